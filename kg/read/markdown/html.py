"""Block rules for HTML: tags go, what stands between them is read as Markdown, as Pandoc does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.read.markdown import lines, tags

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_HEADING = re.compile(r"h[1-6]")


def block(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read comments, tags and verbatim elements at the beginning of a line.

    What follows them on their line is left to the other rules: then nothing is reported as read.
    """
    if state.is_code_block(first):
        return False
    while text := lines.text(state, first):
        step = (
            _comment(state, first, end, text) or _element(state, first, end, text) or _tag(state, first, end)
        )
        if step is None or silent:
            return step is not None and step[0] != "comment"
        kind, content, offset = step
        last = lines.line_of(state, offset, first)
        _push(state, kind, content, (first, last + 1))
        lines.begin_at(state, last, offset)
        _unindent(state, last, end)
        if last > first or state.isEmpty(last):
            state.line = last + 1 if state.isEmpty(last) else last
            return True
    return False


def _push(state: StateBlock, kind: str, content: str, between: tuple[int, int]) -> None:
    if kind == "heading":
        level, _, content = content.partition(" ")
        lines.push_inline(state, "heading", level, between, content.strip())
        return
    token = state.push(kind, "", 0)
    token.content, token.map = content, list(between)


def _comment(state: StateBlock, first: int, end: int, text: str) -> tuple[str, str, int] | None:
    if not text.startswith("<!--"):
        return None
    start = state.bMarks[first] + state.tShift[first]
    close = lines.find(state, "-->", start + len("<!--"), end)
    return ("comment", state.src[start + len("<!--") : close], close + len("-->")) if close >= 0 else None


def _element(state: StateBlock, first: int, end: int, text: str) -> tuple[str, str, int] | None:
    """Read an element that is taken whole: verbatim text or a heading."""
    start = state.bMarks[first] + state.tShift[first]
    tag = tags.at(text, 0)
    if not tag or tag.closing or not (tag.name in tags.VERBATIM or _HEADING.fullmatch(tag.name)):
        return None
    close = lines.find(state, f"</{tag.name}>", start + tag.end, end)
    if close < 0:
        return None
    content, offset = state.src[start + tag.end : close], close + len(tag.name) + len("</>")
    if tag.name == "pre":
        return "code_block", content, offset
    if tag.name in tags.VERBATIM:
        return "script", content, offset
    return ("heading", f"{tag.name} {content}", offset) if "\n\n" not in content else None


def _tag(state: StateBlock, first: int, end: int) -> tuple[str, str, int] | None:
    start = state.bMarks[first] + state.tShift[first]
    tag = tags.at(state.src, start, state.eMarks[end - 1])
    if not tag or tag.name not in tags.BLOCKS or "\n\n" in tag.attributes:
        return None
    return "tag", tag.name, tag.end


def _unindent(state: StateBlock, line: int, end: int) -> None:
    """Let no line that goes on inside the element count as code for being indented."""
    line += 1
    while line < end and not state.isEmpty(line) and state.sCount[line] > state.blkIndent + len("   "):
        lines.begin_at(state, line, state.bMarks[line] + state.tShift[line])
        line += 1
