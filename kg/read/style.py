"""How an article cites by number, decided from evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from kg.read.numeric import evidence, order
from kg.read.numeric.candidates import Family

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kg.read.numeric.candidates import Candidate
    from kg.read.numeric.evidence import Evidence

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
class Style:
    """The families that cite, the strongest first, the order of first mention, and the reasons in one sentence."""

    families: tuple[Family, ...] = ()
    order: order.Order = field(default_factory=order.Order)
    sentence: str = ""


def decide(
    candidates: Sequence[Candidate], known: Collection[str], *, numbered: bool = True, dated: int = 0
) -> Style:
    """Decide which families of numbers cite.

    ``candidates`` are all groups in the order of the text, ``known`` the labels of the reference list;
    ``numbered`` is False when the labels are only positions, because the list prints no numbers; ``dated`` is the
    number of citations by author and year.
    """
    found = [evidence.weigh(family, candidates, known) for family in _SHARE_OF_LIST]
    found.sort(key=lambda one: one.strength, reverse=True)
    first = next((one for one in found if _is_first(one, known, numbered=numbered, dated=dated)), None)
    if not first:
        best = f": {_says(found[0], known)}" if found[0].groups else ""
        return Style(sentence=f"no numeric citations{best}")
    used = [first, *(one for one in found if _is_second(one, first, known))]
    return Style(
        tuple(one.family for one in used), _order(*used), "; ".join(_says(one, known) for one in used)
    )


def _order(*used: Evidence) -> order.Order:
    return order.of(sorted(chain.from_iterable(one.mentions for one in used)))


def _is_first(one: Evidence, known: Collection[str], *, numbered: bool, dated: int) -> bool:
    """Say whether a family names enough of the list, and little else."""
    if not one.hits or (one.weak and (not numbered or one.hits <= dated)):
        return False
    share = max(_SHARE_OF_LIST[one.family], 0 if numbered else _UNNUMBERED)
    enough = len(one.named) >= share * len(known) and one.hits >= _SHARE_OF_HITS[one.family] * one.clean
    return enough and (one.family is not Family.BARE or _order(one).rising)


def _is_second(one: Evidence, first: Evidence, known: Collection[str]) -> bool:
    """Say whether a family cites beside the first one, as where a text recogniser lost some of the marks."""
    new = len(one.named - first.named)
    if one is first or one.family is Family.ROUND or one.hits < _SECOND_HITS * one.clean or new < _SECOND_NEW:
        return False
    return one.family is not Family.BARE or (new >= _SECOND_SHARE * len(known) and _order(first, one).rising)


def _says(one: Evidence, known: Collection[str]) -> str:
    """Say what was counted.

    "numeric superscripts: 15 of 15 groups name 12 of 13 listed references"
    """
    return f"{one.family}: {one.hits} of {one.groups} groups name {len(one.named)} of {len(known)} listed references"
