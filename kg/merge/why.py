"""Why two entries mean one work, step by step, or why they do not."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.merge.identifiers import told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.merge.groups import Merging
    from kg.model import Listed


_NOTHING = "nothing ties the two: no identifier and no title in common"


@dataclass(frozen=True, slots=True)
class Step:
    """Two entries, and what ties the one to the other: ``kind`` is doi, pmid, title, printed or word."""

    one: Listed
    other: Listed
    kind: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether two works are the ``same``, and the name of each.

    ``steps`` lead from ``start``, an entry of the one, to an entry of the other; without any, ``start`` is an entry of
    both. ``reasons`` are those against.
    """

    same: bool
    works: tuple[str, str]
    start: Listed
    steps: tuple[Step, ...] = ()
    reasons: tuple[str, ...] = ()


def why(merging: Merging, ones: Sequence[Listed], others: Sequence[Listed]) -> Answer:
    """Return why the first of ``ones`` and of ``others`` are of one work, by the shortest way, or why they are not.

    Of several entries on either side, all should be of one work.
    """
    works = (merging.works[ones[0]], merging.works[others[0]])
    if works[0] == works[1]:
        steps = _path(merging, ones, others)
        start = steps[0].one if steps else min(set(ones).intersection(others), default=ones[0])
        return Answer(same=True, works=works, start=start, steps=steps)
    against = tuple(_against(merging, merging.groups[works[0]], merging.groups[works[1]]))
    return Answer(same=False, works=works, start=ones[0], reasons=against or (_NOTHING,))


def _path(merging: Merging, ones: Sequence[Listed], others: Sequence[Listed]) -> tuple[Step, ...]:
    """Return the shortest chain of entries of a group; none when both sides name one entry."""
    if not set(ones).isdisjoint(others):
        return ()
    members = merging.groups[merging.works[ones[0]]]
    ties = _ties(merging, members)
    of: defaultdict[Listed, list[tuple[str, str, str]]] = defaultdict(list)
    for tie, tied in ties.items():
        for entry in tied:
            of[entry].append(tie)
    came: dict[Listed, Step | None] = dict.fromkeys(sorted(ones))
    waiting = deque(came)
    while waiting:
        here = waiting.popleft()
        if here in others:
            return _traced(here, came)
        for tie in of[here]:
            for there in ties.pop(tie, ()):
                if there not in came:
                    came[there] = Step(here, there, *tie[:2])
                    waiting.append(there)
    return ()


def _traced(entry: Listed, came: dict[Listed, Step | None]) -> tuple[Step, ...]:
    steps: list[Step] = []
    while step := came[entry]:
        steps.append(step)
        entry = step.one
    return tuple(reversed(steps))


def _ties(merging: Merging, members: Sequence[Listed]) -> dict[tuple[str, str, str], list[Listed]]:
    """Return the members that have something in common by kind, words and value, the strongest evidence first."""
    found: defaultdict[tuple[str, str, str], list[Listed]] = defaultdict(list)
    for entry in members:
        for kind, value in (("doi", entry.doi), ("pmid", entry.pmid)):
            if value:
                found[kind, value, value].append(entry)
    for entry in members:
        if entry.title:
            found["title", "the same title, year and first author", entry.title].append(entry)
        elif not entry.doi and not entry.pmid:
            found["printed", "the same entry, volume and first page", entry.name].append(entry)
    for item in merging.told:
        if item.word.same and item.ones & set(members):
            word = item.word
            said = f"{word.source}:{word.line}{f', {word.who}' if word.who else ''}{f': {word.reason}' if word.reason else ''}"
            found["word", said, said] += sorted((item.ones | item.others) & set(members))
    return dict(found)


def _against(merging: Merging, ones: Sequence[Listed], others: Sequence[Listed]) -> Iterator[str]:
    for item in merging.told:
        sides = (item.ones, item.others)
        if not item.word.same and any(
            not left.isdisjoint(ones) and not right.isdisjoint(others) for left, right in (sides, sides[::-1])
        ):
            word = item.word
            yield f"{word.source}:{word.line} says that they are different{f': {word.reason}' if word.reason else ''}"
    for name, field in (("DOIs", "doi"), ("PubMed ids", "pmid")):
        left, right = ({getattr(entry, field) for entry in side} - {""} for side in (ones, others))
        if left and right:
            yield f"they have different {name}: {', '.join(sorted(left))} and {', '.join(sorted(right))}"
    common = {entry.title for entry in ones} & {entry.title for entry in others} - {""}
    if common and told_apart(ones, others):
        yield "title, year and first author are the same, volume and first page are not"
    elif common and merging.unsure.intersection((*ones, *others)):
        yield "title, year and first author are the same, but fit several works, so that none is taken"
