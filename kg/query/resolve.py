"""What a person types for a parameter, as RDF terms: ``boulman2005``, ``6``, ``calcinosis``, an IRI, a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.query.engine import Iri, select
from kg.triples.lines import literal
from kg.vocabulary import XSD

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyoxigraph as ox

_IRI = re.compile(r'<?((?:https?|urn|tag):[^<>"{}|^`\\\s]+)>?')
_INTEGER = re.compile(r"[+-]?\d+")
_DECIMAL = re.compile(r"[+-]?\d*\.\d+")

_BY_NAME = """
SELECT DISTINCT ?it WHERE {{
  VALUES ?name {{ {name} }}
  ?it a {kind} .
  {{ ?it dcterms:identifier ?name }} UNION {{ ?it skos:notation ?name }}
  UNION {{ ?it dcterms:title ?title FILTER(LCASE(STR(?title)) = LCASE(STR(?name))) }}
  UNION {{ ?it a biro:BibliographicReference ; schema:position ?number FILTER(STR(?number) = ?name) }}
}} ORDER BY ?it"""

_BY_LABEL = """
SELECT DISTINCT ?it WHERE {{
  ?it a skos:Concept ; skos:prefLabel|skos:altLabel|skos:notation ?label .
  FILTER(LCASE(STR(?label)) = LCASE({name}))
}} ORDER BY ?it"""

_LOOKUPS = {
    "reference": (_BY_NAME, "biro:BibliographicReference"),
    "claim": (_BY_NAME, "schema:Claim"),
    "section": (_BY_NAME, "doco:Section"),
    "article": (_BY_NAME, "fabio:JournalArticle"),
    "concept": (_BY_LABEL, "skos:Concept"),
    "kind": (_BY_LABEL, "skos:Concept"),
}
"""Parameters that name a thing of the graph; any other takes a plain value."""


def terms(store: ox.Store, parameter: str, words: Sequence[str]) -> list[str]:
    """Return what ``words`` mean for ``parameter``, as serialised RDF terms.

    A word that names several things (a key used by two articles) means all of them.
    Raises :class:`QueryError` when a word names nothing.
    """
    return [term for word in words for term in _resolve(store, parameter, word)]


def _resolve(store: ox.Store, parameter: str, word: str) -> list[str]:
    if match := _IRI.fullmatch(word):
        return [f"<{match[1]}>"]
    if parameter not in _LOOKUPS:
        return [_plain(word)]
    template, kind = _LOOKUPS[parameter]
    found = select(store, template.format(name=literal(word), kind=kind)).rows
    if not found:
        message = f"no {parameter} is called {word!r}"
        raise QueryError(message, remedy=_advice(parameter))
    return [f"<{it}>" for (it,) in found if isinstance(it, Iri)]


def _plain(word: str) -> str:
    if _INTEGER.fullmatch(word):
        return f'"{word}"^^<{XSD.integer}>'
    if _DECIMAL.fullmatch(word):
        return f'"{word}"^^<{XSD.decimal}>'
    return literal(word)


def _advice(parameter: str) -> str:
    lists = {
        "reference": "references-by-claims",
        "claim": "evidence-matrix",
        "section": "coverage-statistics",
    }
    name = lists.get(parameter)
    return (
        f"'kg query {name}' lists what there is." if name else "Names are those of the graph, or a full IRI."
    )
