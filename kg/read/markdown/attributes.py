"""Attribute lists: ``{#juvenile-incidence .prevalence width=50%}``."""

from __future__ import annotations

import re
from typing import NamedTuple

_ITEM = re.compile(
    r"""\#(?P<id>[^\W\d][\w\-:.]*+)
    | \.(?P<kind>[^\W\d][\w\-:.]*+)
    | (?P<key>[^\W\d][\w\-:.]*+)=(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'}]*+))
    | (?P<unnumbered>-)
    | \s++""",
    re.VERBOSE,
)
LONGEST = 2_000
"""An attribute list longer than this is read as text."""


class Attributes(NamedTuple):
    """What an attribute list says; ``end`` is the offset after its closing brace."""

    end: int
    id: str
    classes: tuple[str, ...]


def parse(text: str, start: int) -> Attributes | None:
    """Read the attribute list that opens at ``start``, or nothing when there is none.

    Source: Pandoc User's Guide, extension ``attributes``.

    >>> parse("text {#a .b key=c}", 5)
    Attributes(end=18, id='a', classes=('b',))
    """
    if not text.startswith("{", start):
        return None
    name, classes, place = "", [], start + 1
    last = min(len(text), start + LONGEST)
    while place < last and text[place] != "}":
        item = _ITEM.match(text, place, last)
        if not item:
            return None
        name = item["id"] or (_value(item) if item["key"] == "id" else name)
        classes += _classes(item)
        place = item.end()
    return Attributes(place + 1, name, tuple(classes)) if place < last else None


def _classes(item: re.Match[str]) -> list[str]:
    if item["key"] == "class":
        return _value(item).split()
    if item["unnumbered"]:
        return ["unnumbered"]
    return [item["kind"]] if item["kind"] else []


def _value(item: re.Match[str]) -> str:
    return item["double"] or item["single"] or item["bare"] or ""
