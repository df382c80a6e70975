"""What persons say of two works wins over all evidence: "different" takes apart, "same" joins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.merge.meant import Names
from kg.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Listed, Word

    Parts = list[list[Listed]]


@dataclass(frozen=True, slots=True)
class Heard:
    """A person's word with the entries that its two sides mean."""

    word: Word
    ones: frozenset[Listed]
    others: frozenset[Listed]


def applied(parts: Parts, said: Sequence[Word]) -> tuple[Parts, tuple[Heard, ...], tuple[Problem, ...]]:
    """Return the groups after all words, the words that changed one, and the words that could not be followed.

    All that are different are taken apart before any are joined: what ``b`` names leaves the group that ``a`` is in.
    """
    if not said:
        return parts, (), ()
    names = Names(sorted(entry for part in parts for entry in part))
    told: list[Heard] = []
    problems: list[Problem] = []
    heard = [item for word in said if (item := _heard(word, names, problems))]
    apart = [item for item in heard if not item.word.same]
    for item in apart:
        parts, changed = _split(parts, item)
        told += [item] if changed else []
        problems += [] if changed else [_idle(item.word, "are two works without it")]
    for item in heard:
        if item.word.same:
            parts = _join(parts, item, apart, told, problems)
    return parts, tuple(told), tuple(sorted(problems))


def _heard(word: Word, names: Names, problems: list[Problem]) -> Heard | None:
    found = {side: frozenset(names.find(side)) for side in (word.a, word.b)}
    for side, entries in found.items():
        if not entries:
            message = f"no entry of a reference list is called {side!r}; write a DOI, a PubMed id, an IRI or article/label"
            problems.append(_problem(word, "unknown-work", message, Severity.ERROR, side))
    if not all(found.values()):
        return None
    ones = found[word.a]
    others = found[word.b] if word.same else found[word.b] - ones
    if not others or ones == others:
        message = f"{word.a!r} and {word.b!r} are names of the same entries"
        problems.append(_problem(word, "work-with-itself", message, Severity.ERROR, word.b))
        return None
    return Heard(word, ones, others)


def _split(parts: Parts, item: Heard) -> tuple[Parts, bool]:
    result: Parts = []
    for part in parts:
        leaving = [entry for entry in part if entry in item.others]
        if leaving and not item.ones.isdisjoint(part):
            result += [[entry for entry in part if entry not in item.others], leaving]
        else:
            result.append(part)
    return result, len(result) > len(parts)


def _join(
    parts: Parts, item: Heard, apart: Sequence[Heard], told: list[Heard], problems: list[Problem]
) -> Parts:
    both = item.ones | item.others
    touched = [part for part in parts if not both.isdisjoint(part)]
    if len(touched) == 1:
        problems.append(_idle(item.word, "are one work without it"))
        return parts
    joined = sorted(entry for part in touched for entry in part)
    against = next(
        (
            other
            for other in apart
            if not other.ones.isdisjoint(joined) and not other.others.isdisjoint(joined)
        ),
        None,
    )
    if against:
        message = f"line {against.word.line} says that {against.word.a!r} and {against.word.b!r} are different; the row is left out"
        problems.append(_problem(item.word, "contradicting-rows", message, Severity.ERROR, item.word.b))
        return parts
    told.append(item)
    return [*(part for part in parts if both.isdisjoint(part)), joined]


def _idle(word: Word, what: str) -> Problem:
    message = f"the row changes nothing: {word.a!r} and {word.b!r} {what}"
    return _problem(word, "unused-row", message, Severity.WARNING, word.b)


def _problem(word: Word, code: str, message: str, severity: Severity, raw: str) -> Problem:
    return Problem(word.source, word.line, code, message, severity, raw)
