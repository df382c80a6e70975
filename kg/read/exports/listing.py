"""Plain lists of references, as journals print them: one a line or a paragraph, numbered or not (Vancouver, AMA, APA …)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Block, BlockKind
from kg.read import vancouver
from kg.read.encoding import decode
from kg.read.exports.shelf import Entry, bibliography
from kg.read.printed import authors, entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Bibliography, Reference

_NUMBER = re.compile(r"[ \t]*(?:\[\s?[0-9]{1,4}\s?\]\.?|\([0-9]{1,4}\)\.?|[0-9]{1,4}\s?[.):])\s*")
_HEADING = re.compile(
    r"[#*_\s]*(?:references?|bibliography|literature(?: cited)?|works cited|sources)[:.*_\s]*", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])")
_LEAST = 2
_MOST = 0.7
"""The share of paragraphs that must read as entries for a text to be taken for a list."""
_SHOWN = 60
_LONGEST = 1000


class Paragraph(NamedTuple):
    """An entry with all its lines, the first at ``line``."""

    text: str
    line: int


def parse(data: bytes, source: str) -> Bibliography:
    """Return the references of a plain list in its order, labelled by the printed numbers, and what is wrong with it.

    Entries are parted by numbers, by blank lines, or by lines where there is neither; a heading is passed over.
    """
    text, found = decode(data, source)
    blocks = [Block(BlockKind.REFERENCE, part.text, part.line) for part in _paragraphs(text)]
    references, problems = vancouver.parse(blocks, source)
    listed = [*found, *problems]
    return bibliography(map(_entry, references), source, listed)


def is_list(text: str) -> bool:
    """Say whether a text is nothing but references: most of its paragraphs have names or a number first, and a year."""
    parts = [part for part in _paragraphs(text) if not _HEADING.fullmatch(part.text[:100])][:_SHOWN]
    return len(parts) >= _LEAST and sum(map(_is_entry, parts)) >= _MOST * len(parts)


def _entry(reference: Reference) -> Entry:
    return Entry(reference.work, reference.line, reference.text, number=reference.label)


def _is_entry(part: Paragraph) -> bool:
    """Say whether a paragraph reads as an entry: a year and a number, or names with a title or journal behind them."""
    text = part.text
    if len(text) > _LONGEST or not _YEAR.search(text):
        return False
    if _NUMBER.match(text):
        return True
    work = entry.work(text)
    return bool(work.authors or work.editors or authors.read(text).authors) and bool(
        work.title or work.container
    )


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the entries of a list, each with its further lines."""
    lines = [Paragraph(line.strip(), number) for number, line in enumerate(text.split("\n"), start=1)]
    yield from (part for part in _joined(lines) if part.text and not _HEADING.fullmatch(part.text[:100]))


def _joined(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Join lines by what parts the entries of this list."""
    printed = [line for line in lines if line.text]
    numbered = sum(bool(_NUMBER.match(line.text)) for line in printed)
    blanks = len(lines) > 1 and any(not line.text for line in lines[1:-1])
    if numbered > 1 and _NUMBER.match(_first(printed)):
        begins = [bool(_NUMBER.match(line.text)) for line in printed]
    elif blanks:
        begins = [number == 1 or not lines[number - 2].text for _, number in printed]
    else:
        begins = [True] * len(printed)
    current: list[Paragraph] = []
    for line, first in zip(printed, begins, strict=True):
        if first and current:
            yield _whole(current)
            current = []
        current.append(line)
    if current:
        yield _whole(current)


def _first(printed: Sequence[Paragraph]) -> str:
    return next((line.text for line in printed if not _HEADING.fullmatch(line.text[:100])), "")


def _whole(lines: Sequence[Paragraph]) -> Paragraph:
    return Paragraph(" ".join(line.text for line in lines), lines[0].line)
