"""How much of what is in the graph, by asking it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.serve.sparql.asked import Asked

if TYPE_CHECKING:
    from kg.serve.sparql.endpoint import Endpoint

_GRAPHS = "SELECT ?name (COUNT(*) AS ?count) { GRAPH ?name { ?s ?p ?o } } GROUP BY ?name ORDER BY ?name"
_PROPERTIES = "SELECT ?name (COUNT(*) AS ?count) { GRAPH ?g { ?s ?name ?o } } GROUP BY ?name ORDER BY ?name"
_CLASSES = """SELECT ?name (COUNT(DISTINCT ?s) AS ?count) (MIN(STR(?s)) AS ?example) { GRAPH ?g { ?s a ?name } }
GROUP BY ?name ORDER BY ?name"""
_SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?count) { GRAPH ?g { ?s ?p ?o } }"
_OBJECTS = "SELECT (COUNT(DISTINCT ?o) AS ?count) { GRAPH ?g { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Part:
    """A named graph, a property or a class, by its IRI: its triples or, of a class, its ``count`` of members and one of them."""

    name: str
    count: int
    example: str = ""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of one graph, each list in the order of its IRIs. A triple that stands in two named graphs counts twice."""

    graphs: tuple[Part, ...]
    properties: tuple[Part, ...]
    classes: tuple[Part, ...]
    subjects: int
    objects: int

    @property
    def triples(self) -> int:
        """All of them."""
        return sum(part.count for part in self.graphs)


async def taken(endpoint: Endpoint) -> Statistics:
    """Count the graph of an endpoint; each count is a query within its limits.

    Raises what :meth:`Endpoint.ask` raises.
    """
    graphs, properties, classes = [await _parts(endpoint, text) for text in (_GRAPHS, _PROPERTIES, _CLASSES)]
    subjects, objects = [await _rows(endpoint, text) for text in (_SUBJECTS, _OBJECTS)]
    return Statistics(graphs, properties, classes, int(subjects[0]["count"]), int(objects[0]["count"]))


async def _parts(endpoint: Endpoint, sparql: str) -> tuple[Part, ...]:
    rows = await _rows(endpoint, sparql)
    return tuple(Part(row["name"], int(row["count"]), row.get("example", "")) for row in rows)


async def _rows(endpoint: Endpoint, sparql: str) -> list[dict[str, str]]:
    answer = await endpoint.ask(Asked(sparql))
    rows: list[dict[str, Any]] = json.loads(answer.read())["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in rows]
