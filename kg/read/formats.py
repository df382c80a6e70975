"""Which reader reads which file, by suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read import markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Document

ARTICLE_READERS: dict[str, Callable[[str, str], Document]] = {
    ".md": markdown.parse,
    ".markdown": markdown.parse,
    ".txt": markdown.parse,
}
"""Suffix of an article to its reader, which takes the text and the name of its source."""

ARTICLE_SUFFIXES = tuple(ARTICLE_READERS)
BIBLIOGRAPHY_SUFFIXES = (".bib",)
VOCABULARY_SUFFIXES = (".ttl", ".nt", ".rdf", ".owl", ".jsonld")


def article_reader(suffix: str) -> Callable[[str, str], Document]:
    """Return the reader for a suffix that is among ``ARTICLE_SUFFIXES``."""
    return ARTICLE_READERS[suffix.lower()]
