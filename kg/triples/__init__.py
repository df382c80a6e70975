"""Records to N-Quads lines: the only room that knows the RDF shape, drawn in ``docs/model.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.names import work_iri
from kg.triples.claims import citations, claims
from kg.triples.concepts import of_vocabulary, vocabulary_graph
from kg.triples.findings import of_findings
from kg.triples.iris import Names
from kg.triples.lines import Graph, integer, literal
from kg.triples.merged import of_merged, works_graph
from kg.triples.printed import printed
from kg.triples.problems import problems
from kg.triples.text import pointers, structure
from kg.triples.verdicts import of_verdicts, verdicts_graph
from kg.triples.works import describe, people
from kg.vocabulary import BIRO, C4O, DCTERMS, FABIO, FRBR, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    from kg.model import LinkedArticle, Reference

__all__ = [
    "Names",
    "of_article",
    "of_findings",
    "of_merged",
    "of_verdicts",
    "of_vocabulary",
    "short_citation",
    "verdicts_graph",
    "vocabulary_graph",
    "works_graph",
]


def of_article(base: str, linked: LinkedArticle) -> list[str]:
    """Return the N-Quads lines of one article and all that belongs to it, unsorted, in one named graph."""
    names = Names(base, linked.article.slug)
    graph = Graph(names.graph)
    _article(graph, names, linked)
    structure(graph, names, linked.article)
    _references(graph, names, linked)
    printed(graph, names, linked)
    pointers(graph, names, linked)
    claims(graph, names, linked.article)
    citations(graph, names, linked)
    problems(graph, names, linked)
    return graph.lines


def short_citation(reference: Reference) -> str:
    """Return how a person refers to a work: ``Boulman 2005``."""
    work = reference.work
    first = (work.authors or work.editors)[:1]
    name = next((" ".join(filter(None, (p.particle, p.family))) or p.literal for p in first), "")
    return " ".join(filter(None, (name or work.title[:40] or reference.label, work.year)))


def _article(graph: Graph, names: Names, linked: LinkedArticle) -> None:
    article, iri = linked.article, names.article
    describe(graph, names.base, iri, article.work)
    people(graph, names.base, iri, iri, article.work)
    graph.text(iri, DCTERMS.identifier, article.slug)
    graph.text(iri, DCTERMS.source, article.source)
    graph.text(iri, RDFS.comment, article.style)
    for keyword in article.keywords:
        graph.text(iri, SCHEMA.keywords, keyword)
    if article.work.type == "case-report":
        graph.link(iri, FRBR.realizationOf, f"{iri}/work")
        graph.type(f"{iri}/work", FABIO.ClinicalCaseReport)


def _references(graph: Graph, names: Names, linked: LinkedArticle) -> None:
    if not linked.references:
        return
    whole = f"{names.article}/references"
    graph.type(whole, BIRO.ReferenceList)
    graph.link(whole, DCTERMS.isPartOf, names.article)
    for reference in linked.references:
        iri = names.of("reference", reference.label)
        work = work_iri(names.base, reference.work, f"{names.slug} {reference.label}")
        graph.type(iri, BIRO.BibliographicReference)
        graph.text(iri, C4O.hasContent, reference.text)
        graph.add(iri, RDFS.label, literal(short_citation(reference)))
        graph.text(iri, DCTERMS.identifier, reference.key or reference.label)
        graph.text(iri, SKOS.notation, reference.label)
        graph.add(iri, SCHEMA.position, integer(reference.position))
        graph.link(iri, DCTERMS.isPartOf, whole)
        graph.link(iri, BIRO.references, work)
        describe(graph, names.base, work, reference.work)
        people(graph, names.base, work, iri, reference.work)
