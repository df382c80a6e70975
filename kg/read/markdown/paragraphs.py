"""Block rules for paragraphs, underlined headings and fenced code, as Pandoc reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import rules_block

from kg.read.markdown import lines

if TYPE_CHECKING:
    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.rules_block import StateBlock

_UNDERLINE = re.compile(r"(=+|-+)[ \t]*")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_OPENER = re.compile(r"<!--|\$\$|\\begin\{([^{}\n]{1,100})\}|(`+)")
_LONGEST_PASSAGE = 500
"""Lines after which a comment, formula or environment inside a paragraph counts as unclosed."""


def paragraph(state: StateBlock, first: int, _end: int, _silent: bool) -> bool:
    """Read a paragraph; a comment, formula or TeX environment that begins in it is read to its end."""
    end = state.lineMax
    before, state.parentType = state.parentType, "paragraph"
    rules = state.md.block.ruler.getRules("paragraph")
    line = _closed(state, first, end) + 1
    while line < end and not state.isEmpty(line) and not _interrupted(state, line, end, rules):
        line = _closed(state, line, end) + 1
    state.parentType = before
    state.line = line
    content = state.getLines(first, line, state.blkIndent, keepLastLF=False).strip(" \t\n")
    lines.push_paragraph(state, first, line, content)
    return True


def _interrupted(state: StateBlock, line: int, end: int, rules: list[RuleFuncBlockType]) -> bool:
    indented = state.sCount[line] - state.blkIndent > len("   ")
    quoted = state.sCount[line] < 0
    return not indented and not quoted and any(rule(state, line, end, True) for rule in rules)


def _closed(state: StateBlock, line: int, end: int) -> int:
    """Return the line on which ends what opens on ``line`` and is not a paragraph's own text."""
    text = lines.text(state, line)
    place = 0
    while found := _OPENER.search(text, place):
        closer = _closer(found)
        close = text.find(closer, found.end())
        if close >= 0:
            place = close + len(closer)
        elif found[2]:
            place = found.end()
        elif later := _closing_line(state, line, end, closer):
            line, text, place = later
        else:
            break
    return line


def _closer(opener: re.Match[str]) -> str:
    if opener[1]:
        return f"\\end{{{opener[1]}}}"
    return opener[2] or {"<!--": "-->", "$$": "$$"}[opener[0]]


def _closing_line(state: StateBlock, line: int, end: int, closer: str) -> tuple[int, str, int] | None:
    """Return the line with ``closer``, its text and the offset after the closer; a formula ends with its paragraph."""
    if lines.find(state, closer, state.eMarks[line], end) < 0:
        return None
    for later in range(line + 1, min(end, line + _LONGEST_PASSAGE)):
        text = lines.text(state, later)
        if not lines.belongs(state, later) or (closer == "$$" and not text):
            return None
        if (close := text.find(closer)) >= 0:
            return later, text, close + len(closer)
    return None


def underlined_heading(state: StateBlock, first: int, end: int, _silent: bool) -> bool:
    """Read a heading of one line that the next line underlines with ``=`` or ``-``."""
    if first + 1 >= end or state.is_code_block(first) or state.sCount[first + 1] < state.blkIndent:
        return False
    underline = _UNDERLINE.fullmatch(lines.text(state, first + 1))
    if not underline or state.is_code_block(first + 1):
        return False
    level = 1 if underline[1].startswith("=") else 2
    lines.push_inline(state, "heading", f"h{level}", (first, first + 2), lines.text(state, first).strip())
    state.line = first + 2
    return True


def fenced_code(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read fenced code; a fence that nothing closes is text."""
    fence = _FENCE.match(lines.text(state, first))
    if not fence or state.is_code_block(first):
        return False
    return _is_closed(state, first, end, fence[1]) and rules_block.fence(state, first, end, silent)


def _is_closed(state: StateBlock, first: int, end: int, fence: str) -> bool:
    """Say whether a fence is closed; what is known to stay open is remembered, so that it is sought once."""
    unclosed: dict[tuple[int, str], int] = state.env.setdefault("unclosed", {})
    known = (end, fence[0])
    if len(fence) >= unclosed.get(known, len(fence) + 1):
        return False
    for line in range(first + 1, end):
        if not lines.belongs(state, line):
            break
        text = lines.text(state, line).rstrip(" \t")
        if len(text) >= len(fence) and text == fence[0] * len(text):
            return True
    else:
        unclosed[known] = len(fence)
    return False
