"""Pictures of an article for papers, drawn without a browser: text stays text, the same graph gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import network
from kg.errors import InputError
from kg.write.figure import evidence_map, matrix, timeline
from kg.write.figure.matter import matter
from kg.write.figure.sheet import FORMS
from kg.write.payload import payload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pyoxigraph as ox

    from kg.model import Finding
    from kg.write.figure.matter import Matter
    from kg.write.figure.sheet import Sheet

__all__ = ["FORMS", "VIEWS", "render"]

VIEWS: Mapping[str, Callable[[Matter], Sheet]] = {
    "map": evidence_map.draw,
    "matrix": matrix.draw,
    "timeline": timeline.draw,
}


def render(
    store: ox.Store, view: str, form: str, *, findings: Sequence[Finding] = (), article: str | None = None
) -> bytes:
    """Return a picture of ``article`` (IRI), by default the first of the store; ``form`` is svg, png or pdf.

    Raises :class:`InputError` when there is no such article, view or form, matplotlib is not installed, or the picture
    is larger than the form can be.
    """
    for given, known in ((view, tuple(VIEWS)), (form, FORMS)):
        if given not in known:
            message = f"there is no figure {given!r}"
            raise InputError(message, remedy=f"Choose one of {', '.join(known)}.")
    chosen, part = network.of_article(store, article)
    data = payload(part, findings, network.verdicts(store, (chosen,)))
    return VIEWS[view](matter(data)).save(form)
