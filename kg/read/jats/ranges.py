"""Labels that links leave out: the inside of ranges, and numbers printed beside a link; and what disagrees."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Label, Span
from kg.read import labels
from kg.read.masking import united

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.read.jats.targets import Shelf, Target
    from kg.read.jats.writer import Link
    from kg.read.labels import Printed

_DASH = re.compile(rf"[\s\[\]()]*+(?:[{re.escape(labels.DASHES)}]+|to\b|through\b)[\s\[\]()]*+")
_EDGES = f" \t\n\xa0{''.join(map(chr, range(0x2000, 0x200C)))}\u202f[]().,;:{labels.DASHES}"
_FIRST = re.compile(r"(?:to|through)\b")
_LAST = re.compile(r"\b(?:to|through)$")
_FIRST_YEAR = 1500
_WORD = re.compile(r"(?<![^\W\d_])(?!(?:and|to|or|through)\b)[^\W\d_]{2}")


class Fault(NamedTuple):
    """A problem of a group, but for its place."""

    code: str
    message: str


def numbers(link: Link, text: str) -> tuple[Printed, ...]:
    """Return the numbers and ranges that a link prints, placed in the text; nothing when it prints anything else."""
    return numbers_in(text, link.start, link.end)


def numbers_in(text: str, start: int, end: int) -> tuple[Printed, ...]:
    """Return the numbers and ranges of a stretch of text, when it holds nothing else."""
    inner = text[start:end].lstrip(_EDGES)
    if dash := _FIRST.match(inner):
        inner = inner[dash.end() :].lstrip(_EDGES)
    by = end - len(inner)
    inner = _LAST.sub("", inner.rstrip(_EDGES)).rstrip(_EDGES).translate(labels.SUPERSCRIPT_DIGITS)
    if not inner or _WORD.search(inner):
        return ()
    return tuple(item.shifted(by) for item in labels.parse(inner, words=False))


def covers(item: Printed, number: int) -> bool:
    """Say whether an item is a number, or is a range that holds it."""
    return int(item.first) <= number <= int(item.last or item.first)


def disagreement(link: Link, items: Sequence[Printed], shelf: Shelf) -> Fault | None:
    """Return what is wrong when a link names other references than the numbers that it prints."""
    linked = [target.number for target in link.cited.targets if target.number is not None]
    if not items or not linked or all(any(covers(item, number) for item in items) for number in linked):
        return None
    printed = [number for item in items for number in item.numbers]
    if "".join(map(str, linked)) == "".join(printed) or not _are_labels(printed, linked, shelf):
        return None
    message = (
        f"the text prints {'–'.join(printed)} but the link names reference {', '.join(map(str, linked))}; "
        "the link is followed. Correct the one or the other"
    )
    return Fault("print-differs-from-link", message)


def _are_labels(printed: Iterable[str], linked: Iterable[int], shelf: Shelf) -> bool:
    """Say whether numbers are meant as labels: a year that no list reaches is not."""
    top = max(*linked, *(max(known, default=0) for known in shelf.numbers.values()))
    return any(int(number) < _FIRST_YEAR or int(number) <= top for number in printed)


def beside(link: Link, items: Sequence[Printed], shelf: Shelf) -> Iterator[Label]:
    """Yield what a link prints but does not name, as long as it names some of what it prints.

    A range of which the link names one number is filled; what else is printed has no link at all.
    """
    linked = {target.number for target in link.cited.targets}
    if not any(covers(item, number) for item in items for number in linked if number is not None):
        return
    part = link.cited.targets[0].part
    for item in items:
        whole = any(covers(item, number) for number in linked if number is not None)
        yield from _item(item, shelf, part, whole=whole)


def unlinked(items: Sequence[Printed], links: Sequence[Link], shelf: Shelf) -> Iterator[Label]:
    """Yield the numbers of a group that stand outside its links, with the ranges they close or open."""
    part = links[0].cited.targets[0].part
    covered = list(united(((link.start, link.end) for link in links), max(link.end for link in links)))
    for item in items:
        outside = [end for end in item.ends if not _within(end, covered)]
        if len(outside) == len(item.ends):
            yield from _item(item, shelf, part, whole=False)
        elif outside:
            yield from _item(item, shelf, part, whole=True)


def _within(span: Span, covered: Sequence[Span]) -> bool:
    place = bisect_right(covered, span.start, key=lambda one: one.start)
    return bool(place) and covered[place - 1].holds(span)


def _item(item: Printed, shelf: Shelf, part: str, *, whole: bool) -> Iterator[Label]:
    """Yield the labels of a number or range; those of a range that a link partly names are implied, ends and all."""
    known = shelf.numbers.get(part, {})
    if labels.fault(item, shelf.labels):
        return
    last = int(item.last or item.first)
    for number in range(int(item.first), last + 1):
        if target := known.get(number):
            end = (
                item.ends[number == last and len(item.ends) > 1]
                if number in (int(item.first), last)
                else None
            )
            implied = end is None or (whole and bool(item.last))
            yield from _implied(target, item.span) if implied or end is None else _plain(target, end)


def _implied(target: Target, span: Span) -> Iterator[Label]:
    return (Label(label, span, implied=True) for label in target.labels)


def _plain(target: Target, span: Span) -> Iterator[Label]:
    return (Label(label, span) for label in target.labels)


def between(left: Link, right: Link, text: str, shelf: Shelf) -> tuple[list[Label], Fault | None]:
    """Return what a dash between two links implies, and what is wrong with the range, if it is one."""
    low, high = numbers(left, text), numbers(right, text)
    start, end = low[-1].span.end if low else left.end, high[0].span.start if high else right.start
    if not _DASH.fullmatch(text, start, max(start, end)):
        return [], None
    first, last = left.cited.targets[-1], right.cited.targets[0]
    if (
        min(first.place, last.place) < 0
        or first.part != last.part
        or not _is_range(left, right, text, low, high)
    ):
        return [], None
    inner = _inner(first, last, shelf)
    fault = _of_range(first, last, low, high)
    if fault and fault.code == "bad-range":
        return [], fault
    span = Span(min(left.start, right.start), max(left.end, right.end))
    return [label for target in inner for label in _implied(target, span)], fault


def _is_range(left: Link, right: Link, text: str, low: Sequence[Printed], high: Sequence[Printed]) -> bool:
    """Say whether both links print labels of the list, one at least that of what it names, or nothing at all."""
    first, last = left.cited.targets[-1], right.cited.targets[0]
    agree = (
        not low or _label(first) == int(low[-1].numbers[-1]),
        not high or _label(last) == int(high[0].first),
    )
    plain = all(
        items or not text[link.start : link.end].strip() for items, link in ((low, left), (high, right))
    )
    counted = first.number is not None or all(agree)
    return plain and counted and bool((low and agree[0]) or (high and agree[1]))


def _label(target: Target) -> int:
    return target.place + 1 if target.number is None else target.number


def _inner(first: Target, last: Target, shelf: Shelf) -> list[Target]:
    """Return the targets between two: by their numbers where both have one, else by their places."""
    if first.number is None or last.number is None:
        return shelf.lists[first.part][first.place + 1 : last.place]
    if last.number - first.number > labels.WIDEST_RANGE:
        return []
    known = shelf.numbers[first.part]
    return [known[number] for number in range(first.number + 1, last.number) if number in known]


def _of_range(first: Target, last: Target, low: Sequence[Printed], high: Sequence[Printed]) -> Fault | None:
    ends = (_label(first), _label(last))
    if ends[1] < ends[0] or ends[1] - ends[0] > labels.WIDEST_RANGE:
        why = (
            "its end comes before its beginning"
            if ends[1] < ends[0]
            else f"it spans {ends[1] - ends[0] + 1} references"
        )
        return Fault(
            "bad-range", f"the range {ends[0]}–{ends[1]} is read as its ends only, because {why}; correct it"
        )
    printed = (int(low[-1].numbers[-1]) if low else ends[0], int(high[0].first) if high else ends[1])
    if printed == ends:
        return None
    message = (
        f"the text prints the range {printed[0]}–{printed[1]}, but its links name {ends[0]} and {ends[1]}; "
        "the links are followed. Correct the one or the other"
    )
    return Fault("range-differs-from-link", message)
