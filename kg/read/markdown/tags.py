"""HTML tags: which there are, and which of them stand for a block."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.common.html_blocks import block_names

BLOCKS = frozenset(block_names) | {"canvas", "video", "audio", "picture", "hgroup", "noscript"}
"""Tags that begin or end a block."""

VERBATIM = frozenset({"pre", "script", "style", "textarea"})
"""Tags whose content is no Markdown."""

_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "applet",
        "area",
        "b",
        "bdi",
        "bdo",
        "big",
        "blink",
        "br",
        "button",
        "cite",
        "code",
        "data",
        "datalist",
        "del",
        "dfn",
        "em",
        "embed",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "map",
        "mark",
        "math",
        "meter",
        "nobr",
        "object",
        "output",
        "progress",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "select",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "svg",
        "template",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "rb",
        "rtc",
        "g",
        "path",
    }
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*+)((?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>")
_ATTRIBUTE = re.compile(r"\b([a-z-]+)\s*=\s*(?:\"([^\"]*+)\"|'([^']*+)')", re.IGNORECASE)
LONGEST = 4_000
"""A tag longer than this is read as text."""


class Tag(NamedTuple):
    """A tag and the offset after it; ``name`` is in lower case."""

    name: str
    end: int
    closing: bool
    attributes: str

    @property
    def known(self) -> bool:
        """Say whether HTML has such a tag: ``<LOD>`` in a text is a word."""
        return self.name in BLOCKS or self.name in VERBATIM or self.name in _INLINE

    def attribute(self, name: str) -> str:
        """Return the value of an attribute, or nothing."""
        pairs = ((pair[1].lower(), pair[2] or pair[3]) for pair in _ATTRIBUTE.finditer(self.attributes))
        return next((value or "" for key, value in pairs if key == name), "")


def at(text: str, place: int, end: int | None = None) -> Tag | None:
    """Read the tag that stands at ``place``, or nothing when there is none.

    >>> at('<img alt="a b">', 0).attribute("alt")
    'a b'
    """
    limit = min(len(text) if end is None else end, place + LONGEST)
    found = _TAG.match(text, place, limit)
    return Tag(found[2].lower(), found.end(), bool(found[1]), found[3]) if found else None
