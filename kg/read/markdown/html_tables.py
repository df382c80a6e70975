"""Tables in HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.read.markdown import lines, tables, tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_block import StateBlock

_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b[^<>]{0,1000}>", re.IGNORECASE)
_END = re.compile(r"</?(?:t[dhr]|tbody|thead|tfoot|table)\b[^<>]{0,1000}>\s*\Z", re.IGNORECASE)


def table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read ``<table>`` as rows and cells."""
    if state.is_code_block(first) or lines.text(state, first)[: len("<table")].lower() != "<table":
        return False
    start = state.bMarks[first] + state.tShift[first]
    limit = state.eMarks[end - 1]
    tag = tags.at(state.src, start, limit)
    close = state.src.find("</table>", start, limit) if tag and tag.name == "table" else -1
    if close < 0 or silent:
        return close >= 0 and silent
    last = lines.line_of(state, close, first)
    rows = list(_rows(state, start, close, first))
    if not rows or state.src[close + len("</table>") : state.eMarks[last]].strip():
        return False
    return tables.push(state, (first, last + 1), rows)


def _rows(state: StateBlock, start: int, end: int, line: int) -> Iterator[tables.Row]:
    marks = [match.start() for match in _ROW.finditer(state.src, start, end)]
    for begin, stop in zip(marks, [*marks[1:], end], strict=True):
        line = lines.line_of(state, begin, line)
        yield line, lines.line_of(state, stop, line) + 1, list(_cells(state.src[begin:stop]))


def _cells(row: str) -> Iterator[str]:
    places = [match.span() for match in _CELL.finditer(row)][: tables.MOST_CELLS]
    for (_, begin), (stop, _) in zip(places, [*places[1:], (len(row), 0)], strict=True):
        content = row[begin:stop].strip()
        while ending := _END.search(content):
            content = content[: ending.start()].rstrip()
        yield content
