"""The order in which an article first mentions its references."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.numeric.candidates import Candidate

Mention = tuple[tuple[int, int], int]
"""A place, and the number mentioned there."""
_IN_ORDER = 0.8
_LOOK_AHEAD = 20


@dataclass(frozen=True, slots=True)
class Order:
    """First mentions of numbers by citations that are beyond doubt.

    ``places`` are the groups that mention a number first, in the order of the text, ``numbers`` the numbers,
    ``highest`` the highest number up to each place.
    """

    places: tuple[tuple[int, int], ...] = ()
    numbers: tuple[int, ...] = ()
    highest: tuple[int, ...] = ()

    @property
    def rising(self) -> bool:
        """Say whether the references are numbered in the order in which the text mentions them."""
        steps = [after > before for before, after in pairwise(self.numbers)]
        return len(steps) > 1 and sum(steps) >= _IN_ORDER * len(steps)

    def fits(self, candidate: Candidate) -> bool:
        """Say whether a group mentions, for the first time, just what is missing at its place, and not further on."""
        here = bisect_right(self.places, place(candidate))
        below = self.highest[here - 1] if here else 0
        ahead = self.numbers[here : here + _LOOK_AHEAD]
        above = next((number for number in ahead if number > below), below + 2)
        numbers = list(map(int, candidate.numbers))
        return all(below < number < above and number not in ahead for number in numbers)


def place(candidate: Candidate) -> tuple[int, int]:
    """Return what sorts candidates in the order of the text."""
    return candidate.block, candidate.span.start


def of(mentions: Iterable[Mention]) -> Order:
    """Return the order of first mentions; ``mentions`` are places and numbers in the order of the text."""
    first: dict[int, tuple[int, int]] = {}
    for where, number in mentions:
        first.setdefault(number, where)
    return Order(tuple(first.values()), tuple(first), tuple(accumulate(first, max)))
