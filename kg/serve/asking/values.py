"""What may stand for a parameter of a question: the things of the graph, found by words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.query import select
from kg.triples.lines import literal
from kg.vocabulary import KIND_IRI, MEASURE_IRI

if TYPE_CHECKING:
    import pyoxigraph as ox

MOST = 100
"""Values of one answer."""

LONGEST = 200
"""Characters of the words that are looked for."""

_OF_SCHEME = """
  ?it skos:inScheme <{scheme}> ; skos:notation ?value ; skos:prefLabel ?name .
  OPTIONAL {{ ?it skos:definition ?more }}"""

_PATTERNS = {
    "article": """
  ?it dcterms:identifier ?value ; dcterms:source ?more ; a ?type .
  FILTER NOT EXISTS { ?it kg:code ?code }
  OPTIONAL { ?it dcterms:title ?name }""",
    "claim": "?it a schema:Claim ; dcterms:identifier ?value ; schema:text ?name ; dcterms:type/skos:notation ?more .",
    "code": """
  ?it a sh:ValidationResult ; kg:code ?value .
  OPTIONAL { ?it rdfs:label ?name }""",
    "concept": """
  ?it a skos:Concept ; skos:prefLabel ?value .
  FILTER NOT EXISTS { ?it skos:inScheme ?own . FILTER(STRSTARTS(STR(?own), STR(kg:))) }
  OPTIONAL { ?it skos:altLabel ?name }
  OPTIONAL { ?it skos:definition ?more }""",
    "kind": _OF_SCHEME.format(scheme=KIND_IRI.rstrip("/")),
    "measure": _OF_SCHEME.format(scheme=MEASURE_IRI.rstrip("/")),
    "reference": """
  ?it a biro:BibliographicReference .
  OPTIONAL { ?it dcterms:identifier ?key }
  OPTIONAL { ?it skos:notation ?printed }
  BIND(COALESCE(?key, ?printed) AS ?value)
  OPTIONAL { ?it rdfs:label ?name }
  OPTIONAL { ?it biro:references/dcterms:title ?more }""",
    "section": """
  ?it a doco:Section ; dcterms:identifier ?value .
  OPTIONAL { ?it dcterms:title ?name }""",
}
"""The things that each parameter names, as :mod:`kg.query.resolve` finds them: ``?value`` is what is typed."""

PARAMETERS = frozenset(_PATTERNS)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value with what it means; several things may bear it, and all are meant."""

    value: str
    label: str
    detail: str


def choices(store: ox.Store, parameter: str, words: str, limit: int) -> list[Choice]:
    """Return up to ``limit`` values of which all ``words`` are said, those that begin so first.

    A parameter that names nothing of the graph takes any value; of it nothing is known.
    """
    if parameter not in _PATTERNS:
        return []
    said = 'CONCAT(STR(?value), " ", COALESCE(STR(?name), ""), " ", COALESCE(STR(?more), ""))'
    wanted = "".join(f"\n  FILTER(CONTAINS(LCASE({said}), LCASE({literal(word)})))" for word in words.split())
    rank = f"IF(STRSTARTS(LCASE(STR(?value)), LCASE({literal(words.strip())})), 0, 1)"
    sparql = (
        f"SELECT ?value (MIN(STR(?name)) AS ?label) (MIN(STR(?more)) AS ?detail)\nWHERE {{ {_PATTERNS[parameter]}{wanted}\n}}\n"
        f"GROUP BY ?value ORDER BY {rank} STR(?value) LIMIT {limit}"
    )
    return [
        Choice(*("" if cell is None else str(cell) for cell in row)) for row in select(store, sparql).rows
    ]
