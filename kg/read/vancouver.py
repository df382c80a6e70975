"""Numbered reference lists as journals print them."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from kg.model import Problem, Reference, Severity
from kg.read.printed import entry, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Block
    from kg.read.printed.lines import Line, List

UNNUMBERED = "unnumbered-list"
"""Code of the problem that says that a list prints no numbers."""


def parse(blocks: Iterable[Block], source: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """Return the references of a printed list in its order, and what is wrong with the list.

    The label of a reference is the number printed before it; in a list without numbers its position, which a
    problem with code ``UNNUMBERED`` says. ``text`` is the entry as printed, without its number.
    """
    printed = lines.read(blocks)
    entries = [line for line in printed.lines if line.label]
    references = tuple(_reference(line, position, source) for position, line in enumerate(entries, start=1))
    return references, (*_of_lines(printed, source), *_of_numbers(entries, source))


def _reference(line: Line, position: int, source: str) -> Reference:
    return Reference(
        line.label, position, entry.work(line.text), text=line.text, source=source, line=line.line
    )


def _of_lines(printed: List, source: str) -> Iterator[Problem]:
    """Yield what single lines show, and whether the list has numbers at all."""
    for line in printed.lines:
        for more in line.joined:
            message = f"read as the rest of entry {line.label}; put the entry on one line"
            yield Problem(source, more.line, "split-entry", message, Severity.INFO, more.text)
        if not line.label:
            message = (
                "a line of the reference list that is no entry; move it out of the list, or give it a number"
            )
            yield Problem(source, line.line, "not-an-entry", message, raw=line.text)
        elif line.counted and printed.numbered:
            message = (
                f"an entry without number, read as {line.label}, which is missing here; print its number"
            )
            yield Problem(source, line.line, "missing-number", message, raw=line.text)
    if printed.lines and not printed.numbered:
        message = "the reference list has no numbers; its entries are counted from 1"
        yield Problem(source, printed.lines[0].line, UNNUMBERED, message, Severity.INFO)


def _of_numbers(entries: Sequence[Line], source: str) -> Iterator[Problem]:
    """Yield numbers that are repeated, left out, or out of order."""
    seen: set[str] = set()
    last = 0
    for line in entries:
        number = int(line.label.rstrip(ascii_lowercase))
        if line.label in seen:
            message = f"number {line.label} is printed twice; renumber the list"
            yield Problem(source, line.line, "repeated-number", message, Severity.ERROR, line.text)
        elif number < last:
            message = f"number {line.label} comes after {last}; put the list in order"
            yield Problem(source, line.line, "number-out-of-order", message, raw=line.text)
        elif number > last + 1:
            missing = f"{last + 1} is" if number == last + 2 else f"{last + 1}–{number - 1} are"
            message = f"{missing} missing before {line.label}; add what is missing or renumber the list"
            yield Problem(source, line.line, "missing-entry", message, raw=line.text)
        seen.add(line.label)
        last = max(last, number)
