"""The blocks of a document as one plain text, with its sections and paragraphs at their places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import Block, BlockKind, Paragraph, Section, Span
from kg.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

BETWEEN_BLOCKS = "\n\n"
FRONT = "front"
"""Stands for the section in the ids of blocks that come before the first heading."""

_CODES = {
    BlockKind.TITLE: "title",
    BlockKind.HEADING: "heading",
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "item",
    BlockKind.TABLE_ROW: "row",
    BlockKind.CAPTION: "caption",
    BlockKind.FOOTNOTE: "note",
    BlockKind.CODE: "code",
    BlockKind.MATH: "math",
    BlockKind.MATTER: "matter",
}


@dataclass(frozen=True, slots=True)
class Outline:
    """The plain text of an article and where its sections and blocks stand in it.

    ``placed`` pairs each paragraph with the block it came from, in the order of the text.
    """

    text: str
    sections: tuple[Section, ...]
    placed: tuple[tuple[Paragraph, Block], ...]


def of(blocks: Iterable[Block]) -> Outline:
    """Lay out ``blocks`` as one text; entries of the reference list are not part of it."""
    sections: list[Section] = []
    placed: list[tuple[Paragraph, Block]] = []
    pieces: list[str] = []
    taken: Counter[str] = Counter()
    numbers: Counter[tuple[str, BlockKind]] = Counter()
    offset = 0
    for block in blocks:
        if block.kind is BlockKind.REFERENCE:
            continue
        span = Span(offset, offset + len(block.text))
        if block.kind is BlockKind.HEADING:
            sections.append(_section(block, span, sections, taken))
        section = sections[-1].id if sections else ""
        numbers[section, block.kind] += 1
        placed.append((_paragraph(block, span, section, numbers[section, block.kind]), block))
        pieces.append(block.text)
        offset = span.end + len(BETWEEN_BLOCKS)
    text = BETWEEN_BLOCKS.join(pieces)
    return Outline(text, tuple(_extended(sections, len(text))), tuple(placed))


def _section(block: Block, span: Span, before: list[Section], taken: Counter[str]) -> Section:
    parent = next((s.id for s in reversed(before) if s.level < block.level), "")
    name = _unused(slug(block.text) if any(map(str.isalnum, block.text)) else "section", taken)
    return Section(name, block.text, len(before) + 1, block.level, span, block.line, parent)


def _unused(name: str, taken: Counter[str]) -> str:
    """Return ``name``, numbered from 2 where it was taken before."""
    taken[name] += 1
    return name if taken[name] == 1 else _unused(f"{name}-{taken[name]}", taken)


def _paragraph(block: Block, span: Span, section: str, number: int) -> Paragraph:
    name = f"{section or FRONT}.{_CODES[block.kind]}{number}"
    return Paragraph(name, block.kind, section, number, span, block.line)


def _extended(sections: list[Section], length: int) -> Iterable[Section]:
    """Stretch each section to the next heading of its own level or above."""
    end_of_level: dict[int, int] = {}
    stretched = []
    for section in reversed(sections):
        end = min((start for level, start in end_of_level.items() if level <= section.level), default=length)
        stretched.append(replace(section, span=Span(section.span.start, end)))
        end_of_level = {level: start for level, start in end_of_level.items() if level < section.level}
        end_of_level[section.level] = section.span.start
    return reversed(stretched)
