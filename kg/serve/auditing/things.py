"""What findings are about, as the graph names it: claims with their numbers, references, and who cites what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.audit.findings import article_of
from kg.query import select
from kg.serve.things.addresses import Addresses

if TYPE_CHECKING:
    import pyoxigraph as ox

_CLAIMS = """SELECT ?iri ?id WHERE {
  ?iri a schema:Claim ; dcterms:isPartOf ?article ; dcterms:identifier ?id ; schema:position ?position
} ORDER BY ?article ?position ?iri"""

_NUMBERS = """SELECT ?claim ?words WHERE {
  ?claim a schema:Claim ; kg:quantity ?quantity . ?quantity rdfs:label ?words ; oa:start ?start
} ORDER BY ?claim ?start ?words"""

_REFERENCES = """SELECT ?iri ?number ?key ?name ?text WHERE {
  ?iri a biro:BibliographicReference ; dcterms:isPartOf/dcterms:isPartOf ?article ; schema:position ?number ;
    dcterms:identifier ?key ; rdfs:label ?name . OPTIONAL { ?iri biro:references/dcterms:title ?text }
} ORDER BY ?article ?number ?iri ?text"""

_LINKS = """SELECT DISTINCT ?claim ?reference WHERE {
  ?claim a schema:Claim ; kg:pointer/c4o:denotes ?reference . ?reference schema:position ?number
} ORDER BY ?claim ?number ?reference"""


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a reference list: its place, its key, a short name ("Boulman 2005") and the title, if it is known."""

    number: int
    key: str
    name: str
    title: str


class Things:
    """The claims and references of a graph by IRI, and where the workbench shows them; ``base`` begins the workspace's own IRIs."""

    def __init__(self, graph: ox.Store, base: str) -> None:
        self._graph = graph
        self._base = base

    @cached_property
    def claims(self) -> dict[str, str]:
        """The short names of the claims, in the order of the text."""
        return {str(iri): str(name) for iri, name in select(self._graph, _CLAIMS).rows}

    @cached_property
    def references(self) -> dict[str, Reference]:
        """The references, in the order of the list."""
        found: dict[str, Reference] = {}
        for iri, number, key, name, title in select(self._graph, _REFERENCES).rows:
            found.setdefault(
                str(iri), Reference(int(str(number)), str(key), str(name), str(title) if title else "")
            )
        return found

    @cached_property
    def numbers(self) -> dict[str, list[str]]:
        """The words of the numbers of each claim that has some, in their order."""
        return _grouped(self._graph, _NUMBERS)

    @cached_property
    def cited(self) -> dict[str, list[str]]:
        """The references that each claim cites."""
        return _grouped(self._graph, _LINKS)

    @cached_property
    def tally(self) -> tuple[Counter[str], Counter[str]]:
        """How many claims cite a reference, and how many cite nothing else."""
        every = Counter(reference for held in self.cited.values() for reference in held)
        return every, Counter(held[0] for held in self.cited.values() if len(held) == 1)

    def path(self, iri: str) -> str:
        """Return where the workbench shows what an IRI names."""
        return Addresses(self._base, "").of(iri)

    def slug(self, iri: str) -> str:
        """Return the short name of the article that a part belongs to, or nothing."""
        return article_of(iri).removeprefix(f"{self._base}article/")

    def node(self, iri: str) -> str:
        """Return where the map of its article shows a claim or a reference; nothing for anything else."""
        if iri in self.claims:
            name = f"claim/{self.claims[iri]}"
        elif iri in self.references:
            name = f"reference/{self.references[iri].key}"
        else:
            return ""
        return f"{self.path(article_of(iri))}#view=map&node={quote(name)}"


def _grouped(graph: ox.Store, sparql: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in select(graph, sparql).rows:
        found.setdefault(str(one), []).append(str(other))
    return found
