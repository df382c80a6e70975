"""Inline rules for passages that are set apart: ``[text]{#id .class}``, ``^2,3^``, ``~2~``, ``^[note]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import rules_inline

from kg.read.markdown import attributes

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_RAISED = re.compile(r"\^((?:\\.|[^\s^\\])++)\^")
_RAISED_NUMBERS = re.compile(r"\^(\[?[0-9]++(?:[ \t]*+[,;–-][ \t]*+[0-9]++)*+\]?)\^")
_LOWERED = re.compile(r"~((?:\\.|[^\s~\\])++)~")
_BEARERS = (")", "]", "`", ">", "$")
_UNDEFINED_NOTE = re.compile(r"\[\^([0-9]++(?:[,–-][0-9]++)*+)\]")


def bracketed_span(state: StateInline, silent: bool) -> bool:
    """Read ``[text]{#id .class}``."""
    start, last = state.pos, state.posMax
    if not state.src.startswith("[", start):
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    found = attributes.parse(state.src, end + 1) if end >= 0 else None
    if not found or found.end > last:
        return False
    if not silent:
        token = state.push("span_open", "span", 1)
        token.meta |= {"id": found.id, "classes": found.classes}
        _inside(state, start + 1, end)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = found.end, last
    return True


def link_attributes(state: StateInline, _silent: bool) -> bool:
    """Read, and leave out, the attribute list of a link, an image, code or a formula: ``![](a.png){width=50%}``."""
    if not state.src.startswith("{", state.pos) or not state.src.endswith(_BEARERS, 0, state.pos):
        return False
    found = attributes.parse(state.src, state.pos)
    if not found or found.end > state.posMax:
        return False
    state.pos = found.end
    return True


def note(state: StateInline, silent: bool) -> bool:
    """Read ``^[a note]``, but not ``^[2,3]^`` or ``^[2](#two)^``, which are raised."""
    start, last = state.pos, state.posMax
    if not state.src.startswith("^[", start) or _RAISED_NUMBERS.match(state.src, start, last):
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1)
    is_link = state.src.startswith("(", end + 1) and _RAISED.match(state.src, start, last)
    if end < 0 or is_link:
        return False
    if not silent:
        state.push("note_open", "", 1)
        _inside(state, start + len("^["), end)
        state.push("note_close", "", -1)
    state.pos, state.posMax = end + 1, last
    return True


def raised(state: StateInline, silent: bool) -> bool:
    """Read ``^2,3^``; spaces may stand inside between numbers only."""
    return _between(state, "^", "sup", (_RAISED_NUMBERS, _RAISED), silent=silent)


def lowered(state: StateInline, silent: bool) -> bool:
    """Read ``~2~``."""
    if state.src.startswith("~~", state.pos):
        return False
    return _between(state, "~", "sub", (_LOWERED,), silent=silent)


def undefined_note(state: StateInline, silent: bool) -> bool:
    """Read ``[^12]``, when the article has no such note, as a raised number."""
    return _between(state, "[", "sup", (_UNDEFINED_NOTE,), silent=silent)


def _between(
    state: StateInline, sign: str, name: str, patterns: tuple[re.Pattern[str], ...], *, silent: bool
) -> bool:
    if not state.src.startswith(sign, state.pos):
        return False
    last = state.posMax
    found = next((hit for pattern in patterns if (hit := pattern.match(state.src, state.pos, last))), None)
    if not found:
        return False
    if not silent:
        state.push(f"{name}_open", name, 1)
        _inside(state, *found.span(1))
        state.push(f"{name}_close", name, -1)
    state.pos, state.posMax = found.end(), last
    return True


def _inside(state: StateInline, start: int, end: int) -> None:
    """Read the passage from ``start`` to ``end``; the caller restores position and limit."""
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)


def link(state: StateInline, silent: bool) -> bool:
    """Read ``[text](address)``; what begins like a note is none."""
    return not state.src.startswith("[^", state.pos) and rules_inline.link(state, silent)
