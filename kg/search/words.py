"""What a person types, as an expression of FTS5 that holds nothing but quoted words."""

from __future__ import annotations

import re

from kg.errors import QueryError

_PIECE = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_MOST = 100
"""Words of one search; the engine's parser has a bound, too."""


def expression(words: str) -> str:
    """Return the FTS5 expression for words that must all occur: alone, as a ``"phrase"``, or as the beginning of words.

    Raises :class:`QueryError` when there is no word in it, or more than can be asked for.

    >>> expression('calcinosis "skin lesions" treat*')
    '"calcinosis" "skin lesions" "treat"*'
    """
    pieces = [_piece(found) for found in _PIECE.finditer(_CONTROL.sub(" ", words))]
    kept = [piece for piece in pieces if any(map(str.isalnum, piece))]
    if not kept:
        message = f"there is no word to search for in {words[:_MOST]!r}"
        raise QueryError(
            message, remedy='Write words, a "phrase", or the beginning of a word with a star: calc*.'
        )
    if len(kept) > _MOST:
        message = f"more than {_MOST} words"
        raise QueryError(message, remedy="Search for fewer.")
    return " ".join(kept)


def _piece(found: re.Match[str]) -> str:
    phrase, star, word = found.groups()
    if word is not None:
        phrase, star = word.rstrip("*"), "*" if word.endswith("*") else ""
    return f'"{phrase}"{star}'
