"""The claims of one sentence: those a person has marked, else those that the rules find."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import BlockKind
from kg.read import annotated, claims
from kg.read.annotated import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Block, Marker, Quantity, Span
    from kg.read.claims import Found


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in its block; ``quantities`` are those that lie in it, spans in the block's text.

    ``sections`` are the titles from the outermost section to the sentence's own, ``own`` the names of the article's
    product; ``after_observation`` says that the claim before, in the same block, is an observation.
    """

    block: Block
    span: Span
    quantities: tuple[Quantity, ...] = ()
    sections: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()
    after_observation: bool = False

    @property
    def markers(self) -> tuple[Marker, ...]:
        """The markers that stand in the sentence."""
        return tuple(marker for marker in self.block.markers if self.span.meets(marker.span))


def drafts(passage: Passage) -> Iterator[Draft]:
    """Yield the claims of a sentence in the order of the text.

    What a person marked wins over the rules; a passage marked over several sentences is one claim, of its first.
    """
    marked = [note for note in passage.block.annotations if passage.span.meets(note.span)]
    decided = [note for note in marked if annotated.decides(note)]
    if decided:
        begun_here = [note for note in decided if note.span.start >= passage.span.start]
        for draft in annotated.drafts(begun_here, passage.markers):
            yield _completed(passage, draft)
    else:
        for found in _found(passage):
            own = tuple(passage.markers[number] for number in found.markers)
            yield Draft(found.span, kind=found.kind, markers=own, text=found.text)


def _found(passage: Passage) -> Sequence[Found]:
    if passage.block.kind is BlockKind.TITLE:
        return claims.of_title(passage.block.text, passage.quantities)
    return claims.find(
        passage.block.text,
        passage.span,
        passage.markers,
        passage.quantities,
        passage.sections,
        passage.own,
        after_observation=passage.after_observation,
    )


def _completed(passage: Passage, draft: Draft) -> Draft:
    """Give a person's claim its text, and the kind that the rules see where the person named none."""
    text = claims.statement(passage.block.text, draft.span, passage.markers)
    if passage.block.kind is BlockKind.TITLE:
        text = draft.span.of(passage.block.text)
    kind = draft.kind or next((found.kind for found in _found(passage)), None)
    return replace(draft, text=text, kind=kind)
