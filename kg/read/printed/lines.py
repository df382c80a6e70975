"""The lines of a printed reference list, each with its number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import count
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Block

_BULLET = r"\s*(?:[-*•–]\s+)?"
_SURE = re.compile(
    rf"{_BULLET}(?:\[\s?(?P<square>[0-9]{{1,4}}[a-z]?)\s?\]\.?|\((?P<round>[0-9]{{1,4}}[a-z]?)\)\.?"
    r"|(?P<stopped>[0-9]{1,4}[a-z]?)\s?[.):、．](?![0-9]))\s*"
)
_LIKELY = re.compile(rf"{_BULLET}(?P<plain>[0-9]{{1,4}})(?:\s+|(?=[^\W\d_]))")
"""A number that counts as such only when most lines have one."""
_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])")
_LEAST_ENTRY = 25
"""Characters below which a line without number is no entry."""
_LONGEST_ENTRY = 2000
"""Characters beyond which no line is added to an entry."""
_MOST = 0.5
"""The share of lines with a number from which a list is a numbered one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: its number, empty when it has none and is no entry, and the text after the number.

    ``counted`` when the number is not printed but follows from the place in the list; ``joined`` are the lines that were
    added to the text because they go on with it.
    """

    text: str
    line: int
    label: str = ""
    counted: bool = False
    joined: tuple[Line, ...] = ()


class List(NamedTuple):
    """The lines of a reference list, and whether it prints numbers."""

    lines: tuple[Line, ...]
    numbered: bool


def read(blocks: Iterable[Block]) -> List:
    """Return the lines of the blocks of a reference list in order, one a block; lines that go on with an entry joined to it."""
    plain = [Line(block.text.strip(), block.line) for block in blocks if block.text.strip()]
    for pattern in (_SURE, _LIKELY):
        labelled = _renumbered([_labelled(line, pattern, most=3 * len(plain) + 50) for line in plain])
        used = frozenset(line.label for line in labelled)
        if sum(bool(line.label) for line in labelled) >= _MOST * max(1, len(labelled)):
            return List(tuple(_filled(_joined(labelled), used)), numbered=True)
    return List(tuple(_counted(plain)), numbered=False)


def _labelled(line: Line, pattern: re.Pattern[str], most: int) -> Line:
    """Return the line with the number printed before it, unless that is too high for one: a year, say."""
    match = pattern.match(line.text)
    label = next(filter(None, match.groups()), "").lstrip("0") if match else ""
    if not match or not label or int(label.rstrip(ascii_lowercase)) > most:
        return line
    return replace(line, label=label, text=line.text[match.end() :])


def _renumbered(lines: list[Line]) -> list[Line]:
    """Count the entries of a list in which each has the same number, as Markdown counts them."""
    entries = [line for line in lines if line.label]
    if not entries[1:] or {line.label for line in entries} != {"1"}:
        return lines
    numbers = count(1)
    return [replace(line, label=str(next(numbers))) if line.label else line for line in lines]


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """Join lines without number to the entry that they go on with, after a page break for instance."""
    last: Line | None = None
    for line in lines:
        if last and _goes_on(last, line):
            last = replace(last, text=f"{last.text} {line.text}", joined=(*last.joined, line))
            continue
        if last:
            yield last
        last = line
    if last:
        yield last


def _goes_on(entry: Line, line: Line) -> bool:
    if not entry.label or line.label or len(entry.text) > _LONGEST_ENTRY:
        return False
    return line.text[:1].islower() or (not _YEAR.search(entry.text) and bool(_YEAR.search(line.text)))


def _filled(lines: Iterable[Line], used: frozenset[str]) -> Iterator[Line]:
    """Give an entry that lost its number the one that is missing at its place."""
    last = 0
    for line in lines:
        label = str(last + 1)
        if line.label:
            last = max(last, int(line.label.rstrip(ascii_lowercase)))
            yield line
        elif label not in used and _is_entry(line.text):
            last += 1
            yield replace(line, label=label, counted=True)
        else:
            yield line


def _counted(lines: Iterable[Line]) -> Iterator[Line]:
    position = 0
    for line in lines:
        entry = _is_entry(line.text)
        position += entry
        yield replace(line, label=str(position), counted=True) if entry else line


def _is_entry(text: str) -> bool:
    return len(text) >= _LEAST_ENTRY and bool(_YEAR.search(text) or text.count(". ") > 1)
