"""Tables drawn as a grid: ``+---+``."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.read.markdown import lines, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_block import StateBlock

_RULE = re.compile(r"\+(?::?[-=]+:?\+)+[ \t]*")


def grid(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a table that is drawn with ``+---+``."""
    if state.is_code_block(first) or not _RULE.fullmatch(lines.text(state, first)):
        return False
    last = first + 1
    while last < end and lines.belongs(state, last) and lines.text(state, last)[:1] in ("|", "+"):
        last += 1
    if last < first + len(("rule", "row", "rule")) or not _is_drawn(state, first, last):
        return False
    return silent or tables.push(state, (first, last), list(_gridded(state, first, last)))


def _is_drawn(state: StateBlock, first: int, end: int) -> bool:
    """Say whether all lines keep to the columns that the first one draws, so that no word is cut off."""
    columns = _columns(lines.text(state, first))
    texts = (lines.text(state, line).rstrip() for line in range(first, end))
    fits = all(len(text) == columns[-1] + 1 and text[-1] in "|+" for text in texts)
    return fits and len(columns) <= tables.MOST_CELLS


def _gridded(state: StateBlock, first: int, end: int) -> Iterator[tables.Row]:
    """Yield the rows between the drawn lines, the lines of each cell joined."""
    start, columns = first + 1, [0]
    for line in range(first, end):
        text = lines.text(state, line)
        if not text.startswith("+"):
            continue
        if start < line:
            cut = [_cut(lines.text(state, one), columns) for one in range(start, line)]
            yield start, line, ["\n".join(parts).strip() for parts in zip(*cut, strict=True)]
        start = line + 1
        columns = _columns(text)


def _columns(rule: str) -> list[int]:
    return [match.start() for match in re.finditer(r"\+", rule)]


def _cut(text: str, columns: Sequence[int]) -> list[str]:
    """Cut a line at the columns; a word that stands across one is not cut off."""
    return [text[left:right].strip(" |") for left, right in pairwise(columns)]
