"""A document, understood: sentences, pointers and claims, each at its place in one plain text."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from kg.model import Article, BlockKind, Claim, ClaimKind, Mention, Pointer, Sentence
from kg.names import article_slug
from kg.read import kinds, outline, quantities, roles, sentences
from kg.read.claim_names import ClaimNames
from kg.read.stating import Passage, drafts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.model import Block, Document, Marker, Paragraph, Quantity, Span, Vocabulary
    from kg.read.annotated import Draft
    from kg.read.concepts import Matcher
    from kg.read.outline import Outline

_WITH_SENTENCES = frozenset({BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})


def compose(document: Document, vocabulary: Vocabulary, matcher: Matcher) -> Article:
    """Find what ``document`` says: every marker becomes pointers, every statement a claim.

    Claims carry the concepts that ``matcher`` finds and the quantities of their span, with population and outcome.
    """
    laid = outline.of(document.blocks)
    reader = _Reader(document, laid, vocabulary, matcher)
    for paragraph, block in laid.placed:
        reader.read(paragraph, block)
    return Article(
        slug=article_slug(document.work, document.source),
        source=document.source,
        work=document.work,
        text=laid.text,
        sections=laid.sections,
        paragraphs=tuple(paragraph for paragraph, _ in laid.placed),
        sentences=tuple(reader.sentences),
        claims=tuple(reader.claims),
        pointers=tuple(reader.pointers),
        printed=document.printed,
        keywords=document.keywords,
        nocite=document.nocite,
        style=document.style,
        problems=(*document.problems, *reader.names.problems),
    )


class _Reader:
    """Goes through the blocks in order and collects what it finds; things are named as they are met."""

    def __init__(self, document: Document, laid: Outline, vocabulary: Vocabulary, matcher: Matcher) -> None:
        self.sentences: list[Sentence] = []
        self.pointers: list[Pointer] = []
        self.claims: list[Claim] = []
        self.names = ClaimNames(document.source)
        self._own = kinds.own_names(document.work.title)
        self._titles = _titles(laid)
        self._vocabulary = vocabulary
        self._matcher = matcher
        self._groups = count(1)

    def read(self, paragraph: Paragraph, block: Block) -> None:
        """Read one block; one without sentences keeps its pointers all the same."""
        if block.kind not in _WITH_SENTENCES:
            self._point(paragraph, paragraph.id, block.markers)
            return
        apart = [marker.span for marker in block.markers if not marker.in_text]
        words = [*block.opaque, *(marker.span for marker in block.markers if marker.in_text)]
        spans = sentences.split(block.text, apart, words)
        mentions = self._matcher(block.text)
        found = quantities.find(block.text, [*words, *apart], block.superscripts)
        numbers = _with_roles(block.text, spans, found, mentions, self._vocabulary)
        observed = False
        for position, span in enumerate(spans, start=1):
            sentence = _sentence(paragraph, block, position, span)
            self.sentences.append(sentence)
            inside = tuple(number for number in numbers if span.holds(number.span))
            passage = Passage(block, span, inside, self._titles[paragraph.section], self._own, observed)
            pointers = self._point(paragraph, sentence.id, passage.markers)
            for draft in drafts(passage):
                claim = self._claim(paragraph, sentence, draft, pointers, numbers, mentions)
                self.claims.append(claim)
                observed = claim.kind is ClaimKind.OBSERVATION

    def _point(
        self, paragraph: Paragraph, context: str, markers: Sequence[Marker]
    ) -> dict[Marker, tuple[str, ...]]:
        """Add the pointers of ``markers``; return their ids by marker."""
        numbers = count(1)
        ids: dict[Marker, tuple[str, ...]] = {}
        for marker in markers:
            group = next(self._groups)
            made = [
                Pointer(
                    id=f"{context}.r{next(numbers)}",
                    context=context,
                    label=label.text,
                    span=label.span.shifted(paragraph.span.start),
                    form=marker.form,
                    group=group,
                    line=marker.line,
                    implied=label.implied,
                    prefix=label.prefix,
                    locator=label.locator,
                )
                for label in marker.labels
            ]
            self.pointers += made
            ids[marker] = tuple(pointer.id for pointer in made)
        return ids

    def _claim(  # noqa: PLR0913, PLR0917 - what a claim is made of
        self,
        paragraph: Paragraph,
        sentence: Sentence,
        draft: Draft,
        pointers: Mapping[Marker, tuple[str, ...]],
        numbers: Sequence[Quantity],
        mentions: Sequence[Mention],
    ) -> Claim:
        """Make a claim of a draft, with the quantities and concepts of its span, at their places in the article's text."""
        offset = paragraph.span.start
        return Claim(
            id=self.names.name(draft, sentence.line),
            sentence=sentence.id,
            position=len(self.claims) + 1,
            text=draft.text,
            span=draft.span.shifted(offset),
            kind=draft.kind or ClaimKind.STATEMENT,
            pointers=tuple(pointer for marker in draft.markers for pointer in pointers.get(marker, ())),
            annotated=bool(draft.id),
            quantities=tuple(
                replace(number, span=number.span.shifted(offset))
                for number in numbers
                if draft.span.holds(number.span)
            ),
            mentions=tuple(
                Mention(mention.span.shifted(offset), mention.concept)
                for mention in mentions
                if draft.span.holds(mention.span)
            ),
        )


def _titles(laid: Outline) -> dict[str, tuple[str, ...]]:
    """Return for each section the titles from the outermost one to its own."""
    titles: dict[str, tuple[str, ...]] = {"": ()}
    for section in laid.sections:
        titles[section.id] = (*titles[section.parent], section.title)
    return titles


def _sentence(paragraph: Paragraph, block: Block, position: int, span: Span) -> Sentence:
    return Sentence(
        id=f"{paragraph.id}.s{position}",
        paragraph=paragraph.id,
        position=position,
        span=span.shifted(paragraph.span.start),
        line=block.line_at(span.start),
    )


def _with_roles(
    text: str,
    spans: Sequence[Span],
    found: Sequence[Quantity],
    mentions: Sequence[Mention],
    vocabulary: Vocabulary,
) -> tuple[Quantity, ...]:
    """Give each quantity its population and outcome, sentence by sentence: "it" looks back to the one before."""
    assigned: list[Quantity] = []
    before: tuple[Mention, ...] = ()
    for span in spans:
        here = tuple(mention for mention in mentions if span.holds(mention.span))
        numbers = [number for number in found if span.holds(number.span)]
        assigned += roles.assign(numbers, here, span, text, vocabulary, before)
        before = here or before
    return tuple(assigned)
