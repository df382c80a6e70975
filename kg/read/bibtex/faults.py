"""Faults as they are found, no more of them than can be read: a file of nothing but faults must not fill the memory."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.read.bibtex.records import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_IN_A_BLOCK = 100
MOST_IN_A_FILE = 100_000


class Faults:
    """A list of faults; beyond ``most`` they are counted by code and told together, with the line of the first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[Fault] = []
        self._beyond: Counter[str] = Counter()
        self._first = 0

    def add(self, fault: Fault) -> None:
        """Keep or count a fault."""
        if len(self._kept) < self._most:
            self._kept.append(fault)
        else:
            self._first = self._first or fault.line
            self._beyond[fault.code] += 1

    def extend(self, faults: Iterable[Fault]) -> None:
        """Keep or count faults."""
        for fault in faults:
            self.add(fault)

    def all(self) -> tuple[Fault, ...]:
        """Return the faults in the order they came, the last for all that were counted."""
        if not self._beyond:
            return tuple(self._kept)
        counts = ", ".join(f"{code} {count}" for code, count in sorted(self._beyond.items()))
        return (
            *self._kept,
            Fault(self._first, "more-problems", f"not listed one by one from here on: {counts}"),
        )
