"""The printed reference list among the blocks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import BlockKind, Span
from kg.read import shifting
from kg.read.markdown import sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Block
    from kg.read.markdown.drafts import Draft

_NUMBER = re.compile(r"\s*(?:\[[0-9]{1,4}\]|\([0-9]{1,4}\)|[0-9]{1,4}[.)](?=\s))")
_KEPT = frozenset(
    {BlockKind.HEADING, BlockKind.TITLE, BlockKind.CAPTION, BlockKind.FOOTNOTE, BlockKind.REFERENCE}
)


def marked(drafts: Sequence[Draft]) -> list[Draft]:
    """Make entries of what stands under the last heading that announces the reference list.

    Each list item is an entry, printed number and all, and each line of a paragraph that begins with a number.
    """
    start = _start(drafts)
    if start is None:
        return list(drafts)
    end = _end(drafts, start)
    entries = [entry for draft in drafts[start + 1 : end] for entry in _entries(draft)]
    return [*drafts[: start + 1], *entries, *drafts[end:]]


def _start(drafts: Sequence[Draft]) -> int | None:
    places = (index for index in range(len(drafts) - 1, -1, -1) if _announces(drafts[index].block))
    return next(places, None)


def _announces(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and sections.is_references(block.text)


def _end(drafts: Sequence[Draft], start: int) -> int:
    """Return where the list ends: at the next heading that is not below its own."""
    level = drafts[start].block.level
    after = range(start + 1, len(drafts))
    headings = (
        i for i in after if drafts[i].block.kind is BlockKind.HEADING and drafts[i].block.level <= level
    )
    return next(headings, len(drafts))


def _entries(draft: Draft) -> Iterator[Draft]:
    block = draft.block
    if block.kind in _KEPT:
        yield draft
        return
    if block.kind is BlockKind.CODE and not _NUMBER.match(block.text):
        yield draft
        return
    if draft.number:
        block = shifting.prefixed(block, f"{draft.number} ")
    for part in _lines(block) if block.kind in (BlockKind.PARAGRAPH, BlockKind.CODE) else (block,):
        opaque = () if block.kind is BlockKind.CODE else part.opaque
        yield replace(draft, block=replace(part, kind=BlockKind.REFERENCE, level=0, opaque=opaque), number="")


def _lines(block: Block) -> Iterator[Block]:
    """Yield the entries of a paragraph whose lines begin with numbers, else the paragraph itself."""
    starts = [0, *(offset for offset, _ in block.breaks)]
    numbered = [offset for offset in starts if _NUMBER.match(block.text, offset)]
    if not numbered or numbered[0] != 0:
        yield block
        return
    for start, end in zip(numbered, [*numbered[1:], len(block.text)], strict=True):
        text = block.text[start:end]
        begin = start + len(text) - len(text.lstrip())
        yield shifting.part(block, Span(begin, start + len(text.rstrip())))
