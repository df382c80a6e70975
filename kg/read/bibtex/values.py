"""The right-hand side of a field: ``{text} # macro # "text" # 2005``."""

from __future__ import annotations

import re
from typing import NamedTuple

EVERY_BRACE = re.compile(r"[{}\"]")
"""BibTeX's own rule: a brace counts, whatever stands before it."""

UNESCAPED_BRACE = re.compile(r"\\.|[{}\"]", re.DOTALL)
r"""The rule of pandoc and others: ``\{`` is a letter."""

_WORD = re.compile(r"[^\s\"#%'(),={}]++")
_MOST_PIECES = 10_000
_BLANK = re.compile(r"\s*+")
_BLANK_HASH = re.compile(r"\s*+#\s*+")


class Piece(NamedTuple):
    """A stretch of text, or the name of a macro."""

    text: str
    literal: bool


def expression(
    text: str, start: int, limit: int, marks: re.Pattern[str] = EVERY_BRACE
) -> tuple[tuple[Piece, ...], int] | None:
    """Return the pieces of the expression at ``start``, and where it ends; None when there is none.

    >>> expression('{a b} # jan', 0, 11)
    ((Piece(text='a b', literal=True), Piece(text='jan', literal=False)), 11)
    """
    pieces: list[Piece] = []
    position = _skip(text, start, limit)
    while True:
        found = _piece(text, position, limit, marks)
        if found is None or len(pieces) == _MOST_PIECES:
            return None
        pieces.append(found[0])
        hash_ = _BLANK_HASH.match(text, found[1], limit)
        if hash_ is None:
            return tuple(pieces), found[1]
        position = hash_.end()


def whole(value: str) -> tuple[Piece, ...] | None:
    """Return the pieces of a value that is one expression and nothing else, else None."""
    if value[:1] == "{" and value.find("{", 1) < 0 and value.find("}") == len(value) - 1:
        return (Piece(value[1:-1], literal=True),)
    for marks in (EVERY_BRACE, UNESCAPED_BRACE):
        found = expression(value, 0, len(value), marks)
        if found and found[1] == len(value):
            return found[0]
    return None


def _skip(text: str, start: int, limit: int) -> int:
    blank = _BLANK.match(text, start, limit)
    return blank.end() if blank else start


def _piece(text: str, start: int, limit: int, marks: re.Pattern[str]) -> tuple[Piece, int] | None:
    sign = text[start : min(start + 1, limit)]
    if sign in {"{", '"'}:
        end = _closing(text, start + 1, limit, marks, quoted=sign == '"')
        return None if end < 0 else (Piece(text[start + 1 : end], literal=True), end + 1)
    word = _WORD.match(text, start, limit)
    return (Piece(word[0], literal=word[0].isdecimal()), word.end()) if word else None


def _closing(text: str, start: int, limit: int, marks: re.Pattern[str], *, quoted: bool) -> int:
    """Return where the brace or quote opened before ``start`` is closed, or -1."""
    if not quoted and marks is EVERY_BRACE:
        end = text.find("}", start, limit)
        if end < 0 or text.find("{", start, end) < 0:
            return end
    depth = 0
    for mark in marks.finditer(text, start, limit):
        sign = mark[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth < 0:
                return -1 if quoted else mark.start()
        elif sign == '"' and quoted and not depth:
            return mark.start()
    return -1
