"""A file to its blocks: sound entries by bibtexparser, all others by our own scanner, none left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Severity
from kg.read.bibtex import library
from kg.read.bibtex.faults import MOST_IN_A_BLOCK, Faults
from kg.read.bibtex.grammar import CONTINUES
from kg.read.bibtex.records import EXCERPT, Block, Fault, Region
from kg.read.bibtex.scanner import scan
from kg.read.bibtex.survey import HEAD, Survey
from kg.read.bibtex.values import EVERY_BRACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.bibtex.scanner import Scan

_STRAY = re.compile(r"^[ \t]*+@[ \t]*+(?!(?:comment|preamble)\b)[^\W\d]\w*+", re.MULTILINE | re.IGNORECASE)
_BEHIND_PERCENT = re.compile(r"(?:\A|\n)[ \t]*%[% \t]*\Z")
_PERCENT = re.compile(r"^[ \t]*+%++", re.MULTILINE)
_BARE_LINE = re.compile(r"\n(?![ \t]*+%)")
_WHERE_PERCENT = 40


def read(text: str) -> Iterator[Block]:
    """Yield the blocks of a file in order: entries, macros as ``string``, and what stands between as ``comment``.

    A head inside another block is that block's text if the block is sound, and otherwise begins a new one. BibTeX reads
    an entry wherever there is an ``@``: behind a ``%`` too.
    """
    survey = Survey(text)
    position, line, counted = 0, 1, 0
    while position < len(text):
        start = survey.next(position)
        line += text.count("\n", counted, position)
        if faults := _strays(text, position, start, line):
            yield Block("comment", "", (), line, "", faults)
        line += text.count("\n", position, start)
        position = counted = start
        if start < len(text):
            block, position = _block(survey, start, line)
            yield block


def _block(survey: Survey, start: int, line: int) -> tuple[Block, int]:
    """Return the block that begins at ``start``, and where reading goes on."""
    head = _Head(survey, start, line)
    if head.word in {"comment", "preamble"}:
        return _passed(survey, head)
    return _behind_percent(survey, head) or _sound(survey, head) or _scanned(survey, head)


class _Head:
    """The beginning of a block; ``body`` is what follows its opening delimiter."""

    def __init__(self, survey: Survey, start: int, line: int) -> None:
        found = HEAD.match(survey.text, start)
        text = found[0] if found else "@{"
        self.start, self.line = start, line
        self.body, self.body_line = start + len(text), line + text.count("\n")
        self.word = text[1:-1].strip().lower()
        self.closer = "}" if text.endswith("{") else ")"
        self.ends = survey.ends(start) if self.closer == "}" else []


def _passed(survey: Survey, head: _Head) -> tuple[Block, int]:
    """Pass over a comment or preamble; what is not closed is no block at all but the word alone."""
    end = head.ends[0][0] if head.ends else head.body
    return Block("comment", "", (), head.line, "", _hidden(survey, head, end, "entry-in-comment")), end


def _behind_percent(survey: Survey, head: _Head) -> tuple[Block, int] | None:
    """Return an entry of which every line begins with ``%``."""
    text, start = survey.text, head.start
    if not head.ends or not _BEHIND_PERCENT.search(text, max(start - _WHERE_PERCENT, 0), start):
        return None
    end = head.ends[0][0]
    raw = text[start:end]
    if _BARE_LINE.search(raw):
        return None
    message = "a % does not hide an entry from BibTeX, so it is kept; delete it, or put it into @comment{…}"
    fault = Fault(head.line, "commented-entry", message, raw[:EXCERPT], Severity.INFO)
    bare = _PERCENT.sub("", raw)
    found = scan(Region(bare, head.body - start, len(bare), head.body_line, head.closer, EVERY_BRACE))
    return Block(head.word, found.key, found.fields, head.line, raw, (fault, *found.faults)), end


def _sound(survey: Survey, head: _Head) -> tuple[Block, int] | None:
    """Return an entry that bibtexparser reads as it is meant, within its own braces."""
    if head.word == "string":
        return None
    for end, _ in head.ends:
        sound = end <= survey.next_leading(head.start) and not CONTINUES.match(survey.text, end)
        if sound and (block := library.read(survey.text[head.start : end], head.line)):
            return block, end
    return None


def _scanned(survey: Survey, head: _Head) -> tuple[Block, int]:
    """Return the block by the reading that leaves no fault, else by that with most fields and fewest faults."""
    readings: list[tuple[Scan, int]] = []
    spent = 0
    for bound in _bounds(survey, head):
        region = Region(survey.text, head.body, bound.limit, head.body_line, head.closer, bound.marks)
        found = scan(region, keyed=head.word != "string")
        spent += bound.limit - head.body
        reading = found, found.end if found.closed else bound.limit
        if not found.faults:
            readings = [reading]
            break
        if bound.safe:
            readings.append(reading)
    found, end = max(readings, key=lambda reading: (len(reading[0].fields), -len(reading[0].faults)))
    survey.patience -= spent - (end - head.body)
    faults = found.faults or _hidden(survey, head, end, "entry-inside-value")
    raw = survey.text[head.start : end].rstrip()
    return Block(head.word, found.key, found.fields, head.line, raw, faults), end


class _Bound(NamedTuple):
    """Where a block may end at the furthest; ``safe`` when no other block can begin before."""

    limit: int
    marks: re.Pattern[str]
    safe: bool


def _bounds(survey: Survey, head: _Head) -> Iterator[_Bound]:
    """Yield the bounds to try, one of them safe; only the nearest when too much has been read in vain."""
    leading, nearest = survey.next_leading(head.start), survey.next(head.body)
    if survey.patience < 0:
        yield _Bound(nearest, EVERY_BRACE, safe=True)
        return
    for end, marks in head.ends:
        if not CONTINUES.match(survey.text, end):
            yield _Bound(end, marks, end <= leading)
    if head.closer == ")":
        yield _Bound(nearest, EVERY_BRACE, safe=True)
        yield _Bound(leading, EVERY_BRACE, safe=False)
    if head.ends and head.ends[0][0] <= leading:
        yield _Bound(min(leading, survey.next(head.ends[0][0])), EVERY_BRACE, safe=True)
    else:
        yield _Bound(survey.next_certain(head.body), EVERY_BRACE, safe=True)


def _hidden(survey: Survey, head: _Head, end: int, code: str) -> tuple[Fault, ...]:
    """Return a fault for each entry that seems to stand inside a block and is read as its text."""
    faults = Faults(MOST_IN_A_BLOCK)
    line, counted = head.line, head.start
    for start in survey.leading(head.start, end):
        line += survey.text.count("\n", counted, start)
        counted = start
        raw = survey.text[start : min(start + EXCERPT, end)]
        message = f"what looks like an entry stands inside @{head.word} and is read as its text"
        faults.add(Fault(line, code, message, raw, Severity.INFO))
    return faults.all()


def _strays(text: str, start: int, end: int, line: int) -> tuple[Fault, ...]:
    """Return a fault for each line between blocks that begins like one but opens no brace."""
    faults = Faults(MOST_IN_A_BLOCK)
    counted = start
    for stray in _STRAY.finditer(text, start, end):
        line += text.count("\n", counted, stray.start())
        counted = stray.start()
        raw = text[stray.start() : min(stray.start() + EXCERPT, end)].split("\n", 1)[0]
        message = "a line begins with @ but no block follows; write @type{key, …}"
        faults.add(Fault(line, "not-an-entry", message, raw))
    return faults.all()
