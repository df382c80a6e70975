"""What persons have said of citations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.questions import ask
from kg.vocabulary import BASIS_IRI, VERDICT_IRI

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Opinion:
    """One verdict of one reviewer; ``judgement`` and ``basis`` as in ``verdicts.csv``, what is not known empty."""

    judgement: str
    basis: str
    reviewer: str = ""
    date: str = ""
    quote: str = ""
    note: str = ""


def verdicts(store: ox.Store, articles: Sequence[str] = ()) -> dict[str, tuple[Opinion, ...]]:
    """Return the verdicts by the IRI of the citation they are about, the oldest first."""
    found: dict[str, dict[str, Opinion]] = {}
    for row in ask(store, "verdicts", articles):
        found.setdefault(str(row["citation"]), {})[str(row["annotation"])] = Opinion(
            judgement=str(row["judgement"]).removeprefix(VERDICT_IRI),
            basis=str(row["basis"]).removeprefix(BASIS_IRI),
            **{name: str(row[name] or "") for name in ("reviewer", "date", "quote", "note")},
        )
    return {citation: tuple(opinions.values()) for citation, opinions in found.items()}
