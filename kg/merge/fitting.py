"""Which groups of one title the volume and first page of an entry do not speak against, found without trying each."""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Listed

    Mark = tuple[str, str]
    """A field, volume or page, and what stands in it."""


def marks(entry: Listed) -> tuple[Mark, ...]:
    """Return what an entry gives of volume and first page."""
    return tuple((field, value) for field, value in (("volume", entry.volume), ("page", entry.page)) if value)


class Fitting:
    """The groups of one title, by name."""

    def __init__(self, groups: Mapping[str, Iterable[Listed]]) -> None:
        self._articles = {name: {entry.article for entry in members} for name, members in groups.items()}
        self._marked: defaultdict[Mark, list[str]] = defaultdict(list)
        giving: defaultdict[frozenset[str], list[str]] = defaultdict(list)
        for name, members in groups.items():
            found = {mark for entry in members for mark in marks(entry)}
            giving[frozenset(field for field, _ in found)].append(name)
            for mark in found:
                self._marked[mark].append(name)
        self._leading = {fields: nlargest(2, names, key=self._rank) for fields, names in giving.items()}

    def to(self, entries: Iterable[Listed]) -> dict[str, set[str]]:
        """Return the groups that ``entries`` may mean, with their articles.

        They are all with which the entries share a volume or page, and of those that give nothing to compare only the two that
        most articles give: no more can lead.
        """
        own = {mark for entry in entries for mark in marks(entry)}
        given = {field for field, _ in own}
        names = {name for mark in own for name in self._marked.get(mark, ())}
        for fields, leading in self._leading.items():
            if given.isdisjoint(fields):
                names.update(leading)
        return {name: self._articles[name] for name in names}

    def _rank(self, name: str) -> tuple[int, str]:
        return len(self._articles[name]), name
