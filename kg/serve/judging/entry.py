"""A reference as the room shows it: the full citation, and all that can be read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from kg.model import Basis, Reference, Work
from kg.serve.things.facts import facts
from kg.workspace import verdicts

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

    from kg.audit.queue import Candidate
    from kg.workspace.sources import Sources

LONGEST_TEXT = 1_000_000
"""Characters of a text that are sent: some 150 thousand words."""


class TextShape(TypedDict):
    """What can be read: its name, the ``basis`` (``full-text``, ``abstract``) that it is, and whether this is the ``whole`` of it."""

    name: str
    basis: str
    text: str
    whole: bool


class EntryShape(TypedDict):
    """A reference; ``number`` is its place in the list, what is not known is empty. ``texts`` hold the full text first."""

    iri: str
    key: str
    name: str
    number: int
    title: str
    authors: list[str]
    journal: str
    date: str
    volume: str
    pages: str
    doi: str
    pmid: str
    printed: str
    texts: list[TextShape]


def answer(graph: ox.Store, pair: Candidate, sources: Sources, authors: list[str]) -> EntryShape:
    """Return the reference of a pair; ``authors`` in their order."""
    known = facts(graph, pair.cited)
    return {
        "iri": pair.cited,
        "key": pair.reference,
        "number": int(known["number"] or 0),
        "authors": authors,
        "journal": known["journal"],
        "name": known["name"],
        "title": known["title"],
        "date": known["date"],
        "volume": known["volume"],
        "pages": known["pages"],
        "doi": known["doi"],
        "pmid": known["pmid"],
        "printed": known["printed"],
        "texts": _texts(reference(known, pair.reference), sources),
    }


def reference(known: Mapping[str, str], key: str) -> Reference:
    """Return as much of a reference as it takes to look for a quote in what can be read of it."""
    return Reference(
        key, int(known["number"] or 0), Work(title=known["title"], abstract=known["abstract"]), key=key
    )


def _texts(meant: Reference, sources: Sources) -> list[TextShape]:
    return [
        {"name": name, "basis": str(basis), "text": text[:LONGEST_TEXT], "whole": len(text) <= LONGEST_TEXT}
        for basis in (Basis.FULL_TEXT, Basis.ABSTRACT)
        for name, text in verdicts.at_hand(meant, sources, basis).items()
        if basis is Basis.FULL_TEXT or name == "abstract"
    ]
