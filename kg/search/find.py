"""Asking the index: the best hits first, each with the words that were found marked."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import QueryError, StoreError
from kg.model import Span
from kg.search.index import opened
from kg.search.words import expression

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("claim", "reference", "author", "article")

_LAST = 2**62
_OPEN, _CLOSE = "\x02", "\x03"
_BEST = """
SELECT rowid, -bm25(words, 2.0, 1.0, 0.5) AS score FROM words
WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY score DESC, rowid LIMIT ?
"""
_SHOWN = """
SELECT entry.kind, entry.name, entry.text, entry.article, entry.place, entry.iri,
  snippet(words, 0, char(2), char(3), '…', 32), snippet(words, 1, char(2), char(3), '…', 16)
FROM words JOIN entry ON entry.id = words.rowid WHERE words MATCH ? AND words.rowid = ?
"""
"""Asked for the best alone: to mark words takes longer than to find them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: a claim, a cited work, an author or an article.

    ``name`` is what other commands call it: a claim's id, a reference's key, an author's name, an article's id. ``snippet`` is the
    part of the text around the words, with the authors of a work; ``marks`` where those words stand in it. ``article`` is the
    article it belongs to, or how many; ``place`` file and line. A higher ``score`` is a better hit.
    """

    kind: str
    name: str
    text: str
    snippet: str
    marks: tuple[Span, ...]
    article: str
    place: str
    iri: str
    score: float


def find(path: Path, words: str, *, kind: str = "", limit: int = 20) -> tuple[Hit, ...]:
    """Return the best hits for words that must all occur, of one of ``KINDS`` or of all.

    Case and diacritics do not matter. Raises :class:`QueryError` when there is no word, no such kind or no sense in the limit, and
    :class:`StoreError` when the index cannot be read.
    """
    if kind and kind not in KINDS:
        message = f"there is no kind {kind!r}"
        raise QueryError(message, remedy=f"There are: {', '.join(KINDS)}.")
    if limit < 1:
        message = f"the limit is {limit}"
        raise QueryError(message, remedy="Ask for one hit at least.")
    asked = expression(words)
    try:
        with closing(opened(path)) as connection:
            best = connection.execute(_BEST, (asked, *_range(connection, kind), limit)).fetchall()
            return tuple(
                _hit(connection.execute(_SHOWN, (asked, row)).fetchone(), score) for row, score in best
            )
    except sqlite3.Error as error:
        message = f"the search index cannot be read: {error}"
        raise StoreError(
            message, place=str(path), remedy="Delete it; the next search makes it anew."
        ) from error


def _range(connection: sqlite3.Connection, kind: str) -> tuple[int, int]:
    """Return the first and last number of the entries of a kind, which stand together."""
    if not kind:
        return 1, _LAST
    found = connection.execute("SELECT value FROM about WHERE name = ?", (kind,)).fetchone()
    first, last = map(int, found[0].split()) if found else (1, 0)
    return first, last


def _hit(row: tuple[str, ...], score: float) -> Hit:
    kind, name, text, article, place, iri, snippet, authors = row
    shown, marks = _marked(f"{snippet} — {authors}" if authors and snippet else snippet or authors)
    return Hit(kind, name, text, shown, marks, article, place, iri, round(score, 3))


def _marked(text: str) -> tuple[str, tuple[Span, ...]]:
    r"""Return a text without the signs around the words that were found, and where those stand in it.

    >>> _marked("of \x02lime\x03 …")
    ('of lime …', (Span(start=3, end=7),))
    """
    before, *rest = text.split(_OPEN)
    plain, marks = before, []
    for part in rest:
        word, _, after = part.partition(_CLOSE)
        marks.append(Span(len(plain), len(plain) + len(word)))
        plain += word + after
    return plain, tuple(marks)
