"""The vocabulary of a graph, for checks: what a text names, what is broader than what, and what is a disease."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from kg.model import Concept, Vocabulary
from kg.query import select
from kg.read import concepts

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

_CONCEPTS = """
SELECT ?concept ?label ?property ?value WHERE {
  ?concept a skos:Concept ; skos:prefLabel ?label .
  FILTER NOT EXISTS { ?concept skos:inScheme ?own . FILTER(STRSTARTS(STR(?own), STR(kg:))) }
  OPTIONAL {
    VALUES ?property { skos:altLabel skos:broader skos:related skos:exactMatch }
    ?concept ?property ?value .
  }
} ORDER BY ?concept ?property ?value"""

_DISEASE = re.compile(r"\b(?:disease|disorder|syndrome|cancer|neoplasm|tumou?r|infection)s?\b", re.IGNORECASE)
_DISEASE_IRI = re.compile(r"/(?:MONDO|DOID|Orphanet|ORPHA|OMIM)[_:/]|/icd", re.IGNORECASE)


class Thesaurus:
    """The concepts of one graph, without the project's own schemes."""

    def __init__(self, store: ox.Store) -> None:
        found: dict[str, defaultdict[str, list[str]]] = {}
        labels: dict[str, str] = {}
        for row in select(store, _CONCEPTS).records():
            iri = str(row["concept"])
            labels.setdefault(iri, str(row["label"]))
            kinds = found.setdefault(iri, defaultdict(list))
            kinds[str(row["property"]).rsplit("#", 1)[-1]].append(str(row["value"]))
        self._concepts = {
            iri: Concept(
                iri,
                labels[iri],
                synonyms=tuple(kinds["altLabel"]),
                broader=tuple(kinds["broader"]),
                related=tuple(kinds["related"]),
                matches=tuple(kinds["exactMatch"]),
            )
            for iri, kinds in found.items()
        }
        self._find = concepts.matcher(Vocabulary(tuple(self._concepts.values())))
        self.named = cache(self._named)
        self.ancestors = cache(self._ancestors)
        self.around = cache(self._around)
        self.is_disease = cache(self._is_disease)

    def label(self, iri: str) -> str:
        """Return the preferred label of a concept, or its IRI."""
        return self._concepts[iri].label if iri in self._concepts else iri

    def _named(self, text: str) -> frozenset[str]:
        """Return the concepts that a text names."""
        return frozenset(mention.concept for mention in self._find(text))

    def _ancestors(self, iri: str) -> frozenset[str]:
        """Return a concept and all broader ones; a circle of broader concepts ends where it began."""
        seen, waiting = {iri}, [iri]
        while waiting:
            concept = self._concepts.get(waiting.pop())
            fresh = set(concept.broader if concept else ()) - seen
            seen |= fresh
            waiting += fresh
        return frozenset(seen)

    def _around(self, iri: str) -> frozenset[str]:
        """Return a concept, the related ones, and the broader ones but for the broadest: those hold all of a kind."""
        concept = self._concepts.get(iri)
        broader = {
            each for each in self.ancestors(iri) if each in self._concepts and self._concepts[each].broader
        }
        return frozenset({iri, *broader, *(concept.related if concept else ())})

    def kin(self, one: str, two: str) -> bool:
        """Say whether two concepts are one, one is broader than the other, or they are called related."""
        near = one in self.ancestors(two) or two in self.ancestors(one)
        return near or two in self.around(one) or one in self.around(two)

    def diseases(self, iris: Iterable[str]) -> set[str]:
        """Return those that are diseases: by the name of their broadest concept, else by what they match."""
        return {iri for iri in iris if iri in self._concepts and self.is_disease(iri)}

    def _is_disease(self, iri: str) -> bool:
        above = self.ancestors(iri)
        tops = [
            top for top in above if top in self._concepts and not self._concepts[top].broader and top != iri
        ]
        if tops:
            return any(_DISEASE.search(self.label(top)) for top in tops)
        return any(_DISEASE_IRI.search(match) for match in self._concepts[iri].matches) or bool(
            _DISEASE.search(self.label(iri))
        )
