"""Claims, their quantities and concepts, and the citations that source them, as triples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import ClaimKind, Measure
from kg.names import work_iri
from kg.triples.lines import boolean, decimal, integer, literal
from kg.vocabulary import (
    CITO,
    DCTERMS,
    KG,
    KIND_IRI,
    MEASURE_IRI,
    OA,
    QUANTITYKIND,
    QUDT,
    RDFS,
    SCHEMA,
    UNIT_IRI,
)

if TYPE_CHECKING:
    from kg.model import Article, Claim, LinkedArticle, Quantity
    from kg.triples.iris import Names
    from kg.triples.lines import Graph

_QUANTITY_KINDS = {
    Measure.PROPORTION: QUANTITYKIND.DimensionlessRatio,
    Measure.RATIO: QUANTITYKIND.DimensionlessRatio,
    Measure.AGE: QUANTITYKIND.Time,
    Measure.DURATION: QUANTITYKIND.Time,
    Measure.COUNT: QUANTITYKIND.Count,
    Measure.P_VALUE: QUANTITYKIND.Probability,
}


def claims(graph: Graph, names: Names, article: Article) -> None:
    """Add every claim with its place, kind, concepts and quantities."""
    for claim in article.claims:
        iri = names.of("claim", claim.id)
        graph.type(iri, SCHEMA.Claim)
        graph.text(iri, DCTERMS.identifier, claim.id)
        graph.add(iri, SCHEMA.text, literal(claim.text))
        graph.link(iri, SCHEMA.appearance, names.of("sentence", claim.sentence))
        graph.link(iri, DCTERMS.isPartOf, names.article)
        graph.link(iri, DCTERMS.type, KIND_IRI + claim.kind)
        graph.add(iri, SCHEMA.position, integer(claim.position))
        for pointer in claim.pointers:
            graph.link(iri, KG.pointer, names.of("pointer", pointer))
        for concept in sorted({mention.concept for mention in claim.mentions}):
            graph.link(iri, DCTERMS.subject, concept)
        for number, quantity in enumerate(claim.quantities, start=1):
            _quantity(graph, iri, names.of("quantity", f"{claim.id}.{number}"), claim, quantity)


def citations(graph: Graph, names: Names, linked: LinkedArticle) -> None:
    """Add one ``cito:Citation`` for each pair of claim and reference, and the shortcuts."""
    works = {
        reference.label: work_iri(names.base, reference.work, f"{names.slug} {reference.label}")
        for reference in linked.references
    }
    for citation in linked.citations:
        iri = names.citation(citation.claim, citation.reference)
        claim, work = names.of("claim", citation.claim), works[citation.reference]
        graph.type(iri, CITO.Citation)
        graph.link(iri, CITO.hasCitingEntity, claim)
        graph.link(iri, CITO.hasCitedEntity, work)
        graph.link(iri, CITO.hasCitationCharacterization, CITO.citesAsEvidence)
        graph.link(claim, CITO.citesAsEvidence, work)
        for pointer in citation.pointers:
            graph.link(iri, KG.pointer, names.of("pointer", pointer))
    for label in sorted(dict.fromkeys(label for _, label in linked.denotes)):
        graph.link(names.article, CITO.cites, works[label])


def _quantity(graph: Graph, claim_iri: str, iri: str, claim: Claim, quantity: Quantity) -> None:
    graph.link(claim_iri, KG.quantity, iri)
    graph.type(iri, SCHEMA.QuantitativeValue)
    graph.add(iri, RDFS.label, literal(quantity.text))
    graph.link(iri, DCTERMS.type, MEASURE_IRI + quantity.measure)
    graph.add(iri, OA.start, integer(quantity.span.start))
    graph.add(iri, OA.end, integer(quantity.span.end))
    _values(graph, iri, quantity)
    if quantity.unit:
        graph.link(iri, QUDT.hasUnit, UNIT_IRI + quantity.unit)
    graph.text(iri, SCHEMA.unitText, quantity.unknown_unit)
    if kind := _quantity_kind(claim, quantity):
        graph.link(iri, QUDT.hasQuantityKind, kind)
    for role, concept in (
        (KG.population, quantity.population),
        (KG.outcome, quantity.outcome),
        (KG.comparator, quantity.comparator),
    ):
        if concept:
            graph.link(iri, role, concept)


def _values(graph: Graph, iri: str, quantity: Quantity) -> None:
    for predicate, number in (
        (SCHEMA.value, quantity.value),
        (SCHEMA.minValue, quantity.minimum),
        (SCHEMA.maxValue, quantity.maximum),
        (KG.numerator, quantity.numerator),
        (KG.denominator, quantity.denominator),
    ):
        if number is not None:
            graph.add(iri, predicate, decimal(number))
    for predicate, flag in ((KG.strict, quantity.strict), (KG.approximate, quantity.approximate)):
        if flag:
            graph.add(iri, predicate, boolean(value=True))


def _quantity_kind(claim: Claim, quantity: Quantity) -> str:
    """Return the QUDT quantity kind; a percentage is a prevalence only where the claim is about one."""
    if quantity.measure is Measure.PERCENTAGE:
        prevalent = claim.kind is ClaimKind.PREVALENCE and quantity.population and quantity.outcome
        return QUANTITYKIND.Prevalence if prevalent else QUANTITYKIND.DimensionlessRatio
    return _QUANTITY_KINDS.get(quantity.measure, "")
