"""The interactive page of an article: one HTML file that needs no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import network
from kg.write.carrier import html
from kg.write.page_findings import known
from kg.write.payload import payload

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyoxigraph as ox

    from kg.model import Finding


def render(
    store: ox.Store,
    *,
    findings: Sequence[Finding] = (),
    article: str | None = None,
    home: str = "",
    judge: str = "",
) -> str:
    """Return the page of ``article`` (IRI), by default the first of the store, as HTML.

    ``home`` is the page of the corpus, relative to this one, when there is one, ``judge`` where a pair is judged: an address that ends in
    the article's name, to which claim and reference are added. ``findings`` are shown where they concern the article. The same graph gives
    the same page.
    Raises :class:`InputError` when there is no such article.
    """
    chosen, part = network.of_article(store, article)
    data = payload(part, findings, network.verdicts(store, (chosen,)))
    data.nodes[0] |= known({"home": home, "judge": judge})
    return html("page", data.nodes, data.edges)
