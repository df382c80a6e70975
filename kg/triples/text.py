"""Sections, paragraphs, sentences and pointers, as triples."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from kg.model import BlockKind
from kg.triples.lines import boolean, integer, literal
from kg.vocabulary import C4O, DCTERMS, DEO, DOCO, KG, OA, SCHEMA

if TYPE_CHECKING:
    from kg.model import Article, LinkedArticle, Pointer, Span
    from kg.triples.iris import Names
    from kg.triples.lines import Graph

CONTEXT_LENGTH = 32
"""Code points of a quote's prefix and suffix."""

_BLOCK_CLASSES = {
    BlockKind.TITLE: DOCO.Title,
    BlockKind.HEADING: DOCO.SectionTitle,
    BlockKind.PARAGRAPH: DOCO.Paragraph,
    BlockKind.LIST_ITEM: DOCO.Paragraph,
    BlockKind.CAPTION: DEO.Caption,
    BlockKind.FOOTNOTE: DOCO.Footnote,
    BlockKind.MATH: DOCO.Formula,
}

_SECTION_CLASSES = (
    (re.compile(r"\babstract\b|\bsummary\b", re.IGNORECASE), DOCO.Abstract),
    (re.compile(r"\bintroduction\b", re.IGNORECASE), DEO.Introduction),
    (re.compile(r"\bbackground\b", re.IGNORECASE), DEO.Background),
    (re.compile(r"\bmaterials?\b", re.IGNORECASE), DEO.Materials),
    (re.compile(r"\bmethods?\b", re.IGNORECASE), DEO.Methods),
    (re.compile(r"\bresults?\b", re.IGNORECASE), DEO.Results),
    (re.compile(r"\bdiscussion\b", re.IGNORECASE), DEO.Discussion),
    (re.compile(r"\bconclusions?\b", re.IGNORECASE), DEO.Conclusion),
    (re.compile(r"\backnowledge?ments?\b", re.IGNORECASE), DEO.Acknowledgements),
    (re.compile(r"\bappendix\b", re.IGNORECASE), DOCO.Appendix),
)


def structure(graph: Graph, names: Names, article: Article) -> None:
    """Add sections, paragraphs and sentences, each part of the one around it."""
    for section in article.sections:
        iri = names.of("section", section.id)
        graph.type(iri, DOCO.Section)
        graph.type(iri, *(kind for pattern, kind in _SECTION_CLASSES if pattern.search(section.title)))
        graph.text(iri, DCTERMS.title, section.title)
        graph.text(iri, DCTERMS.identifier, section.id)
        graph.add(iri, SCHEMA.position, integer(section.position))
        whole = names.of("section", section.parent) if section.parent else names.article
        graph.link(iri, DCTERMS.isPartOf, whole)
    for paragraph in article.paragraphs:
        iri = names.of("paragraph", paragraph.id)
        graph.type(iri, _BLOCK_CLASSES.get(paragraph.kind, DOCO.TextChunk))
        graph.add(iri, SCHEMA.position, integer(paragraph.position))
        whole = names.of("section", paragraph.section) if paragraph.section else names.article
        graph.link(iri, DCTERMS.isPartOf, whole)
        graph.add(iri, C4O.hasContent, literal(paragraph.span.of(article.text)))
        graph.add(iri, DCTERMS.source, literal(f"{article.source}:{paragraph.line}"))
    _sentences(graph, names, article)


def _sentences(graph: Graph, names: Names, article: Article) -> None:
    source = names.text(hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest())
    for sentence in article.sentences:
        iri = names.of("sentence", sentence.id)
        graph.type(iri, DOCO.Sentence, OA.SpecificResource)
        graph.link(iri, DCTERMS.isPartOf, names.of("paragraph", sentence.paragraph))
        graph.add(iri, SCHEMA.position, integer(sentence.position))
        graph.add(iri, DCTERMS.source, literal(f"{article.source}:{sentence.line}"))
        graph.link(iri, OA.hasSource, source)
        _selectors(graph, iri, article.text, sentence.span)


def _selectors(graph: Graph, iri: str, text: str, span: Span) -> None:
    """Anchor ``span`` twice: by its words and by its offsets (Web Annotation Data Model, 4.2)."""
    quote, place = f"{iri}/quote", f"{iri}/place"
    graph.link(iri, OA.hasSelector, quote)
    graph.type(quote, OA.TextQuoteSelector)
    graph.add(quote, OA.exact, literal(span.of(text)))
    graph.add(quote, OA.prefix, literal(text[max(0, span.start - CONTEXT_LENGTH) : span.start]))
    graph.add(quote, OA.suffix, literal(text[span.end : span.end + CONTEXT_LENGTH]))
    graph.link(iri, OA.hasSelector, place)
    graph.type(place, OA.TextPositionSelector)
    graph.add(place, OA.start, integer(span.start))
    graph.add(place, OA.end, integer(span.end))


def pointers(graph: Graph, names: Names, linked: LinkedArticle) -> None:
    """Add every pointer with its context, its group and, when it could be linked, its reference."""
    article, denotes = linked.article, dict(linked.denotes)
    sentences = {sentence.id for sentence in article.sentences}
    for position, pointer in enumerate(article.pointers, start=1):
        iri = names.of("pointer", pointer.id)
        graph.type(iri, C4O.InTextReferencePointer)
        graph.add(iri, C4O.hasContent, literal(pointer.label))
        graph.add(iri, DCTERMS.source, literal(f"{article.source}:{pointer.line}"))
        kind = "sentence" if pointer.context in sentences else "paragraph"
        graph.link(iri, C4O.hasContext, names.of(kind, pointer.context))
        graph.add(iri, SCHEMA.position, integer(position))
        if pointer.implied:
            graph.add(iri, KG.implied, boolean(value=True))
        if pointer.id in denotes:
            graph.link(iri, C4O.denotes, names.of("reference", denotes[pointer.id]))
        _group(graph, names, iri, pointer)


def _group(graph: Graph, names: Names, iri: str, pointer: Pointer) -> None:
    group = names.of("group", pointer.group)
    graph.type(group, C4O.SingleLocationPointerList)
    graph.add(group, SCHEMA.position, integer(pointer.group))
    graph.link(group, DCTERMS.isPartOf, names.article)
    graph.link(iri, DCTERMS.isPartOf, group)
