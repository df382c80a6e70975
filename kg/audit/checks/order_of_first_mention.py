"""S03: numbers in the order in which the text first mentions them."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

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
        moved = _misplaced([entry.position for entry in cited])
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


def _misplaced(numbers: Sequence[int]) -> list[int]:
    """Return the places outside a longest increasing run, by patience sorting.

    >>> _misplaced([2, 3, 1, 4])
    [2]
    """
    tails: list[int] = []
    lengths = []
    for number in numbers:
        length = bisect_left(tails, number)
        tails[length : length + 1] = [number]
        lengths.append(length)
    kept = set()
    wanted = len(tails) - 1
    for place in range(len(numbers) - 1, -1, -1):
        if lengths[place] == wanted:
            kept.add(place)
            wanted -= 1
    return [place for place in range(len(numbers)) if place not in kept]


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
