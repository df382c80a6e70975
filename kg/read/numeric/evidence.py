"""What speaks for and against a family of numbers being the way an article cites."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from kg.read import labels
from kg.read.numeric import order
from kg.read.numeric.candidates import Family

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kg.read.numeric.candidates import Candidate
    from kg.read.numeric.order import Mention


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the groups of one family name.

    ``clean`` are those whose place is that of a citation, ``hits`` those of them that name listed references only,
    ``mentions`` what these name, in the order of the text.
    """

    family: Family
    groups: int
    clean: int
    hits: int
    mentions: tuple[Mention, ...]
    named: frozenset[int]

    @property
    def strength(self) -> float:
        """Return the number of references named; it counts half where equations and plain numbers look the same."""
        return len(self.named) * (0.5 if self.weak else 1)

    @property
    def weak(self) -> bool:
        """Say whether equations and plain numbers look the same."""
        return self.family in {Family.ROUND, Family.BARE}


def weigh(family: Family, candidates: Iterable[Candidate], known: Collection[str]) -> Evidence:
    """Return the evidence for a family; ``known`` are the labels of the reference list."""
    groups = [candidate for candidate in candidates if candidate.family is family]
    clean = [candidate for candidate in groups if not candidate.doubt]
    hits = [candidate for candidate in clean if all(number in known for number in candidate.numbers)]
    mentions = tuple(mention for hit in hits for mention in _mentions(hit, known))
    named = frozenset(number for _, number in mentions if str(number) in known)
    return Evidence(family, len(groups), len(clean), len(hits), mentions, named)


def _mentions(candidate: Candidate, known: Collection[str]) -> Iterator[Mention]:
    place = order.place(candidate)
    for label in labels.expand(candidate.items, known):
        yield place, int(label.text.rstrip(ascii_lowercase))
