"""Web addresses in running text: left whole, so that no sign in them is read as markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_SCHEME = re.compile(r"(?:https?|ftp)\Z", re.IGNORECASE)
_REST = re.compile(r"://[^\s<>\[\]{}\"`|\\^]++")
_LAST = ".,;:!?'*_’”)"
ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.|\bdoi:\s?(?=10\.))[^\s<>\[\]{}\"|]++|\b10\.[0-9]{4,9}/[^\s<>\[\]{}\"|]++",
    re.IGNORECASE,
)


def possible(text: str) -> bool:
    """Say whether a text has a sign that every address has; most have none."""
    return ":" in text or "10." in text or "www." in text.lower()


def address(state: StateInline, silent: bool) -> bool:
    """Read ``https://example.org/~a_b``, from its colon on; the scheme has been read as text."""
    place = state.pos
    if not state.src.startswith("://", place) or not _SCHEME.search(state.src, max(0, place - 5), place):
        return False
    found = _REST.match(state.src, place, state.posMax)
    end = place + len(trimmed(found[0])) if found else place
    if end <= place + len("://"):
        return False
    if not silent:
        state.push("address", "", 0).content = state.src[place:end]
    state.pos = end
    return True


def trimmed(text: str) -> str:
    """Return an address without the punctuation of the sentence around it.

    >>> trimmed("https://example.org/a_(b)),")
    'https://example.org/a_(b)'
    """
    end = len(text)
    surplus = text.count(")") - text.count("(")
    while end and text[end - 1] in _LAST:
        if text[end - 1] == ")":
            if surplus <= 0:
                break
            surplus -= 1
        end -= 1
    return text[:end]
