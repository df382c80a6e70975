"""Links of a block to markers: which stand together, what ranges imply, where print and link disagree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Label, Marker, MarkerForm, Problem, Severity, Span
from kg.read import labels
from kg.read.jats import extents, ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.read.jats.extents import Group
    from kg.read.jats.targets import Shelf, Target
    from kg.read.jats.writer import Link
    from kg.read.labels import Printed

_YEAR = re.compile(r"(?:1[5-9]|2[0-9])[0-9]{2}")
_DIGIT = re.compile(r"[0-9]")
_NOT_SIMPLE = re.compile(rf"[0-9{re.escape(labels.DASHES)}]|to|through")
_MOST_IMPLIED = 100_000
"""Ranges of one file are filled up to this many labels in all."""


@dataclass(slots=True)
class Reading:
    """What goes on from block to block: the number of the last link, how many labels ranges implied so far."""

    shelf: Shelf
    source: str
    problems: list[Problem]
    links: int = 0
    implied: int = 0

    def overflow(self) -> None:
        """Say, once, that ranges are no longer filled."""
        if self.implied == _MOST_IMPLIED + 1:
            message = f"ranges of this file name more than {_MOST_IMPLIED} references; the rest are read as their ends"
            self.problems.append(Problem(self.source, 0, "too-many-ranges", message))

    def fault(self, fault: ranges.Fault | None, line: int, raw: str) -> None:
        """Note what is wrong, if anything is."""
        if fault:
            self.problems.append(Problem(self.source, line, fault.code, fault.message, Severity.WARNING, raw))


def of(
    links: Sequence[Link], text: str, superscripts: Sequence[Span], reading: Reading
) -> tuple[Marker, ...]:
    """Return the markers that links make in a text, in order, none overlapping.

    A link may reach into the blank that the text has lost at its end.
    """
    end = len(text)
    within = (
        link if link.end <= end else link._replace(start=min(link.start, end), end=end) for link in links
    )
    ordered = sorted(within, key=lambda link: (link.start, -link.end))
    return tuple(
        _marker(group, text, superscripts, reading) for group in extents.groups(ordered, text, superscripts)
    )


def _marker(group: Group, text: str, superscripts: Sequence[Span], reading: Reading) -> Marker:
    rest = extents.rest(group.span, group.links, text)
    found = _simple(group, rest, text, reading) or tuple(_labels(group, rest, text, reading))
    return Marker(
        group.span,
        found,
        MarkerForm.XREF,
        group.links[0].line,
        in_text=_is_in_text(group, text, superscripts),
    )


def _is_in_text(group: Group, text: str, superscripts: Sequence[Span]) -> bool:
    """Say whether the sentence needs what a group prints: names or years that are neither bracketed nor raised."""
    if group.span.of(text)[:1] in {"(", "["} or not any(
        _is_word(text[link.start : link.end]) for link in group.links
    ):
        return False
    return not any(span.meets(group.span) for span in superscripts)


def _simple(group: Group, rest: str, text: str, reading: Reading) -> tuple[Label, ...]:
    """Return the labels of a group as most are, each link one number that it prints; nothing for any other."""
    if _NOT_SIMPLE.search(rest):
        return ()
    found = []
    for number, link in enumerate(group.links, start=reading.links + 1):
        targets = link.cited.targets
        place = _printed_whole(targets[0], link, text) if len(targets) == 1 else None
        if place is None:
            return ()
        found.append(Label(targets[0].labels[0], place, link=number))
    reading.links += len(found)
    return tuple(found)


def _printed_whole(target: Target, link: Link, text: str) -> Span | None:
    """Return where a link prints its only label, or names and years instead; None when it prints more or other."""
    if len(target.labels) != 1:
        return None
    if target.number is None:
        return Span(link.start, link.end)
    label = target.labels[0]
    start = text.find(label, link.start, link.end)
    plain = (
        start >= 0
        and len(label) + 2 >= link.end - link.start
        and text[link.start : link.end].strip("[]()") == label
    )
    return Span(start, start + len(label)) if plain else None


def _is_word(printed: str) -> bool:
    """Say whether a link prints a name or a year, which the sentence needs, and not a mere number."""
    return any(map(str.isalpha, printed)) or bool(_YEAR.search(printed))


def _labels(group: Group, rest: str, text: str, reading: Reading) -> Iterator[Label]:
    """Yield the labels of a group: all that are linked, and of the others each once."""
    said = {label for link in group.links for target in link.cited.targets for label in target.labels}
    for number, link in enumerate(group.links):
        items = ranges.numbers(link, text) if len(link.cited.targets) <= labels.WIDEST_RANGE else ()
        reading.fault(ranges.disagreement(link, items, reading.shelf), link.line, text[link.start : link.end])
        yield from _linked(link, items, reading)
        yield from _new(ranges.beside(link, items, reading.shelf), said, reading)
        if number + 1 < len(group.links):
            following = group.links[number + 1]
            filled, fault = ranges.between(link, following, text, reading.shelf)
            reading.fault(fault, link.line, text[link.start : following.end])
            yield from _new(filled, said, reading)
    if _DIGIT.search(rest):
        items = ranges.numbers_in(text, *group.span)
        yield from _new(ranges.unlinked(items, group.links, reading.shelf), said, reading)


def _linked(link: Link, items: Sequence[Printed], reading: Reading) -> Iterator[Label]:
    reading.links += 1
    for target in link.cited.targets:
        place = _place(target, items, link)
        for label in target.labels:
            yield Label(label, place, link=reading.links)


def _place(target: Target, items: Sequence[Printed], link: Link) -> Span:
    """Return where a target is printed: its own number, the range that holds it, or else the whole link."""
    whole = Span(link.start, link.end)
    if target.number is None:
        return whole
    ends = (
        end
        for item in items
        for number, end in zip(item.numbers, item.ends, strict=True)
        if int(number) == target.number
    )
    holding = (item.span for item in items if ranges.covers(item, target.number))
    return next(ends, next(holding, whole))


def _new(found: Iterable[Label], said: set[str], reading: Reading) -> Iterator[Label]:
    """Yield the labels that the group does not have yet, as long as the file has not too many."""
    for label in found:
        if label.text in said:
            continue
        if label.implied:
            reading.implied += 1
            if reading.implied > _MOST_IMPLIED:
                reading.overflow()
                return
        said.add(label.text)
        yield label
