"""The plain text of one block while it is put together, with the places of its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Problem, Severity, Span

if TYPE_CHECKING:
    from kg.read.jats.targets import Cited
    from kg.read.jats.xml import Element

_BLANKS = re.compile(r"[ \t\r]{2,}|[\t\r]")


class Link(NamedTuple):
    """A passage that names references by their ids."""

    start: int
    end: int
    cited: Cited
    line: int


class Writer:
    """Text that grows; offsets are those of the finished text, where blanks are single and none is at either end."""

    __slots__ = (
        "_blank", "_marked", "_pieces", "breaks", "cited", "deferred", "first", "length", "line", "links",
        "opaque", "problems", "source", "superscripts",
    )  # fmt: skip

    def __init__(self, cited: dict[Element, Cited], problems: list[Problem], source: str, line: int) -> None:
        self.cited = cited
        self.problems = problems
        self.source = source
        self.first = self.line = self._marked = line
        self.length = 0
        self.superscripts: list[Span] = []
        self.opaque: list[Span] = []
        self.links: list[Link] = []
        self.breaks: list[tuple[int, int]] = []
        self.deferred: list[Element] = []
        """Elements that stand inside the block and are to be read after it."""
        self._pieces: list[str] = []
        self._blank = True

    def put(self, text: str) -> None:
        """Add text; any run of blanks and line ends becomes one blank."""
        if "\n" in text:
            self._lines(text)
            return
        if "  " in text or "\t" in text or "\r" in text:
            text = _BLANKS.sub(" ", text)
        if self._blank:
            text = text.removeprefix(" ")
        if not text:
            return
        if self.line != self._marked:
            self._marked = self.line
            self.breaks.append((self.length, self.line))
        self._pieces.append(text)
        self.length += len(text)
        self._blank = text[-1] == " "

    def gap(self) -> None:
        """Add a blank, where there is none."""
        self.put(" ")

    def withhold(self) -> None:
        """Say that an address stands here that is left out."""
        message = "an e-mail address or telephone number is not exported and was left out"
        self.problems.append(Problem(self.source, self.line, "contact-withheld", message, Severity.INFO))

    def since(self, start: int) -> str:
        """Return what was added from the offset ``start`` on, a recent one."""
        pieces: list[str] = []
        left = self.length - start
        for piece in reversed(self._pieces):
            if left <= 0:
                break
            pieces.append(piece[-left:])
            left -= len(piece)
        return "".join(reversed(pieces))

    def text(self) -> str:
        """Return the text; spans that reach into a blank at its end are to be cut to its length."""
        return "".join(self._pieces).rstrip(" ")

    def _lines(self, text: str) -> None:
        first, *rest = text.split("\n")
        self.put(first)
        for line in rest:
            self.put(" ")
            self.line += 1
            self.put(line)
