"""How an article cites by number, decided from evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.read import labels
from kg.read.numeric import order
from kg.read.numeric.candidates import Family

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kg.read.numeric.candidates import Candidate

_SHARE_OF_LIST = {Family.RAISED: 0.25, Family.SQUARE: 0.25, Family.ROUND: 0.4, Family.BARE: 0.5}
"""The least share of the reference list that a family must name to be the article's way to cite."""
_SHARE_OF_HITS = {Family.RAISED: 0.5, Family.SQUARE: 0.5, Family.ROUND: 0.7, Family.BARE: 0.9}
"""The least share of its groups, those in doubt apart, that must name listed references only."""
_UNNUMBERED = 0.5
"""The share of the list that is asked for when its entries carry no number."""
_SECOND_HITS, _SECOND_NEW = 0.9, 3
"""What a second way to cite must reach: share of hits, references that the first does not name."""
_SECOND_SHARE = 0.1
"""The share of the list that bare numbers must add to another way to cite."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the groups of one family name; ``clean`` are those whose place is that of a citation."""

    family: Family
    groups: int = 0
    clean: int = 0
    hits: tuple[Candidate, ...] = ()
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Style:
    """The families that cite, the strongest first, the order of first mention, and the reasons in one sentence."""

    families: tuple[Family, ...] = ()
    order: order.Order = field(default_factory=order.Order)
    sentence: str = ""


def decide(candidates: Sequence[Candidate], known: Collection[str], *, numbered: bool = True) -> Style:
    """Decide which families of numbers cite.

    ``candidates`` are all groups in the order of the text, ``known`` the labels of the reference list;
    ``numbered`` is False when the labels are only positions, because the list prints no numbers.
    """
    evidence = sorted(
        (_weigh(family, candidates, known) for family in Family), key=lambda one: -len(one.named)
    )
    first = next((one for one in evidence if _is_first(one, known, numbered=numbered)), None)
    if not first:
        return Style(sentence=_nothing(evidence, known))
    families = (first, *(one for one in evidence if _is_second(one, first, known)))
    mentions = (pair for one in families for hit in one.hits for pair in _mentions(hit, known))
    return Style(
        tuple(one.family for one in families), order.of(sorted(mentions)), _sentence(families, known)
    )


def _weigh(family: Family, candidates: Iterable[Candidate], known: Collection[str]) -> Evidence:
    groups = [candidate for candidate in candidates if candidate.family is family]
    clean = [candidate for candidate in groups if not candidate.doubt]
    hits = tuple(candidate for candidate in clean if all(number in known for number in candidate.numbers))
    named = frozenset(str(number) for hit in hits for _, number in _mentions(hit, known))
    return Evidence(family, len(groups), len(clean), hits, named & frozenset(known))


def _mentions(candidate: Candidate, known: Collection[str]) -> Iterator[tuple[tuple[int, int], int]]:
    for label in labels.expand(candidate.items, known):
        if label.text.isdecimal():
            yield order.place(candidate), int(label.text)


def _is_first(one: Evidence, known: Collection[str], *, numbered: bool) -> bool:
    share = max(_SHARE_OF_LIST[one.family], 0 if numbered else _UNNUMBERED)
    if (
        not one.hits
        or len(one.named) < share * len(known)
        or len(one.hits) < _SHARE_OF_HITS[one.family] * one.clean
    ):
        return False
    return (
        one.family is not Family.BARE
        or order.of(pair for hit in one.hits for pair in _mentions(hit, known)).rising
    )


def _is_second(one: Evidence, first: Evidence, known: Collection[str]) -> bool:
    new = len(one.named - first.named)
    if one is first or len(one.hits) < _SECOND_HITS * one.clean or new < _SECOND_NEW:
        return False
    if one.family is not Family.BARE:
        return True
    mentions = (pair for hit in (*first.hits, *one.hits) for pair in _mentions(hit, known))
    return new >= _SECOND_SHARE * len(known) and order.of(sorted(mentions)).rising


def _sentence(families: Sequence[Evidence], known: Collection[str]) -> str:
    return "; ".join(
        f"{one.family}: {len(one.hits)} of {one.groups} groups name {len(one.named)} of {len(known)} listed references"
        for one in families
    )


def _nothing(evidence: Sequence[Evidence], known: Collection[str]) -> str:
    best = evidence[0]
    found = (
        f"{len(best.hits)} of {best.groups} {best.family} name"
        if best.groups
        else "no group of numbers names"
    )
    return f"no numeric citations: {found} {len(best.named)} of {len(known)} listed references"
