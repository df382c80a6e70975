"""Entries in groups that are taken apart and joined, each step in the time of what moves, not of all there is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from kg.model import Listed


class Partition:
    """Groups of entries, each known by a number for as long as it is not joined to another.

    Rows often name the same entries, so that the groups of entries that were asked for are remembered.
    """

    def __init__(self, groups: Iterable[Iterable[Listed]]) -> None:
        self._members = [set(group) for group in groups]
        self._at = {entry: number for number, group in enumerate(self._members) for entry in group}
        self._into: dict[int, int] = {}
        self._asked: dict[AbstractSet[Listed], set[int]] = {}

    @property
    def groups(self) -> list[list[Listed]]:
        """The groups that have a member, in no order that means anything; the members in their order."""
        return [sorted(group) for group in self._members if group]

    def at(self, entries: frozenset[Listed]) -> set[int]:
        """Return the groups that hold any of ``entries``; asked again, the groups alone are looked at."""
        known = self._asked.get(entries)
        if known is None:
            known = {self._at[entry] for entry in entries}
        found = self._asked[entries] = {self._now(number) for number in known}
        return found

    def part(self, ones: frozenset[Listed], others: frozenset[Listed]) -> bool:
        """Take ``others`` out of every group that holds any of ``ones``, into one of their own each; say whether any left."""
        parted = False
        for number in self.at(min(ones, others, key=len)):
            group = self._members[number]
            leaving = group & others
            if leaving and not ones.isdisjoint(group):
                self._members.append(set())
                fewer = leaving if 2 * len(leaving) <= len(group) else group - leaving
                self._move(fewer, number, len(self._members) - 1)
                parted = True
        if parted:
            self._asked.clear()
        return parted

    def join(self, numbers: Iterable[int]) -> int:
        """Make several groups one; return which: the largest, into which the others go."""
        *small, largest = sorted(numbers, key=lambda number: (len(self._members[number]), number))
        for number in small:
            self._move(self._members[number], number, largest)
            self._into[number] = largest
        return largest

    def _move(self, entries: set[Listed], origin: int, target: int) -> None:
        self._members[target] |= entries
        self._at |= dict.fromkeys(entries, target)
        self._members[origin] -= entries

    def _now(self, number: int) -> int:
        """Return the group that the members of another went into."""
        while number in self._into:
            number = self._into[number]
        return number


class Rivals:
    """Pairs of sides that must not come into one group, each known by its place; no group holds both sides of one."""

    def __init__(self, pairs: Iterable[tuple[set[int], set[int]]]) -> None:
        self._sides: tuple[defaultdict[int, set[int]], ...] = (defaultdict(set), defaultdict(set))
        for place, pair in enumerate(pairs):
            for sides, groups in zip(self._sides, pair, strict=True):
                for group in groups:
                    sides[group].add(place)

    def between(self, groups: set[int]) -> int | None:
        """Return the first pair that joining ``groups`` would bring together, if there is one."""
        ones, others = (
            set().union(*(sides[group] for group in groups & sides.keys())) for sides in self._sides
        )
        return min(ones & others, default=None)

    def join(self, groups: Iterable[int], target: int) -> None:
        """Count what lies in any of ``groups`` to ``target``."""
        for sides in self._sides:
            found = [sides.pop(group) for group in groups if group in sides]
            if found:
                most = sides[target] = max(found, key=len)
                most.update(*found)
