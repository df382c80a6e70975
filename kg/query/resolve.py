"""What a person types for a parameter, as RDF terms: ``boulman2005``, ``6``, ``calcinosis``, an IRI, a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.model import ClaimKind, Measure
from kg.query.engine import Iri, select
from kg.triples.lines import literal
from kg.vocabulary import KIND_IRI, MEASURE_IRI, XSD

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyoxigraph as ox

_IRI = re.compile(r'<?((?:https?|urn|tag):[^<>"{}|^`\\\s]+)>?')
_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d*\.\d+", re.ASCII)

_OF_SCHEME = """
  ?it skos:inScheme <{scheme}> ; skos:prefLabel|skos:notation ?label .
  FILTER(LCASE(STR(?label)) = LCASE({name}))"""

_PATTERNS = {
    "reference": """
  ?it a biro:BibliographicReference .
  {{ ?it dcterms:identifier {name} }} UNION {{ ?it skos:notation {name} }} UNION {{
    ?it schema:position {plain} ; dcterms:isPartOf ?list .
    FILTER NOT EXISTS {{ ?other dcterms:isPartOf ?list ; skos:notation {name} }}
  }}""",
    "claim": "?it a schema:Claim ; dcterms:identifier {name} .",
    "section": """
  ?it a doco:Section .
  {{ ?it dcterms:identifier {name} }} UNION {{
    ?it dcterms:title ?title .
    FILTER(LCASE(STR(?title)) = LCASE({name}))
  }}""",
    "article": """
  ?it dcterms:identifier ?slug ; dcterms:source ?file .
  {{ ?it dcterms:identifier {name} }} UNION {{ ?it dcterms:source {name} }} UNION {{
    ?it dcterms:title ?title .
    FILTER(LCASE(STR(?title)) = LCASE({name}))
  }}""",
    "concept": """
  ?it a skos:Concept ; skos:prefLabel|skos:altLabel ?label .
  FILTER(LCASE(STR(?label)) IN (LCASE({name}), LCASE({spaced})))
  FILTER NOT EXISTS {{ ?it skos:inScheme ?own . FILTER(STRSTARTS(STR(?own), STR(kg:))) }}""",
    "kind": _OF_SCHEME.replace("{scheme}", KIND_IRI.rstrip("/")),
    "measure": _OF_SCHEME.replace("{scheme}", MEASURE_IRI.rstrip("/")),
}
"""How each parameter that names a thing of the graph finds it; any other parameter takes a plain value."""

_ADVICE = {
    "reference": "'kg query reference-list' lists what there is.",
    "claim": "'kg query claims' lists what there is.",
    "section": "'kg query outline' lists what there is.",
    "article": "'kg query coverage-statistics' lists what there is.",
    "concept": "'kg query concepts-by-claims' lists what the claims name.",
    "kind": f"There are: {', '.join(ClaimKind)}.",
    "measure": f"There are: {', '.join(Measure)}.",
}


def terms(store: ox.Store, parameter: str, words: Sequence[str]) -> list[str]:
    """Return what ``words`` mean for ``parameter``, as serialised RDF terms.

    A word that names several things (a key used by two articles) means all of them; a number names the reference of
    that label or, in a list without such a label, of that position.
    Raises :class:`QueryError` when a word names nothing.
    """
    return list(dict.fromkeys(term for word in words for term in _resolve(store, parameter, word)))


def _resolve(store: ox.Store, parameter: str, word: str) -> list[str]:
    if match := _IRI.fullmatch(word):
        return [f"<{match[1]}>"]
    if parameter not in _PATTERNS:
        return [_plain(word)]
    spaced = literal(word.replace("-", " ").replace("_", " "))
    pattern = _PATTERNS[parameter].format(name=literal(word), plain=_plain(word), spaced=spaced)
    found = select(store, f"SELECT DISTINCT ?it WHERE {{ {pattern} }} ORDER BY ?it").rows
    if not found:
        message = f"no {parameter} is called {word!r}"
        raise QueryError(message, remedy=_ADVICE[parameter])
    return [f"<{it}>" for (it,) in found if isinstance(it, Iri)]


def _plain(word: str) -> str:
    if _INTEGER.fullmatch(word):
        return f'"{word}"^^<{XSD.integer}>'
    if _DECIMAL.fullmatch(word):
        return f'"{word}"^^<{XSD.decimal}>'
    return literal(word)
