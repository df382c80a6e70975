"""Lines of a text that is being split into blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock


def text(state: StateBlock, line: int) -> str:
    """Return a line without its indentation."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def belongs(state: StateBlock, line: int) -> bool:
    """Say whether a line is indented enough to stand in the list item or note that is being read."""
    return state.isEmpty(line) or state.sCount[line] >= state.blkIndent


def begin_at(state: StateBlock, line: int, offset: int) -> None:
    """Let a line begin at ``offset`` of the source, what stands before it having been read."""
    stop = state.eMarks[line]
    shift = len(state.src[offset:stop]) - len(state.src[offset:stop].lstrip(" \t"))
    state.bMarks[line], state.tShift[line] = offset, shift
    state.sCount[line] = state.blkIndent


def line_of(state: StateBlock, offset: int, line: int) -> int:
    """Return the line, ``line`` or after, that holds ``offset`` of the source."""
    while line < state.lineMax and state.eMarks[line] < offset:
        line += 1
    return line


def find(state: StateBlock, closer: str, start: int, end: int) -> int:
    """Return the offset of a closer before the line ``end``; what is not there is sought once."""
    missing: dict[tuple[str, int], int] = state.env.setdefault("missing", {})
    limit = state.eMarks[end - 1]
    if start >= missing.get((closer, limit), limit + 1):
        return -1
    close = state.src.find(closer, start, limit)
    if close < 0:
        missing[closer, limit] = start
    return close


def push_paragraph(state: StateBlock, first: int, end: int, content: str) -> None:
    """Add a paragraph that stands on the lines from ``first`` up to ``end``."""
    push_inline(state, "paragraph", "p", (first, end), content)


def push_inline(state: StateBlock, name: str, tag: str, lines: tuple[int, int], content: str) -> None:
    """Add a block whose ``content`` is inline text."""
    state.push(f"{name}_open", tag, 1).map = list(lines)
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = content, list(lines), []
    state.push(f"{name}_close", tag, -1)
