"""What persons say of two works wins over all evidence: "different" takes apart, "same" joins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.merge.meant import Names
from kg.merge.partition import Partition, Rivals
from kg.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.model import Listed, Word

    Groups = list[list[Listed]]


@dataclass(frozen=True, slots=True)
class Heard:
    """A person's word with the entries that its two sides mean."""

    word: Word
    ones: frozenset[Listed]
    others: frozenset[Listed]


def applied(groups: Groups, said: Sequence[Word]) -> tuple[Groups, tuple[Heard, ...], tuple[Problem, ...]]:
    """Return the groups after all words, the words that changed one, and the words that could not be followed.

    All that are different are taken apart before any are joined: what ``b`` names leaves the group that ``a`` is in.
    """
    if not said:
        return groups, (), ()
    names = Names(sorted(entry for group in groups for entry in group))
    problems: list[Problem] = []
    find = cache(lambda side: frozenset(names.find(side)))
    heard = [item for word in said if (item := _heard(word, find, problems))]
    partition = Partition(groups)
    apart = [item for item in heard if not item.word.same]
    told = _take_apart(partition, apart, problems)
    told += _join(partition, [item for item in heard if item.word.same], apart, problems)
    return partition.groups, tuple(told), tuple(sorted(problems))


def _heard(word: Word, find: Callable[[str], frozenset[Listed]], problems: list[Problem]) -> Heard | None:
    found = {side: find(side) for side in (word.a, word.b)}
    for side, entries in found.items():
        if not entries:
            message = f"no entry of a reference list is called {side!r}; write a DOI, a PubMed id, an IRI or article/label"
            problems.append(_problem(word, "unknown-work", message, Severity.ERROR, side))
    if not all(found.values()):
        return None
    ones = found[word.a]
    others = found[word.b]
    if not word.same and not ones.isdisjoint(others):  # else rows that name the same entries share one set
        others -= ones
    if not others or ones == others:
        message = f"{word.a!r} and {word.b!r} are names of the same entries"
        problems.append(_problem(word, "work-with-itself", message, Severity.ERROR, word.b))
        return None
    return Heard(word, ones, others)


def _take_apart(partition: Partition, apart: Sequence[Heard], problems: list[Problem]) -> list[Heard]:
    told = []
    for item in apart:
        if partition.part(item.ones, item.others):
            told.append(item)
        else:
            problems.append(_idle(item.word, "are two works without it"))
    return told


def _join(
    partition: Partition, same: Sequence[Heard], apart: Sequence[Heard], problems: list[Problem]
) -> list[Heard]:
    told = []
    rivals = Rivals((partition.at(item.ones), partition.at(item.others)) for item in apart)
    for item in same:
        touched = partition.at(item.ones) | partition.at(item.others)
        if len(touched) == 1:
            problems.append(_idle(item.word, "are one work without it"))
        elif (number := rivals.between(touched)) is not None:
            against = apart[number].word
            message = f"line {against.line} says that {against.a!r} and {against.b!r} are different; the row is left out"
            problems.append(_problem(item.word, "contradicting-rows", message, Severity.ERROR, item.word.b))
        else:
            rivals.join(touched, partition.join(touched))
            told.append(item)
    return told


def _idle(word: Word, what: str) -> Problem:
    message = f"the row changes nothing: {word.a!r} and {word.b!r} {what}"
    return _problem(word, "unused-row", message, Severity.WARNING, word.b)


def _problem(word: Word, code: str, message: str, severity: Severity, raw: str) -> Problem:
    return Problem(word.source, word.line, code, message, severity, raw)
