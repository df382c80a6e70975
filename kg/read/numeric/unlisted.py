"""The labels an article without reference list seems to cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read import labels
from kg.read.numeric import order
from kg.read.numeric.candidates import Family

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.numeric.candidates import Candidate

_LEAST_GROUPS = {Family.SQUARE: 5, Family.RAISED: 8}
_SHARE = 0.8


def suppose(candidates: Iterable[Candidate]) -> frozenset[str]:
    """Return the numbers from 1 up that a family of groups names in order with few gaps; nothing on weaker evidence."""
    kept = list(candidates)
    for family, least in _LEAST_GROUPS.items():
        groups = [one for one in kept if one.family is family and not one.doubt]
        mentions = [
            (order.place(group), int(label.text))
            for group in groups
            for label in labels.expand(group.items)
            if label.text.isdecimal()
        ]
        numbers = {number for _, number in mentions}
        top = _top(numbers)
        inside = sum(all(int(number) <= top for number in group.numbers) for group in groups)
        if top and inside >= max(least, _SHARE * len(groups)) and order.of(mentions).rising:
            return frozenset(map(str, range(1, top + 1)))
    return frozenset()


def _top(numbers: set[int]) -> int:
    """Return the highest number up to which most numbers occur; 0 when 1 does not."""
    top = 0
    for count, number in enumerate(sorted(numbers), start=1):
        if count < _SHARE * number:
            break
        top = number
    return top
