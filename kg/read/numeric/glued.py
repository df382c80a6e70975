"""Labels that lost the comma between them: ``105106`` is 105 and 106 when the list allows no other reading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.read.labels import Printed

_LEAST_DIGITS, _MOST_DIGITS = 3, 12


def parts(item: Printed, known: Collection[str]) -> tuple[Printed, ...]:
    """Return the item as the labels it was glued from, in rising order; the item itself when there is not one such reading."""
    digits = item.first
    if item.last or item.letters or digits in known or not _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return (item,)
    readings = list(_readings(digits, known, 0))
    if len(readings) != 1:
        return (item,)
    return tuple(_pieces(item, readings[0]))


def _readings(digits: str, known: Collection[str], above: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to cut digits into listed labels, each greater than the one before."""
    if not digits:
        yield ()
    for length in range(1, len(digits) + 1):
        head = digits[:length]
        if head in known and int(head) > above:
            yield from ((head, *rest) for rest in _readings(digits[length:], known, int(head)))


def _pieces(item: Printed, reading: tuple[str, ...]) -> Iterator[Printed]:
    end = item.ends[0].end - sum(map(len, reading))
    for number in reading:
        span = Span(end, end + len(number))
        end = span.end
        yield replace(item, first=number, span=span, ends=(span,))
