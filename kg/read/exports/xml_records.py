"""XML to its records, and what an element says: nothing outside is read, nothing hostile is expanded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from kg.read.jats.xml import Element, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 50_000
"""Characters of a record that are kept as its text."""


def text(element: Element, path: str) -> str:
    """Return the text of the first element of a path, on one line, or nothing."""
    found = element.find(path)
    return plain(found) if found is not None else ""


def texts(element: Element, path: str) -> list[str]:
    """Return the texts of all elements of a path that have one."""
    return [found for one in element.iterfind(path) if (found := plain(one))]


def written(element: Element) -> str:
    """Return an element as it is written; of a very long one the beginning."""
    whole: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST]}…"


def extras(*pairs: tuple[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield the fields that hold something, several values of one joined."""
    return ((name, "; ".join(values)) for name, values in pairs if values)
