"""A claim where it stands: its paragraph in pieces, of which some are its sentence, and some of those its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from kg import query

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

_SENTENCES = query.parse(
    "sentences",
    """SELECT ?paragraph ?content ?sentence ?start ?words (EXISTS { ?claim schema:appearance ?sentence } AS ?own) WHERE {
  VALUES ?claim { UNDEF }
  ?claim schema:appearance/dcterms:isPartOf ?paragraph . ?paragraph c4o:hasContent ?content .
  ?sentence dcterms:isPartOf ?paragraph ; oa:hasSelector ?quote, ?place .
  ?quote oa:exact ?words . ?place oa:start ?start .
} ORDER BY ?start""",
)

_SECTIONS = query.parse(
    "sections",
    """SELECT ?title ?position WHERE {
  VALUES ?claim { UNDEF }
  ?claim schema:appearance/dcterms:isPartOf+ ?section .
  ?section a doco:Section ; dcterms:title ?title ; schema:position ?position .
} ORDER BY ?position""",
)

_NUMBERS = query.parse(
    "numbers",
    """SELECT ?words ?start WHERE {
  VALUES ?claim { UNDEF }
  ?claim kg:quantity ?quantity . ?quantity rdfs:label ?words ; oa:start ?start .
} ORDER BY ?start ?words""",
)


class Piece(TypedDict):
    """A stretch of a paragraph; ``claim`` where it is of the claim's sentence, ``number`` where it is one of its numbers."""

    text: str
    claim: bool
    number: bool


def pieces(graph: ox.Store, claim: str) -> list[Piece]:
    """Return the paragraph of a claim (IRI) in pieces; nothing where the graph has none."""
    rows = query.select(graph, query.bind(_SENTENCES, {"claim": (f"<{claim}>",)})).records()
    own = next((row for row in rows if str(row["own"]) in {"True", "true"}), None)
    if own is None:
        return []
    content, words = str(own["content"]), str(own["words"])
    first = rows[0]
    start = int(str(own["start"])) - int(str(first["start"])) + max(content.find(str(first["words"])), 0)
    if not content.startswith(words, start):
        start = max(content.find(words), 0)
    end = start + len(words)
    inside = [(piece, True, number) for piece, number in _split(content[start:end], numbers(graph, claim))]
    parts = [(content[:start], False, False), *inside, (content[end:], False, False)]
    return [{"text": text, "claim": own, "number": number} for text, own, number in parts if text]


def _split(text: str, passages: Iterable[str]) -> list[tuple[str, bool]]:
    """Return a text in pieces, each of the passages that stands after the one before being one."""
    found: list[tuple[str, bool]] = []
    done = 0
    for passage in passages:
        at = text.find(passage, done)
        if passage and at >= 0:
            found += [(text[done:at], False), (passage, True)]
            done = at + len(passage)
    return [*found, (text[done:], False)]


def numbers(graph: ox.Store, claim: str) -> list[str]:
    """Return the words of a claim's numbers, in their order."""
    rows = query.select(graph, query.bind(_NUMBERS, {"claim": (f"<{claim}>",)})).rows
    return [str(row[0]) for row in rows]


def sections(graph: ox.Store, claim: str) -> list[str]:
    """Return the headings above a claim, the outermost first."""
    rows = query.select(graph, query.bind(_SECTIONS, {"claim": (f"<{claim}>",)})).rows
    return [str(row[0]) for row in rows]
