"""What the graph says of an entry of a reference list and its work, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import query

if TYPE_CHECKING:
    import pyoxigraph as ox

_FACTS = query.parse(
    "facts",
    """SELECT ?slug ?key ?name ?number ?printed ?work ?title ?date ?volume ?pages ?doi ?pmid ?abstract WHERE {
  GRAPH ?graph {
    VALUES ?reference { UNDEF }
    ?reference a biro:BibliographicReference ; dcterms:identifier ?key ; rdfs:label ?name ; schema:position ?number ;
      biro:references ?work ; dcterms:isPartOf/dcterms:isPartOf ?article .
    ?article dcterms:identifier ?slug .
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
"""Asked by itself: in one question with the facts the engine walks every path of the graph."""


def facts(graph: ox.Store, iri: str) -> dict[str, str]:
    """Return the facts of a reference by the columns of ``_FACTS``, and ``journal``; unknown ones are empty, all when it is none."""
    table = query.select(graph, query.bind(_FACTS, {"reference": (f"<{iri}>",)}))
    row = next(iter(table.records()), dict.fromkeys(table.columns))
    known = {name: "" if value is None else str(value) for name, value in row.items()}
    return known | {"journal": _journal(graph, known["work"]) if known["work"] else ""}


def _journal(graph: ox.Store, work: str) -> str:
    rows = query.select(graph, query.bind(_JOURNAL, {"work": (f"<{work}>",)})).rows
    return str(rows[0][0]) if rows else ""
