"""Headings that are not marked as such, and the title."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import BlockKind
from kg.read import shifting
from kg.read.markdown import sections
from kg.read.markdown.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Block

_LONGEST = 400
"""A line of more characters is neither heading nor title."""

_MOST_WORDS = 12
_MOST_TITLE_WORDS = 40
_FEWEST_CAPITALS = 5
_SENTENCE_END = re.compile(r"[.,;:!?]\Z|[.?!]\s")
_WORD = re.compile(r"\w+")


def marked(drafts: Sequence[Draft]) -> list[Draft]:
    """Make headings of the lines that stand alone as the name of a section, in bold or in capitals."""
    found: list[Draft] = []
    depth = 0
    marked_up = any(draft.block.kind is BlockKind.HEADING for draft in drafts)
    for index, draft in enumerate(drafts):
        block = draft.block
        if block.kind is BlockKind.HEADING:
            depth = block.level
        if block.kind is not BlockKind.HEADING and _is_heading(
            drafts, index, begun=bool(depth), marked_up=marked_up
        ):
            heading = _heading(draft, depth)
            depth = depth if marked_up else heading.level
            found.append(Draft(heading, notes=draft.notes))
        else:
            found.append(draft)
    return found


def _heading(draft: Draft, depth: int) -> Block:
    """Return a line as a heading that stands below a marked one of level ``depth``."""
    level = depth + 1 if depth > 1 and not sections.is_known(draft.block.text) else 2
    block = shifting.prefixed(draft.block, f"{draft.number} ") if draft.number else draft.block
    return replace(block, kind=BlockKind.HEADING, level=level)


def _is_heading(drafts: Sequence[Draft], index: int, *, begun: bool, marked_up: bool) -> bool:
    draft = drafts[index]
    block = draft.block
    is_item = block.kind is BlockKind.LIST_ITEM and bool(draft.number)
    if (
        block.breaks
        or block.markers
        or len(block.text) > _LONGEST
        or not (is_item or block.kind is BlockKind.PARAGRAPH)
    ):
        return False
    neighbours = (*drafts[max(0, index - 1) : index], *drafts[index + 1 : index + 2])
    if is_item and any(other.block.kind is BlockKind.LIST_ITEM for other in neighbours):
        return False
    if sections.is_known(block.text):
        return True
    alone = (
        begun
        and not is_item
        and len(block.text.split()) <= _MOST_WORDS
        and not _SENTENCE_END.search(block.text)
    )
    return alone and (draft.strong or (not marked_up and _is_capitals(block.text)))


def _is_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= _FEWEST_CAPITALS and text.isupper() and not any(sign.isdigit() for sign in text)


def titled(drafts: Sequence[Draft], title: Draft | None) -> list[Draft]:
    """Mark the title: the heading that repeats the ``title`` of the metadata, or else the first, if it is no section."""
    headings = [index for index, draft in enumerate(drafts) if draft.block.kind is BlockKind.HEADING]
    if title:
        same = [index for index in headings if _words(drafts[index]) == _words(title)]
        return _with_title(drafts, same[0]) if same else [title, *drafts]
    if headings and _is_title(drafts, headings):
        return _with_title(drafts, headings[0])
    if drafts and _is_title_line(drafts):
        return _with_title(drafts, 0)
    return list(drafts)


def _words(draft: Draft) -> str:
    return " ".join(_WORD.findall(draft.block.text.casefold()))


def _with_title(drafts: Sequence[Draft], index: int) -> list[Draft]:
    block = replace(drafts[index].block, kind=BlockKind.TITLE, level=1)
    return [*drafts[:index], replace(drafts[index], block=block), *drafts[index + 1 :]]


def _is_title(drafts: Sequence[Draft], headings: Sequence[int]) -> bool:
    """Say whether the first heading is above or beside the others and no section itself."""
    first = drafts[headings[0]].block
    others = [drafts[index].block.level for index in headings[1:]]
    above = first.level == 1 or (bool(others) and first.level < min(others))
    return above and not sections.is_known(first.text) and not _prose_before(drafts, headings[0])


def _prose_before(drafts: Sequence[Draft], index: int) -> bool:
    return any(len(draft.block.text) > _LONGEST for draft in drafts[:index])


def _is_title_line(drafts: Sequence[Draft]) -> bool:
    """Say whether an article without marked title begins with a line that reads as one."""
    block = drafts[0].block
    return (
        block.kind is BlockKind.PARAGRAPH
        and not block.breaks
        and not block.superscripts
        and not block.markers
        and len(drafts) > len(("title", "authors"))
        and len(block.text) <= _LONGEST
        and 1 < len(block.text.split()) <= _MOST_TITLE_WORDS
        and not _SENTENCE_END.search(block.text)
    )
