"""S03: numbers in the order in which the text first mentions them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kg.audit.catalogue import Rule
from kg.audit.corpus import by_article
from kg.match import normal
from kg.model import Check, NotChecked, Severity, Threshold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.audit.corpus import Entry
    from kg.audit.facts import Facts, Row

_UNNUMBERED = 0.1
"""Part of the cited entries that may be out of place in a list without numbers."""


def find(facts: Facts) -> Iterator[Row | NotChecked]:
    """Yield the references that would have to move for the list to follow the text: as few as can be."""
    mentions = facts.corpus.first_mentions
    for entries in by_article(facts.corpus.entries):
        cited = sorted(
            (entry for entry in entries if entry.iri in mentions), key=lambda entry: mentions[entry.iri]
        )
        moved = misplaced([entry.position for entry in cited])
        if _alphabetical(entries):
            yield NotChecked("the list is in alphabetical order", 1)
        elif len(moved) > _allowed(cited, float(facts.thresholds["share"])):
            yield NotChecked("the list follows another order than that of first mention", 1)
        else:
            yield from (_row(cited, place, mentions) for place in moved)


def _allowed(cited: Sequence[Entry], share: float) -> float:
    """Return how many entries may be out of place in a list that still follows the text.

    One may in any list of numbers; a list of keys must show its order by itself, for nobody sees it in print.
    """
    if all(entry.label.isdigit() for entry in cited):
        return max(1, share * len(cited))
    return min(share, _UNNUMBERED) * len(cited)


def _alphabetical(entries: Sequence[Entry]) -> bool:
    """Say whether first authors go up through the list; a list of one or two shows no order."""
    names = [normal(entry.families[0]) for entry in entries if entry.families]
    return len(set(names)) > 2 and len(names) * 2 > len(entries) and names == sorted(names)  # noqa: PLR2004 - said above


def misplaced(numbers: Sequence[int]) -> list[int]:
    """Return the places that have to move for the numbers to rise: as few as can be.

    Of several ways to do with so few, the one that keeps most of what stands where it belongs: of 3, 2, 1 the two ends move.

    >>> misplaced([2, 3, 1, 4]), misplaced([3, 2, 1])
    ([2], [0, 2])
    """
    ranks = {number: rank for rank, number in enumerate(sorted(numbers))}
    best: list[_Run] = [_NOTHING] * (len(numbers) + 1)
    for place, number in enumerate(numbers):
        before = _best_below(best, ranks[number])
        run = _Run(before.length + 1, before.at_home + (ranks[number] == place), place, before)
        _improve(best, ranks[number], run)
    kept = set(_places(_best_below(best, len(numbers))))
    return [place for place in range(len(numbers)) if place not in kept]


class _Run(NamedTuple):
    """A rising run that ends at ``place``: how long it is, and how many of it stand where they belong."""

    length: int
    at_home: int
    place: int
    before: _Run | None


_NOTHING = _Run(0, 0, -1, None)


def _best_below(best: Sequence[_Run], rank: int) -> _Run:
    """Return the best run of numbers below ``rank``, from a tree of prefixes (Fenwick 1994)."""
    found = _NOTHING
    while rank > 0:
        found = max(found, best[rank], key=_worth)
        rank &= rank - 1
    return found


def _improve(best: list[_Run], rank: int, run: _Run) -> None:
    rank += 1
    while rank < len(best):
        best[rank] = max(best[rank], run, key=_worth)
        rank += rank & -rank


def _worth(run: _Run) -> tuple[int, int]:
    return run.length, run.at_home


def _places(run: _Run) -> Iterator[int]:
    while run.before is not None:
        yield run.place
        run = run.before


def _row(cited: Sequence[Entry], place: int, mentions: Mapping[str, tuple[int, str]]) -> Row:
    entry = cited[place]
    higher = [other for other in cited[:place] if other.position > entry.position]
    later = [other for other in cited[place + 1 :] if other.position < entry.position]
    against = (
        max(higher, key=lambda other: other.position)
        if higher
        else min(later, key=lambda other: other.position)
    )
    return {
        "focus": entry.iri,
        "other": against.iri,
        "label": entry.label,
        "name": entry.name,
        "where": f"after reference {against.label}" if higher else f"before reference {against.label}",
        "text": mentions[entry.iri][1],
        "otherText": mentions[against.iri][1],
    }


CHECK = Check(
    id="S03",
    name="order-of-first-mention",
    title="References not numbered in the order of first mention",
    severity=Severity.WARNING,
    message="Reference {label} ({name}) is first cited {where}.",
    what=(
        "In a list that follows the order of first mention, the entries that stand at the wrong place: as few as have\n"
        "to move. Lists in alphabetical order are left out, and so are those that follow another order altogether."
    ),
    why="The journal's rule is broken, or a passage was moved and the numbers were not: a marker may now mean another work.",
    remedy="Renumber the list, and see that each marker still means the work it meant.",
    group="structure",
    example="[2, 3] in the abstract, and [1] only in the introduction",
    key=("focus",),
    inspects="articles",
    thresholds=(
        Threshold(
            "share",
            Decimal("0.25"),
            "part of the cited entries out of place, above which the list has another order",
        ),
    ),
    place="kg/audit/checks/order_of_first_mention.py",
)

RULE = Rule(CHECK, find)
