"""Lists whose items are counted in letters, Roman numbers or in brackets: ``(1)``, ``a)``, ``iv.``, ``#.``.

Source: Pandoc User's Guide, extension ``fancy_lists``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.read.markdown import lines

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_MARKER = re.compile(
    r"""(?: \((?:[0-9]{1,4}|[A-Za-z]|[ivx]{2,5}|[IVX]{2,5}|\#|@[\w-]{0,50})\)
          | (?:[a-z]|[ivx]{2,5}|\#)[.)]
          | (?:[A-Z]|[IVX]{2,5})\)
          | (?:[A-Z]|[IVX]{2,5})\.(?=[ \t]{2})
        )(?=[ \t]+\S)""",
    re.VERBOSE,
)
_LETTERS = re.compile(r"[A-Za-z]+")
_DIGITS = re.compile(r"[0-9]+")


def enumeration(state: StateBlock, first: int, end: int, _silent: bool) -> bool:
    """Read such a list; lines that stand further in after it belong to it, and are no code."""
    marker = _MARKER.match(lines.text(state, first))
    if not marker or state.is_code_block(first):
        return False
    style = _style(marker[0])
    state.push("ordered_list_open", "ol", 1)
    line = first
    while line < end and lines.belongs(state, line) and (marker := _marker(state, line, style)):
        line = _item(state, line, end, marker, style)
    state.push("ordered_list_close", "ol", -1)
    state.line = line
    _unindent(state, line, end)
    return True


def _marker(state: StateBlock, line: int, style: str) -> re.Match[str] | None:
    found = _MARKER.match(lines.text(state, line))
    return found if found and _style(found[0]) == style else None


def _style(marker: str) -> str:
    """Return how an item is counted, whatever its number: all items of a list share it."""
    return _DIGITS.sub("1", _LETTERS.sub("a", marker)) if "@" not in marker else "(@)"


def _item(state: StateBlock, first: int, end: int, marker: re.Match[str], style: str) -> int:
    """Add an item and return the line after it."""
    last = first + 1
    while (
        last < end
        and not state.isEmpty(last)
        and lines.belongs(state, last)
        and not _marker(state, last, style)
    ):
        last += 1
    content = [
        lines.text(state, first)[marker.end() :],
        *(lines.text(state, line) for line in range(first + 1, last)),
    ]
    token = state.push("list_item_open", "li", 1)
    token.info, token.map = marker[0], [first, last]
    lines.push_paragraph(state, first, last, "\n".join(content).strip())
    state.push("list_item_close", "li", -1)
    return last


def _unindent(state: StateBlock, line: int, end: int) -> None:
    """Let no paragraph that goes on with the last item count as code for being indented."""
    while line < end and (state.isEmpty(line) or state.sCount[line] > state.blkIndent + len("   ")):
        if not state.isEmpty(line):
            lines.begin_at(state, line, state.bMarks[line] + state.tShift[line])
        line += 1
