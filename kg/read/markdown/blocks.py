"""Block rules for what Pandoc has beside paragraphs: fenced divisions, line blocks, TeX, metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import rules_block

from kg.read.markdown import lines, tex

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_DIVISION = re.compile(r":{3,}[ \t]*(?:\{[^{}]{0,500}\}|[^\s:{}]{1,100})?[ \t]*:*[ \t]*")
_LINE = re.compile(r"\|[ \t]+(?=\S)|\|\Z")
_ENVIRONMENT = re.compile(r"\\begin\{([^{}\n]{1,100})\}")
_MATHEMATICS = frozenset(
    {
        "equation",
        "align",
        "gather",
        "multline",
        "eqnarray",
        "displaymath",
        "math",
        "flalign",
        "alignat",
        "subequations",
    }
)
_FIELD = re.compile(r"[A-Za-z_][\w-]{0,100}[ \t]*:(?:\s|\Z)")


def division(state: StateBlock, first: int, _end: int, silent: bool) -> bool:
    """Read a line that opens or closes a division: ``::: {.note}``; what it holds is read as if it were not there."""
    if state.is_code_block(first) or not _DIVISION.fullmatch(lines.text(state, first)):
        return False
    if not silent:
        state.push("tag", "", 0).map = [first, first + 1]
        state.line = first + 1
    return True


def line_block(state: StateBlock, first: int, end: int, _silent: bool) -> bool:
    """Read lines that begin with ``|`` as one paragraph."""
    if state.is_code_block(first) or not _LINE.match(lines.text(state, first)):
        return False
    last, content = first, []
    while last < end and lines.belongs(state, last) and (bar := _LINE.match(text := lines.text(state, last))):
        content.append(text[bar.end() :])
        last += 1
    lines.push_paragraph(state, first, last, "\n".join(content).strip())
    state.line = last
    return True


def environment(state: StateBlock, first: int, end: int, _silent: bool) -> bool:
    r"""Read ``\begin{x}...\end{x}``; what follows on the last line is left to the other rules."""
    opening = _ENVIRONMENT.match(lines.text(state, first))
    if not opening or state.is_code_block(first):
        return False
    start = state.bMarks[first] + state.tShift[first]
    stop = tex.environments(state.src).get(start, 0)
    if not start < stop <= state.eMarks[end - 1]:
        return False
    last = lines.line_of(state, stop, first)
    token = state.push("formula" if opening[1].rstrip("*") in _MATHEMATICS else "code_block", "", 0)
    token.content, token.map = state.src[start:stop], [first, last + 1]
    lines.begin_at(state, last, stop)
    state.line = last + 1 if state.isEmpty(last) or last == first else last
    return True


def metadata(state: StateBlock, first: int, end: int, _silent: bool) -> bool:
    """Read a block of metadata in the midst of the text: its lines are kept for the reader of front matter."""
    if not _opens_metadata(state, first, end):
        return False
    closing = (line for line in range(first + 1, end) if lines.text(state, line).rstrip() in ("---", "..."))
    last = next(closing, None)
    if last is None:
        return False
    token = state.push("metadata", "", 0)
    token.content, token.map = state.getLines(first + 1, last, 0, keepLastLF=True), [first, last + 1]
    state.line = last + 1
    return True


def _opens_metadata(state: StateBlock, line: int, end: int) -> bool:
    """Say whether a line of ``---`` stands by itself, with a field on the next."""
    alone = not (state.level or state.blkIndent) and (line == 0 or state.isEmpty(line - 1))
    text = state.src[state.bMarks[line] : state.eMarks[line]].rstrip()
    return alone and text == "---" and line + 1 < end and bool(_FIELD.match(lines.text(state, line + 1)))


def definition(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read the definition of a link, ``[name]: address``; a citation or note in its place is none."""
    if lines.text(state, first).startswith(("[@", "[^", "[-@")):
        return False
    return rules_block.reference(state, first, end, silent)
