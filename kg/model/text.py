"""Where things stand in a text, and the blocks that a reader finds in one."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.model.problem import Problem
    from kg.model.work import Reference, Work


class Span(NamedTuple):
    """A half-open range of Unicode code points.

    >>> Span(3, 6).of("in 40 %")
    '40 '
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what the span covers in ``text``."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """Return the same span in a text that begins ``by`` code points earlier."""
        return Span(self.start + by, self.end + by)

    def holds(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a block of an article is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    CODE = "code"
    MATH = "math"
    MATTER = "matter"
    """Authors, affiliations, dates, keywords, contact: about the article, not of its text."""
    REFERENCE = "reference"
    """An entry of the printed reference list, or a line of that list that is no entry."""


class MarkerForm(StrEnum):
    """How a citation is printed in the running text."""

    KEY = "key"
    SUPERSCRIPT = "superscript"
    BRACKET = "bracket"
    XREF = "xref"


@dataclass(frozen=True, slots=True)
class Label:
    """One reference named inside a marker.

    ``text`` is a citation key or a number without leading zeros; ``span`` is where it
    is printed, in the block's text. A label that a range implies (the 8 of ``7–9``)
    has the span of the whole range and ``implied`` set. ``link`` numbers the links (JATS ``xref``)
    by which the format itself names references, from 1 in a document; 0 where only the print does.
    """

    text: str
    span: Span
    implied: bool = False
    prefix: str = ""
    locator: str = ""
    link: int = 0


@dataclass(frozen=True, slots=True)
class Marker:
    """A group of labels printed in one place: ``[6, 9]``, ``[@a; @b]``.

    ``span`` covers the whole group, brackets included, in the block's text;
    ``line`` is the line of the source it stands on, from 1.
    ``in_text`` marks a citation that is part of the sentence: ``@smith says``.
    """

    span: Span
    labels: tuple[Label, ...]
    form: MarkerForm
    line: int
    in_text: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a person says of a stretch of text: ``[...]{#juvenile-incidence .prevalence}``."""

    span: Span
    id: str = ""
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article, as plain text with what the format says about its parts.

    All spans are in ``text``. ``superscripts`` are raised passages that may or may not be
    citations; ``opaque`` are passages that are not prose (code, mathematics, addresses);
    ``markers`` are the citations that are certain.
    ``level`` is the depth of a heading or of a list, from 1. ``line`` counts from 1;
    ``breaks`` are (offset, line) pairs in order: from that offset on the text stands on that source line.
    ``part`` names the appended text the block belongs to (a JATS sub-article or response, with its own
    authors); it is empty in the article itself.
    """

    kind: BlockKind
    text: str
    line: int
    level: int = 0
    superscripts: tuple[Span, ...] = ()
    opaque: tuple[Span, ...] = ()
    markers: tuple[Marker, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()
    part: str = ""

    def line_at(self, offset: int) -> int:
        """Return the source line of the code point at ``offset``.

        >>> Block(BlockKind.PARAGRAPH, "one two", 3, breaks=((4, 9),)).line_at(5)
        9
        """
        place = bisect_right(self.breaks, offset, key=lambda item: item[0])
        return self.breaks[place - 1][1] if place else self.line


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of one article, before anything is understood.

    ``work`` is the article's own metadata, ``printed`` its reference list in printed order
    when it has one, ``nocite`` the keys to list without citing (``*`` for all), ``style`` one
    sentence on how the article cites and on what evidence that was decided.
    """

    source: str
    work: Work
    blocks: tuple[Block, ...]
    printed: tuple[Reference, ...] = ()
    keywords: tuple[str, ...] = ()
    bibliographies: tuple[str, ...] = ()
    nocite: tuple[str, ...] = ()
    style: str = ""
    problems: tuple[Problem, ...] = ()
