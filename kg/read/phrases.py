"""Cue phrases: tables of words and phrases, looked up word by word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_TAGS = ""  # the key of a node that holds the tags of the phrase that ends there

Index = dict[str, Any]
"""A trie: word → node; under ``""`` the tags of the phrase that ends at the node."""


class Hit(NamedTuple):
    """A cue among words: what it stands for, its first word and the word after its last."""

    tag: str
    start: int
    end: int


def words(table: str) -> frozenset[str]:
    """Return the words of a table, whatever its line breaks."""
    return frozenset(table.split())


@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` in lower case; the parts of a hyphenated word count one by one.

    >>> tokens("The patient's X-ray")
    ('the', "patient's", 'x', 'ray')
    """
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def places(text: str) -> list[Span]:
    """Return where the words that ``tokens`` returns stand."""
    return [Span(*found.span()) for found in _WORD.finditer(text)]


def index(tables: Mapping[str, str]) -> Index:
    """Return the trie of ``tables``, each a tag with its phrases, one a line or parted by ``|``."""
    root: Index = {}
    for tag, table in tables.items():
        for phrase in table.replace("|", "\n").splitlines():
            node = root
            for word in phrase.split():
                node = node.setdefault(word, {})
            if node is not root:
                node.setdefault(_TAGS, []).append(tag)
    return root


def hits(found: Sequence[str], root: Index) -> Iterator[Hit]:
    """Yield the longest phrase that begins at each word of ``found``, once for each of its tags."""
    for start in [at for at, word in enumerate(found) if word in root]:
        node = root[found[start]]
        end, tags = start + 1, node.get(_TAGS, ())
        at = end
        while at < len(found) and (node := node.get(found[at])) is not None:
            at += 1
            if _TAGS in node:
                end, tags = at, node[_TAGS]
        for tag in tags:
            yield Hit(tag, start, end)
