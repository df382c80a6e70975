"""Blocks put together and cut, with all that is known of their parts at its new place."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from kg.model import Annotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Block, Marker


def marker(moved: Marker, by: int) -> Marker:
    """Return a marker of a text that begins ``by`` code points earlier."""
    labels = tuple(replace(label, span=label.span.shifted(by)) for label in moved.labels)
    return replace(moved, span=moved.span.shifted(by), labels=labels)


def annotation(moved: Annotation, by: int) -> Annotation:
    """Return an annotation in a text that begins ``by`` code points earlier."""
    return replace(moved, span=moved.span.shifted(by))


def joined(blocks: Sequence[Block], gaps: Sequence[str]) -> Block:
    """Return blocks as one of the kind and line of the first; ``gaps`` stand between them."""
    starts = [0, *accumulate(len(block.text) + len(gap) for block, gap in zip(blocks, gaps, strict=False))]
    placed = list(zip(starts, blocks, strict=True))
    texts = (text for block, gap in zip(blocks, [*gaps, ""], strict=True) for text in (block.text, gap))
    return replace(
        blocks[0],
        text="".join(texts),
        superscripts=tuple(span.shifted(start) for start, block in placed for span in block.superscripts),
        opaque=tuple(span.shifted(start) for start, block in placed for span in block.opaque),
        markers=tuple(marker(one, start) for start, block in placed for one in block.markers),
        annotations=tuple(annotation(one, start) for start, block in placed for one in block.annotations),
        breaks=_rising([pair for start, block in placed for pair in _lines(block, start)], blocks[0].line),
    )


def _lines(block: Block, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a block begin in a text in which it begins at ``start``."""
    if block.text:
        yield start, block.line
    yield from ((offset + start, line) for offset, line in block.breaks)


def prefixed(block: Block, text: str) -> Block:
    """Return a block with ``text`` before its own."""
    before = replace(block, text=text, superscripts=(), opaque=(), markers=(), annotations=(), breaks=())
    return joined((before, block), ("",))


def part(block: Block, kept: Span) -> Block:
    """Return what stands at ``kept`` of a block, as a block."""
    by = -kept.start
    return replace(
        block,
        text=kept.of(block.text),
        line=block.line_at(kept.start),
        superscripts=_cut(block.superscripts, kept),
        opaque=_cut(block.opaque, kept),
        markers=tuple(marker(one, by) for one in block.markers if kept.holds(one.span)),
        annotations=tuple(
            replace(one, span=_cut((one.span,), kept)[0]) for one in block.annotations if kept.meets(one.span)
        ),
        breaks=tuple((offset + by, line) for offset, line in block.breaks if kept.start < offset < kept.end),
    )


def without(block: Block, gaps: Sequence[Span]) -> Block:
    """Return a block without what stands at ``gaps``, which are in order and apart."""
    starts = [0, *(gap.end for gap in gaps)]
    ends = [*(gap.start for gap in gaps), len(block.text)]
    pieces = [part(block, Span(start, end)) for start, end in zip(starts, ends, strict=True)]
    return joined(pieces, [""] * len(gaps))


def _cut(spans: Sequence[Span], kept: Span) -> tuple[Span, ...]:
    """Return the parts of ``spans`` inside ``kept``, in the text that begins there."""
    return tuple(
        Span(max(span.start, kept.start), min(span.end, kept.end)).shifted(-kept.start)
        for span in spans
        if kept.meets(span)
    )


def _rising(breaks: Sequence[tuple[int, int]], line: int) -> tuple[tuple[int, int], ...]:
    """Return the breaks that begin another line than the one before."""
    kept: list[tuple[int, int]] = []
    for offset, number in breaks:
        if number != (kept[-1][1] if kept else line):
            kept.append((offset, number))
    return tuple(kept)
