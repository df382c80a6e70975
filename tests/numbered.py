"""Articles that cite by number, for tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Block, BlockKind, Document, Marker, Span, Work
from kg.read import pointers

if TYPE_CHECKING:
    from collections.abc import Sequence

RAISED = tuple(f"Something is known about it{{{number}}}." for number in range(1, 13))
SQUARE = tuple(f"Something is known about it [{number}]." for number in range(1, 13))
ROUND = tuple(f"Something is known about it ({number})." for number in range(1, 13))
BARE = tuple(f"Something is known about it.{number}" for number in range(1, 13))


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, line: int = 1) -> Block:
    """Make a block of text whose raised parts stand in braces."""
    plain, raised = "", []
    for part in re.split(r"(\{[^{}]*\})", text):
        if part.startswith("{"):
            raised.append(Span(len(plain), len(plain) + len(part) - 2))
        plain += part.removeprefix("{").removesuffix("}")
    return Block(kind, plain, line, superscripts=tuple(raised))


def entries(count: int) -> list[Block]:
    return [
        Block(
            BlockKind.REFERENCE,
            f"{number}. Roe AB. On matter {number}. Lancet. 2001;{number}:1–2.",
            900 + number,
        )
        for number in range(1, count + 1)
    ]


def find(*parts: str | Block, references: int = 12) -> Document:
    texts = [
        block(part, line=line) if isinstance(part, str) else part for line, part in enumerate(parts, start=1)
    ]
    return pointers.find(Document("paper.md", Work(), (*texts, *entries(references))))


def last(base: Sequence[str], text: str | Block, references: int = 12) -> tuple[Marker, ...]:
    """Return the markers of a text that stands after texts which cite every reference."""
    return find(*base, text, references=references).blocks[len(base)].markers


def cited(markers: Sequence[Marker]) -> list[list[str]]:
    return [[label.text for label in marker.labels] for marker in markers]


def printed(markers: Sequence[Marker], text: str) -> list[str]:
    return [marker.span.of(block(text).text) for marker in markers]


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]
