"""Block rules for tables: what they share, and those whose cells are parted by ``|``.

Source: Pandoc User's Guide, "Tables".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.read.markdown import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_block import StateBlock

_RULE = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:[|+][ \t]*+:?-++:?[ \t]*+)*+[|+]?[ \t]*+")
_CELL = re.compile(r"\\.|(`++)(?:(?!\1).)*+\1|\$(?![ \t])(?:[^$\\]|\\.)*+(?<![ \t])\$(?![0-9])|[^|\\`$]++|.")
MOST_CELLS = 1_000
"""Cells of a line beyond which all is one cell."""

LONGEST_LINE = 20_000
"""A line of more characters is no row of a table."""

Row = tuple[int, int, list[str]]
"""First line, line after the last, and the cells of a row."""


def pipes(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a table whose cells are parted by ``|``; no cell is lost, even one beyond the header's."""
    if state.is_code_block(first):
        return False
    if not _is_row(state, first) or not (_is_ruled(state, first, end) or _is_barred(state, first)):
        return False
    if silent:
        return True
    last = first + 1
    while last < end and lines.belongs(state, last) and _is_row(state, last):
        last += 1
    numbers = (line for line in range(first, last) if not _RULE.fullmatch(lines.text(state, line)))
    return push(state, (first, last), [(line, line + 1, _cells(lines.text(state, line))) for line in numbers])


def _is_ruled(state: StateBlock, first: int, end: int) -> bool:
    """Say whether the next line rules off the head of a table."""
    if first + 1 >= end or state.sCount[first + 1] < state.blkIndent:
        return False
    rule = lines.text(state, first + 1)
    return ("|" in rule or "+" in rule) and bool(_RULE.fullmatch(rule))


def _is_barred(state: StateBlock, line: int) -> bool:
    """Say whether a line alone is a row: one with a bar at both ends."""
    text = lines.text(state, line).rstrip()
    return len(text) > len("||") and text.startswith("|") and text.endswith("|")


def _is_row(state: StateBlock, line: int) -> bool:
    text = lines.text(state, line)
    return "|" in text and len(text) <= LONGEST_LINE


def _cells(text: str) -> list[str]:
    """Cut a line at its bars; those in code, in mathematics and behind a backslash part nothing."""
    text = text.strip().removeprefix("|")
    cells: list[str] = []
    start = 0
    for piece in _CELL.finditer(text):
        if piece[0] == "|" and len(cells) < MOST_CELLS:
            cells.append(text[start : piece.start()].strip())
            start = piece.end()
    rest = text[start:].strip()
    return [*cells, rest] if rest else cells


def push(state: StateBlock, between: tuple[int, int], rows: Sequence[Row]) -> bool:
    """Add a table that stands on the lines ``between``; the lines after it are read next."""
    state.push("table_open", "table", 1).map = list(between)
    for start, stop, cells in rows:
        state.push("tr_open", "tr", 1).map = [start, stop]
        for cell in cells:
            lines.push_inline(state, "td", "td", (start, stop), cell)
        state.push("tr_close", "tr", -1)
    state.push("table_close", "table", -1)
    state.line = between[1]
    return True
