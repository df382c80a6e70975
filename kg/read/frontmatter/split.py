"""Where the metadata before an article end and its text begins."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPENING = re.compile(r"\s*?^---[ \t]*\n(?=[ \t]*\S)", re.MULTILINE)
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
_FIELD = re.compile(r"[A-Za-z_][\w-]{0,100}:\s")
_TITLE_LINE = re.compile(r"%[ \t]*(.*(?:\n[ \t]+\S.*)*+)\n?")


class Split(NamedTuple):
    """Metadata and text, each with its first line.

    ``title`` holds the lines of a title block (``% title``, ``% authors``, ``% date``) with their lines;
    ``unclosed`` when the text begins as metadata do that nothing ends.
    """

    metadata: str
    metadata_line: int
    title: tuple[tuple[str, int], ...]
    text: str
    text_line: int
    unclosed: bool = False


def split(text: str) -> Split:
    """Part the front matter from the text; there may be none.

    Source: Pandoc User's Guide, extensions ``yaml_metadata_block`` and ``pandoc_title_block``.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening and closing:
        lines = [text.count("\n", 0, place) + 1 for place in (opening.end(), closing.end())]
        return Split(text[opening.end() : closing.start()], lines[0], (), text[closing.end() :], lines[1])
    return _title_block(text)._replace(unclosed=bool(opening and _FIELD.match(text, opening.end())))


def _title_block(text: str) -> Split:
    found: list[tuple[str, int]] = []
    place = 0
    while len(found) < len(("title", "authors", "date")) and (line := _TITLE_LINE.match(text, place)):
        found.append((line[1].strip(), text.count("\n", 0, place) + 1))
        place = line.end()
    return Split("", 1, tuple(found), text[place:], text.count("\n", 0, place) + 1)
