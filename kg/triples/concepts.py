"""The concepts of a vocabulary, and the project's own schemes, as triples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Basis, ClaimKind, Judgement, Measure
from kg.triples.lines import Graph, english, literal
from kg.vocabulary import BASIS_IRI, KG, KIND_IRI, MEASURE_IRI, RDFS, SKOS, VERDICT_IRI

if TYPE_CHECKING:
    from kg.model import Vocabulary

_KIND_LABELS = {
    ClaimKind.OBSERVATION: "Observation of the article's own",
    ClaimKind.DEFINITION: "Definition",
    ClaimKind.PREVALENCE: "Prevalence",
    ClaimKind.PRESENTATION: "Presentation",
    ClaimKind.MECHANISM: "Mechanism",
    ClaimKind.COMPLICATION: "Complication",
    ClaimKind.TREATMENT: "Treatment",
    ClaimKind.STATEMENT: "Other general statement",
}

_VERDICT_LABELS = {
    Judgement.SUPPORTED: "Supported",
    Judgement.PARTLY_SUPPORTED: "Partly supported",
    Judgement.OVERSTATED: "Overstated",
    Judgement.NOT_SUPPORTED: "Not supported",
    Judgement.CONTRADICTED: "Contradicted",
    Judgement.UNRELATED: "Unrelated",
    Judgement.UNDETERMINED: "Cannot be determined",
}
_BASIS_LABELS = {Basis.FULL_TEXT: "Full text", Basis.ABSTRACT: "Abstract", Basis.TITLE: "Title"}

_TERM_LABELS = {
    KG.pointer: "pointer that sources the claim or citation",
    KG.quantity: "quantity stated by the claim",
    KG.population: "whom the quantity is about",
    KG.outcome: "what the quantity counts or measures",
    KG.comparator: "what the quantity is compared with",
    KG.basis: "what the reviewer read",
    KG.strict: "the bound itself is excluded",
    KG.approximate: "given as approximate",
    KG.numerator: "how many",
    KG.denominator: "of how many",
    KG.implied: "filled in from a range such as 7–9",
    KG.printed: "the work as the article's own list prints it",
    KG.code: "stable name of the kind of problem",
}


def vocabulary_graph(base: str) -> str:
    """Return the name of the graph that holds concepts and schemes."""
    return f"{base}graph/vocabulary"


def of_vocabulary(base: str, vocabulary: Vocabulary) -> list[str]:
    """Return the N-Quads lines of the concepts and of our own terms, unsorted."""
    graph = Graph(vocabulary_graph(base))
    for concept in vocabulary.concepts:
        graph.type(concept.iri, SKOS.Concept)
        graph.add(concept.iri, SKOS.prefLabel, english(concept.label))
        for synonym in concept.synonyms:
            graph.add(concept.iri, SKOS.altLabel, english(synonym))
        for predicate, targets in (
            (SKOS.broader, concept.broader),
            (SKOS.related, concept.related),
            (SKOS.exactMatch, concept.matches),
        ):
            for target in targets:
                graph.link(concept.iri, predicate, target)
        graph.text(concept.iri, SKOS.definition, concept.definition)
    _scheme(graph, KIND_IRI, "Kinds of claims", {str(kind): label for kind, label in _KIND_LABELS.items()})
    _scheme(graph, MEASURE_IRI, "What a quantity measures", {str(m): m.replace("-", " ") for m in Measure})
    _scheme(
        graph,
        VERDICT_IRI,
        "Verdicts of reviewers",
        {str(kind): text for kind, text in _VERDICT_LABELS.items()},
    )
    _scheme(
        graph, BASIS_IRI, "What a reviewer read", {str(kind): text for kind, text in _BASIS_LABELS.items()}
    )
    for term, label in _TERM_LABELS.items():
        graph.add(term, RDFS.label, english(label))
    return graph.lines


def _scheme(graph: Graph, iri: str, title: str, members: dict[str, str]) -> None:
    scheme = iri.rstrip("/")
    graph.type(scheme, SKOS.ConceptScheme)
    graph.add(scheme, SKOS.prefLabel, english(title))
    for notation, label in members.items():
        graph.type(iri + notation, SKOS.Concept)
        graph.add(iri + notation, SKOS.prefLabel, english(label))
        graph.add(iri + notation, SKOS.notation, literal(notation))
        graph.link(iri + notation, SKOS.inScheme, scheme)
