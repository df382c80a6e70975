"""Plain text as it is written, piece by piece, with the spans of its parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Annotation, Marker, Span
from kg.read import shifting
from kg.read.markdown import addresses
from kg.read.markdown.passages import Aside, Passage
from kg.read.masking import united

if TYPE_CHECKING:
    from kg.model import Problem

_BLANKS = re.compile(r"[ \t]{2,}")
_RAISED_DIGITS = re.compile(r"[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹⁻,;–-]*[⁰¹²³⁴-⁹])?")


@dataclass(slots=True)
class Writer:
    """The text so far.

    ``line`` is the line of the article on which ``source`` begins, ``origin`` what is to be added to an offset to have
    it in ``source``, ``start`` the offset at which the passage begins.
    """

    source: str
    line: int
    origin: int = 0
    start: int = 0
    parts: list[str] = field(default_factory=list)
    length: int = 0
    superscripts: list[Span] = field(default_factory=list)
    opaque: list[Span] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    breaks: list[tuple[int, int]] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    raised_from: list[int] = field(default_factory=list)
    set_apart: list[tuple[int, str, tuple[str, ...]]] = field(default_factory=list)
    strong: int = 0
    kinds: set[str] = field(default_factory=set)
    newlines: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.newlines = [match.start() for match in re.finditer("\n", self.source)]

    def line_at(self, offset: int) -> int:
        """Return the line of the article on which ``offset`` of the source stands."""
        return self.line + bisect_left(self.newlines, offset + self.origin)

    def reach(self, offset: int) -> None:
        """Note that what is written next stands at ``offset`` of the source."""
        line = self.line_at(offset)
        if line > (self.breaks[-1][1] if self.breaks else self.line_at(self.start)):
            if self.breaks and self.breaks[-1][0] == self.length:
                self.breaks.pop()
            self.breaks.append((self.length, line))

    def prose(self, text: str) -> None:
        """Write words; blanks are never doubled."""
        if "  " in text or "\t" in text:
            text = _BLANKS.sub(" ", text)
        if self.ends_blank and text.startswith(" "):
            text = text[1:]
        self.write(text, "strong" if self.strong else "plain")

    def write(self, text: str, kind: str) -> Span:
        """Write ``text`` as it is and return where it stands."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        if text.strip():
            self.kinds.add(kind)
        return Span(start, self.length)

    def blank(self) -> None:
        """Write a blank unless there is one."""
        if self.length and not self.ends_blank:
            self.write(" ", "")

    @property
    def ends_blank(self) -> bool:
        """Say whether the text ends in a blank."""
        return bool(self.parts) and next((part[-1] == " " for part in reversed(self.parts) if part), False)

    def raise_text(self) -> None:
        """Begin a raised stretch."""
        self.raised_from.append(self.length)

    def lower_text(self) -> None:
        """End the raised stretch, if there is one."""
        if self.raised_from:
            start = self.raised_from.pop()
            inner = self.since(start)
            begin = start + len(inner) - len(inner.lstrip())
            self.superscripts.append(Span(begin, start + len(inner.rstrip())))

    def before(self, start: int) -> str:
        """Return the character before ``start``."""
        return self.since(start - 1)[:1] if start else ""

    def since(self, start: int) -> str:
        """Return what was written from ``start`` on."""
        behind, missing = [], self.length - start
        for part in reversed(self.parts):
            if missing <= 0:
                break
            behind.append(part[-missing:] if missing < len(part) else part)
            missing -= len(part)
        return "".join(reversed(behind))

    def replace_since(self, start: int, text: str) -> None:
        """Write ``text`` in place of all that was written from ``start`` on, where a piece began and no span is."""
        while self.length > start:
            self.length -= len(self.parts.pop())
        self.write(text, "plain")

    def passage(self) -> Passage:
        """Return what was written, without blanks at its ends."""
        whole = "".join(self.parts)
        text = whole.strip(" \t\n")
        cut = len(whole) - len(whole.lstrip(" \t\n"))
        kept = Span(0, len(text))
        opaque = [_within(span.shifted(-cut), kept) for span in self.opaque] + _addresses(text)
        raised = [_within(span.shifted(-cut), kept) for span in self.superscripts]
        if not text.isascii():
            raised += [Span(*match.span()) for match in _RAISED_DIGITS.finditer(text)]
        return Passage(
            text,
            self.line_at(self.start),
            tuple(_merged(text, raised)),
            tuple(united(opaque, len(text))),
            tuple(shifting.marker(marker, -cut) for marker in self.markers),
            tuple(
                Annotation(_within(note.span.shifted(-cut), kept), note.id, note.classes)
                for note in self.annotations
            ),
            tuple((max(0, offset - cut), line) for offset, line in self.breaks),
            strong=self.kinds == {"strong"},
            formula=self.kinds == {"formula"},
            tex=self.kinds == {"tex"},
            asides=tuple(self.asides),
            notes=tuple(self.notes),
            problems=tuple(self.problems),
        )


def _within(span: Span, whole: Span) -> Span:
    start = min(max(span.start, whole.start), whole.end)
    return Span(start, max(start, min(span.end, whole.end)))


def _addresses(text: str) -> list[Span]:
    if not addresses.possible(text):
        return []
    found = addresses.ADDRESS.finditer(text)
    return [Span(match.start(), match.start() + len(addresses.trimmed(match[0]))) for match in found]


def _merged(text: str, spans: list[Span]) -> list[Span]:
    """Return spans in order, none empty or inside another; pieces of one raised passage are put together."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= span.end or (kept and span.end <= kept[-1].end):
            continue
        if (
            kept
            and span.start <= kept[-1].end
            and not (text[span.start - 1].isalnum() and text[span.start].isalnum())
        ):
            kept[-1] = Span(kept[-1].start, span.end)
        else:
            kept.append(span)
    return kept
