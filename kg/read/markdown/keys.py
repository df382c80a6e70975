"""Citation keys: ``@boulman2005``, ``-@a``, ``@{d'Albenzio:2023}``."""

from __future__ import annotations

import re
from typing import NamedTuple

_PLAIN = re.compile(r"[\w*](?:\w++|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*+")
_BRACED = re.compile(r"\{[^\s{}]++(?:\{[^\s{}]*+\}[^\s{}]*+)*+\}")
_CROSS_REFERENCE = re.compile(r"(?:[Ff]ig|[Tt]bl|[Ee]q|[Ss]ec|[Ll]st):")
_NUMBERED = re.compile(r"(?:fig|tbl|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr)[-:]")
_REACH = 30


class Key(NamedTuple):
    """A key as printed: ``text`` stands at ``start`` to ``stop``; ``end`` is the offset after what belongs to it."""

    text: str
    start: int
    stop: int
    end: int


def at(text: str, place: int) -> Key | None:
    """Read the key whose ``@`` or ``-@`` stands at ``place``, or nothing when there is none.

    Not a key when it follows a word or a full stop: then it is an address.
    Source: Pandoc User's Guide, "Citation syntax".

    >>> at("see @LDD+23.", 4)
    Key(text='LDD+23', start=5, stop=11, end=11)
    """
    sign = place + 1 if text.startswith("-@", place) else place
    if not text.startswith("@", sign) or _follows_word(text, place):
        return None
    if plain := _PLAIN.match(text, sign + 1):
        return Key(plain[0], plain.start(), plain.end(), plain.end())
    if braced := _BRACED.match(text, sign + 1):
        return Key(braced[0][1:-1], braced.start() + 1, braced.end() - 1, braced.end())
    return None


def is_cross_reference(key: str, identifiers: frozenset[str]) -> bool:
    """Say whether a key names a figure, table, equation or section of the article itself.

    ``identifiers`` are those that the article's own attribute lists define.
    """
    return bool(_CROSS_REFERENCE.match(key)) or (key in identifiers and bool(_NUMBERED.match(key)))


def _follows_word(text: str, place: int) -> bool:
    before = text[max(0, place - _REACH) : place]
    if before.endswith("."):
        dots = len(before) - len(before.rstrip("."))
        return dots % len("...") != 0
    stem = before.rstrip("*_")
    closes_emphasis = before.endswith(("*", "_")) and stem[-1:].isalnum()
    return before[-1:].isalnum() or closes_emphasis
