"""Tables whose columns are drawn by a line of dashes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.read.markdown import lines, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.rules_block import StateBlock

_COLUMNS = re.compile(r"-+(?:[ \t]+-+)+[ \t]*")
_FRAME = re.compile(r"-{3,}[ \t]*")


def dashed(state: StateBlock, first: int, end: int, _silent: bool) -> bool:
    """Read a table whose columns are drawn by one line of dashes, with or without a frame of dashes."""
    framed = bool(_FRAME.fullmatch(_whole(state, first)))
    rule = _rule_line(state, first, end, reach=10 if framed else 2)
    if rule is None or (state.is_code_block(first) and rule != first + 1):
        return False
    last = _last_line(state, rule, end, framed=framed)
    if last is None:
        return False
    return tables.push(
        state, (first, last), list(_dashed(state, (first + framed, rule, last), framed=framed))
    )


def _rule_line(state: StateBlock, first: int, end: int, *, reach: int) -> int | None:
    for line in range(first, min(end, first + reach)):
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return None
        if _COLUMNS.fullmatch(_whole(state, line).strip()):
            return line
    return None


def _last_line(state: StateBlock, rule: int, end: int, *, framed: bool) -> int | None:
    """Return the line after the table that has its columns drawn on the line ``rule``."""
    for line in range(rule + 1, end):
        text = _whole(state, line).strip()
        closed = bool(_FRAME.fullmatch(text) or _COLUMNS.fullmatch(text))
        if closed and line > rule + 1:
            return line + 1
        if not text and not framed:
            return line if line > rule + 1 else None
        if not lines.belongs(state, line):
            return None
    return None if framed else end


def _dashed(state: StateBlock, part: tuple[int, int, int], *, framed: bool) -> Iterator[tables.Row]:
    """Yield the rows of a table; in a frame, lines without a blank line between them are one row."""
    first, rule, end = part
    text = _whole(state, rule)
    starts = [match.start() for match in re.finditer(r"(?<![-])-", text)][: tables.MOST_CELLS]
    groups = [range(first, rule)] if first < rule else []
    body = [line for line in range(rule + 1, end) if not set(_whole(state, line).strip()) <= {"-", " "}]
    filled = [line for line in range(rule + 1, end) if state.isEmpty(line)]
    groups += list(_grouped(body, filled)) if framed else [range(line, line + 1) for line in body]
    for group in groups:
        cut = [_sliced(_whole(state, line), starts) for line in group]
        yield group.start, group.stop, ["\n".join(parts).strip() for parts in zip(*cut, strict=True)]


def _grouped(body: Iterable[int], blank: Iterable[int]) -> Iterator[range]:
    gaps = set(blank)
    start = previous = None
    for line in body:
        if start is None or previous is None or any(gap in gaps for gap in range(previous, line)):
            if start is not None and previous is not None:
                yield range(start, previous + 1)
            start = line
        previous = line
    if start is not None and previous is not None:
        yield range(start, previous + 1)


def _sliced(text: str, starts: Sequence[int]) -> list[str]:
    """Cut a line at the columns; what stands before the first belongs to it."""
    return [
        text[0 if index == 0 else left : right].strip()
        for index, (left, right) in enumerate(zip(starts, [*starts[1:], None], strict=True))
    ]


def _whole(state: StateBlock, line: int) -> str:
    """Return a line with its indentation beyond what its list item asks for."""
    return state.getLines(line, line + 1, state.blkIndent, keepLastLF=False)
