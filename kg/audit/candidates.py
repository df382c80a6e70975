"""The pairs of claim and reference in a graph, and who has judged them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.audit.agreement import reviewer
from kg.audit.queue import Candidate
from kg.match import normal
from kg.query import select

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from kg.model import Pair

_PAIRS = """
SELECT DISTINCT ?citation ?about ?cited ?article ?claim ?text ?section ?reference ?name ?title WHERE {
  GRAPH ?graph {
    ?citation a cito:Citation ; cito:hasCitingEntity ?about ; cito:hasCitedEntity ?work ; kg:pointer ?pointer .
    ?pointer c4o:denotes ?cited .
    ?cited biro:references ?work ; dcterms:identifier ?reference ; rdfs:label ?name ; schema:position ?number .
    ?about dcterms:identifier ?claim ; schema:text ?text ; schema:position ?position ; dcterms:isPartOf ?whole .
    ?whole dcterms:identifier ?article .
    OPTIONAL { ?work dcterms:title ?title }
    OPTIONAL { ?about schema:appearance/dcterms:isPartOf/dcterms:isPartOf ?part . ?part a doco:Section ; dcterms:title ?section }
  }
} ORDER BY ?article ?position ?about ?number ?cited ?title"""

_JUDGED = """
SELECT DISTINCT ?citation ?name ?text ?sentence WHERE {
  ?annotation oa:motivatedBy oa:assessing ; oa:hasTarget ?citation ; prov:wasAttributedTo/foaf:name ?name .
  ?citation a cito:Citation ; cito:hasCitingEntity/schema:text ?text .
  OPTIONAL { ?annotation oa:hasTarget/oa:hasSelector/oa:exact ?sentence }
} ORDER BY ?citation"""


def candidates(store: ox.Store, pairs: Iterable[Pair]) -> tuple[Candidate, ...]:
    """Return the pairs of a graph in the order of the text; ``pairs`` say what is at hand for each."""
    at_hand = {pair.citation: pair.at_hand for pair in pairs}
    found: dict[str, Candidate] = {}
    for row in select(store, _PAIRS).records():
        values = {name: str(value or "") for name, value in row.items()}
        entry = ": ".join(part for part in (values.pop("name"), values.pop("title")) if part)
        known = at_hand.get(values["citation"], "nothing")
        found.setdefault(values["citation"], Candidate(**values, entry=entry, at_hand=known))
    return tuple(found.values())


def judged_by(store: ox.Store, name: str) -> frozenset[str]:
    """Return the citations (IRIs) that a reviewer has judged, but for those whose sentence has changed since."""
    return frozenset(
        str(citation)
        for citation, who, text, sentence in select(store, _JUDGED).rows
        if reviewer(str(who)) == reviewer(name)
        and (not sentence or normal(str(sentence)) == normal(str(text)))
    )
