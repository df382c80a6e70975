"""Reviewers' verdicts as Web Annotations on citations, one graph an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.names import digest, slug
from kg.triples.iris import Names
from kg.triples.lines import Graph, date, literal
from kg.vocabulary import BASIS_IRI, DCTERMS, FOAF, KG, OA, PROV, RDF, VERDICT_IRI

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Judged


def verdicts_graph(names: Names) -> str:
    """Return the name of the graph that holds the verdicts on an article's claims."""
    return f"{names.graph}/verdicts"


def of_verdicts(base: str, judged: Iterable[Judged]) -> list[str]:
    """Return the N-Quads lines of verdicts, unsorted; equal verdicts have equal names and count once."""
    lines: list[str] = []
    for item in judged:
        names = Names(base, item.slug)
        graph = Graph(verdicts_graph(names))
        _annotation(graph, names, item)
        lines += graph.lines
    return lines


def _annotation(graph: Graph, names: Names, item: Judged) -> None:
    verdict = item.verdict
    citation = names.citation(item.claim, item.reference)
    written = (
        verdict.claim,
        verdict.reference,
        verdict.judgement,
        verdict.basis,
        verdict.reviewer,
        verdict.date,
    )
    about = "\x1f".join(written)
    iri = names.of("verdict", f"{item.claim}--{item.reference}--{digest(about, 8)}")
    graph.type(iri, OA.Annotation)
    graph.link(iri, OA.motivatedBy, OA.assessing)
    graph.link(iri, OA.hasTarget, citation)
    graph.link(iri, OA.hasBody, VERDICT_IRI + verdict.judgement)
    graph.link(iri, KG.basis, BASIS_IRI + verdict.basis)
    graph.text(iri, DCTERMS.source, f"{verdict.source}:{verdict.line}" if verdict.source else "")
    if verdict.date:
        graph.add(iri, PROV.generatedAtTime, date(verdict.date))
    if verdict.reviewer:
        reviewer = f"{names.base}reviewer/{slug(verdict.reviewer)}"
        graph.link(iri, PROV.wasAttributedTo, reviewer)
        graph.type(reviewer, FOAF.Person)
        graph.text(reviewer, FOAF.name, verdict.reviewer)
    if verdict.note:
        graph.link(iri, OA.hasBody, f"{iri}/note")
        graph.type(f"{iri}/note", OA.TextualBody)
        graph.add(f"{iri}/note", RDF.value, literal(verdict.note))
    _passage(graph, iri, OA.hasBody, "quote", verdict.quote)
    _passage(graph, iri, OA.hasTarget, "sentence", verdict.sentence)


def _passage(graph: Graph, annotation: str, role: str, name: str, words: str) -> None:
    """Add a passage by its words: of the reference as body, of the article as a second target."""
    if words:
        iri = f"{annotation}/{name}"
        graph.link(annotation, role, iri)
        graph.type(iri, OA.SpecificResource)
        graph.link(iri, OA.hasSelector, f"{iri}/words")
        graph.type(f"{iri}/words", OA.TextQuoteSelector)
        graph.add(f"{iri}/words", OA.exact, literal(words))
