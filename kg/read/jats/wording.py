"""The printed text of a citation, where its tags have replaced the punctuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.read.jats.xml import Element

NAMES = {"doi": "doi:", "pmid": "PMID:", "pmc": "PMCID:", "pmcid": "PMCID:", "arxiv": "arXiv:"}
"""What is printed before an identifier of each kind."""

_LINKED = re.compile(r"(?:[:/=]|\b(?:doi|pmid|pmcid|arxiv))\s*\Z", re.IGNORECASE)
_WITHIN_WORDS = frozenset(
    {"italic", "bold", "sub", "sup", "sc", "underline", "monospace", "styled-content", "named-content"}
)
_NEW_NAMES = frozenset({"surname", "collab", "etal", "anonymous"})


def is_bare(element: Element) -> bool:
    """Say whether nothing stands between the fields of a citation."""
    return not any((child.tail or "").strip() for child in element)


def named(text: str, ids: Mapping[str, str]) -> str:
    """Return a text in which identifiers are named that were only tagged: ``32:67.25184501`` ends in one."""
    for kind, value in ids.items():
        place = text.rfind(value) if value and kind in NAMES else -1
        if place > 0 and not _LINKED.search(text, max(0, place - 20), place):
            text = f"{text[:place].rstrip()} {NAMES[kind]}{text[place:]}"
    return text


def parted(element: Element) -> str:
    """Return the text of a citation with commas and blanks where only tags part its words."""
    pieces: list[str] = []
    _part(element, pieces)
    return " ".join("".join(pieces).split())


def _part(element: Element, pieces: list[str]) -> None:
    if text := element.text:
        if pieces and text[0].isalnum() and pieces[-1][-1].isalnum() and element.tag not in _WITHIN_WORDS:
            pieces.append(", " if element.tag in _NEW_NAMES else " ")
        pieces.append(text)
    for child in element:
        if isinstance(child.tag, str):
            _part(child, pieces)
        if tail := child.tail:
            pieces.append(tail)
