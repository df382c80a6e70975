"""Which reader reads which file, by suffix."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.read import encoding

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Document


def _markdown(data: bytes, source: str) -> Document:
    from kg.read import markdown

    text, problems = encoding.decode(data, source)
    document = markdown.parse(text, source)
    return replace(document, problems=(*problems, *document.problems))


def _jats(data: bytes, source: str) -> Document:
    from kg.read import jats

    return jats.parse(data, source)


ARTICLE_READERS: dict[str, Callable[[bytes, str], Document]] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".txt": _markdown,
    ".xml": _jats,
    ".nxml": _jats,
    ".jats": _jats,
}
"""Suffix of an article to its reader, which takes the bytes and the name of its source.

Each decodes for itself: XML says in which encoding it is written. The libraries are imported when they are needed.
"""

ARTICLE_SUFFIXES = tuple(ARTICLE_READERS)
VOCABULARY_SUFFIXES = (".ttl", ".nt", ".rdf", ".owl", ".jsonld")


def article_reader(suffix: str) -> Callable[[bytes, str], Document]:
    """Return the reader for a suffix that is among ``ARTICLE_SUFFIXES``."""
    return ARTICLE_READERS[suffix.lower()]
