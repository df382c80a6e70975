"""Tables in HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.read.markdown import lines, tables, tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_block import StateBlock

_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b[^<>]{0,1000}>", re.IGNORECASE)
_STRUCTURE = re.compile(
    r"</?(?:t[dhr]|tbody|thead|tfoot|table|col|colgroup|caption)\b[^<>]{0,1000}>", re.IGNORECASE
)
_CLOSER = "</table>"


def table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read ``<table>`` as rows and cells; what stands before the first row is a paragraph."""
    if state.is_code_block(first) or lines.text(state, first)[: len("<table")].lower() != "<table":
        return False
    start = state.bMarks[first] + state.tShift[first]
    tag = tags.at(state.src, start, state.eMarks[end - 1])
    close = lines.find(state, _CLOSER, tag.end, end) if tag and tag.name == "table" else -1
    if close < 0 or silent:
        return close >= 0
    last = lines.line_of(state, close, first)
    marks = [match.start() for match in _ROW.finditer(state.src, start, close)]
    if not marks or state.src[close + len(_CLOSER) : state.eMarks[last]].strip():
        return False
    if caption := _bare(state.src[start : marks[0]]):
        lines.push_paragraph(state, first, lines.line_of(state, marks[0], first) + 1, caption)
    return tables.push(state, (first, last + 1), list(_rows(state, marks, close, first)))


def _rows(state: StateBlock, marks: Sequence[int], end: int, line: int) -> Iterator[tables.Row]:
    for begin, stop in zip(marks, [*marks[1:], end], strict=True):
        line = lines.line_of(state, begin, line)
        yield line, lines.line_of(state, stop, line) + 1, list(_cells(state.src[begin:stop]))


def _cells(row: str) -> Iterator[str]:
    """Yield the cells of a row; words before the first are one too."""
    places = [match.span() for match in _CELL.finditer(row)][: tables.MOST_CELLS]
    if before := _bare(row[: places[0][0] if places else len(row)]):
        yield before
    for (_, begin), (stop, _) in zip(places, [*places[1:], (len(row), 0)], strict=False):
        yield _bare(row[begin:stop])


def _bare(content: str) -> str:
    return _STRUCTURE.sub(" ", content).strip()
