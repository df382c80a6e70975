"""A reference as the room shows it: the full citation, and all that can be read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from kg import query
from kg.model import Basis, Reference, Work
from kg.workspace import verdicts

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.audit.queue import Candidate
    from kg.workspace.sources import Sources

LONGEST_TEXT = 1_000_000
"""Characters of a text that are sent: some 150 thousand words."""

_FACTS = query.parse(
    "facts",
    """SELECT ?name ?number ?printed ?work ?title ?date ?volume ?pages ?doi ?pmid ?abstract WHERE {
  GRAPH ?graph {
    VALUES ?reference { UNDEF }
    ?reference a biro:BibliographicReference ; rdfs:label ?name ; schema:position ?number ; biro:references ?work .
    OPTIONAL { ?reference c4o:hasContent ?printed }
    OPTIONAL { ?work dcterms:title ?title }
    OPTIONAL { ?work prism:publicationDate ?date }
    OPTIONAL { ?work prism:volume ?volume }
    OPTIONAL { ?work prism:pageRange ?pages }
    OPTIONAL { ?work prism:doi ?doi }
    OPTIONAL { ?work fabio:hasPubMedId ?pmid }
    OPTIONAL { ?work dcterms:abstract ?abstract }
  }
} ORDER BY ?printed ?title ?date ?abstract LIMIT 1""",
)
_JOURNAL = query.parse(
    "journal",
    """SELECT ?journal { VALUES ?work { UNDEF } ?work frbr:partOf+ ?whole . ?whole a fabio:Journal ; dcterms:title ?journal }
  ORDER BY ?journal LIMIT 1""",
)


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
        "journal": _journal(graph, known["work"]),
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


def facts(graph: ox.Store, iri: str) -> dict[str, str]:
    """Return what the graph says of a reference, by the columns of ``_FACTS``; what is not known is empty."""
    table = query.select(graph, query.bind(_FACTS, {"reference": (f"<{iri}>",)}))
    row = next(iter(table.records()), dict.fromkeys(table.columns))
    return {name: "" if value is None else str(value) for name, value in row.items()}


def reference(known: dict[str, str], key: str) -> Reference:
    """Return as much of a reference as it takes to look for a quote in what can be read of it."""
    return Reference(
        key, int(known["number"] or 0), Work(title=known["title"], abstract=known["abstract"]), key=key
    )


def _journal(graph: ox.Store, work: str) -> str:
    if not work:
        return ""
    rows = query.select(graph, query.bind(_JOURNAL, {"work": (f"<{work}>",)})).rows
    return str(rows[0][0]) if rows else ""


def _texts(meant: Reference, sources: Sources) -> list[TextShape]:
    return [
        {"name": name, "basis": str(basis), "text": text[:LONGEST_TEXT], "whole": len(text) <= LONGEST_TEXT}
        for basis in (Basis.FULL_TEXT, Basis.ABSTRACT)
        for name, text in verdicts.at_hand(meant, sources, basis).items()
        if basis is Basis.FULL_TEXT or name == "abstract"
    ]
