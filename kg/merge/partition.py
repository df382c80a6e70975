"""Entries in groups that are taken apart and joined, each step in the time of what moves, not of all there is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model import Listed


class Partition:
    """Groups of entries, each known by a number for as long as nothing is joined to it."""

    def __init__(self, groups: Iterable[Sequence[Listed]]) -> None:
        self._members = [dict.fromkeys(group) for group in groups]
        self._at = {entry: number for number, group in enumerate(self._members) for entry in group}

    @property
    def groups(self) -> list[list[Listed]]:
        """The groups that have a member, in no order that means anything; the members in their order."""
        return [sorted(group) for group in self._members if group]

    def at(self, entries: Iterable[Listed]) -> set[int]:
        """Return the groups that hold any of ``entries``."""
        return {self._at[entry] for entry in entries}

    def part(self, ones: Iterable[Listed], others: Iterable[Listed]) -> bool:
        """Take ``others`` out of every group that holds any of ``ones``, into one of their own each; say whether any left."""
        held = self.at(ones)
        leaving: dict[int, dict[Listed, None]] = {}
        for entry in others:
            if (number := self._at[entry]) in held:
                leaving.setdefault(number, {})[entry] = None
        for number, moved in leaving.items():
            self._move(moved, number, self._new())
        return bool(leaving)

    def join(self, numbers: Iterable[int]) -> int:
        """Make several groups one; return which: the largest, into which the others go."""
        *small, largest = sorted(numbers, key=lambda number: (len(self._members[number]), number))
        for number in small:
            self._move(self._members[number], number, largest)
        return largest

    def _new(self) -> int:
        self._members.append({})
        return len(self._members) - 1

    def _move(self, entries: Iterable[Listed], origin: int, target: int) -> None:
        for entry in tuple(entries):
            del self._members[origin][entry]
            self._members[target][entry] = None
            self._at[entry] = target


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
