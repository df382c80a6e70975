"""Entries to the references of one bibliography: each with a key by which a text can cite it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from string import ascii_lowercase
from typing import TYPE_CHECKING

from kg.model import Bibliography, Problem, Reference, Severity, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

EXCERPT = 200
"""Characters of a file that a problem quotes."""

_MOST_ENTRIES = 500_000
_MOST_PROBLEMS = 100_000
_LONGEST_NAME = 40
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
"""Letters that no decomposition brings to ASCII."""


_SMALL = frozenset(
    {
        "",
        "a",
        "an",
        "the",
        "on",
        "of",
        "in",
        "at",
        "to",
        "for",
        "from",
        "and",
        "der",
        "die",
        "das",
        "le",
        "la",
        "el",
    }
)
"""Words that name no title."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that was read: ``key`` as the file itself gives it, or empty; ``text`` as it is written there.

    ``number`` is the number a list prints before it; ``scheme`` says of what kind a key of digits is.
    """

    work: Work
    line: int
    text: str
    key: str = ""
    scheme: str = "id"
    number: str = ""


def bibliography(entries: Iterable[Entry], source: str, problems: list[Problem]) -> Bibliography:
    """Return the references of a file in its order, with ``problems`` and what is wrong with the keys, by line.

    A reference without a key of its own is called by first author and year, ``boulman2005``, the next of that name
    ``boulman2005a``. The second entry with one key is called ``key~2``. A key of digits alone is no label, because
    a marker's number does not mean it: the label is then ``pmid:1234``.
    """
    stream = iter(entries)
    listed = list(islice(stream, _MOST_ENTRIES))
    faults: list[Problem] = []
    if beyond := next(stream, None):
        message = f"more than {_MOST_ENTRIES} records; from this line on nothing is read. Split the file"
        faults.append(Problem(source, beyond.line, "too-many-entries", message, Severity.ERROR))
    keys = _keys(listed, source, faults)
    references = tuple(
        _reference(entry, key, position, source)
        for position, (entry, key) in enumerate(zip(listed, keys, strict=True), start=1)
    )
    found = sorted((*problems, *faults), key=lambda problem: problem.line)
    return Bibliography(source, references, _limited(found, source))


def made_key(work: Work) -> str:
    """Return a key of first author and year; without an author, of the title's first word.

    >>> from kg.model import Person
    >>> made_key(Work(date="2005-06", authors=(Person(family="Sjögren-Łoś"),)))
    'sjogrenlos2005'
    """
    first = next(iter(work.authors or work.editors), None)
    name = (first.family or first.literal.partition(" ")[0]) if first else ""
    words = (_plain(word) for word in work.title[: 5 * _LONGEST_NAME].split())
    name = _plain(name) or next((word for word in words if word not in _SMALL), "") or "anonymous"
    return f"{name[:_LONGEST_NAME]}{work.year}"


def _reference(entry: Entry, key: str, position: int, source: str) -> Reference:
    label = entry.number or (f"{entry.scheme}:{key}" if key.isdecimal() else key)
    return Reference(label, position, entry.work, key, entry.text, source, entry.line)


def _keys(entries: Sequence[Entry], source: str, faults: list[Problem]) -> Iterator[str]:
    """Yield a key for each entry, none twice."""
    taken = {entry.key for entry in entries if entry.key}
    lines: dict[str, int] = {}
    counts: Counter[str] = Counter()
    made: list[tuple[int, str]] = []
    for entry in entries:
        if not entry.key:
            key = _unused(made_key(entry.work), taken, counts)
            made.append((entry.line, key))
        elif entry.key in lines:
            key = _repeated(entry.key, taken, counts)
            faults.append(_duplicate(entry, lines[entry.key], key, source))
        else:
            key, lines[entry.key] = entry.key, entry.line
        yield key
    if made:
        faults.append(_unkeyed(made, len(entries), source))


def _unused(base: str, taken: set[str], counts: Counter[str]) -> str:
    """Return ``base`` with the first letter behind it that makes it new."""
    key = base
    while key in taken:
        counts[base] += 1
        key = f"{base}{_letters(counts[base])}"
    taken.add(key)
    return key


def _letters(number: int) -> str:
    """Return a, b, …, z, aa, ab, … for 1, 2, ….

    >>> _letters(2), _letters(27)
    ('b', 'aa')
    """
    text = ""
    while number:
        number, digit = divmod(number - 1, len(ascii_lowercase))
        text = ascii_lowercase[digit] + text
    return text


def _repeated(key: str, taken: set[str], counts: Counter[str]) -> str:
    """Return ``key~2``, or with the next number that makes it new; letters are counted apart."""
    base = f"{key}~"
    counts[base] = counts[base] or 1
    chosen = key
    while chosen in taken:
        counts[base] += 1
        chosen = f"{base}{counts[base]}"
    taken.add(chosen)
    return chosen


def _duplicate(entry: Entry, earlier: int, chosen: str, source: str) -> Problem:
    message = (
        f"the key {entry.key[:EXCERPT]!r} stands already in line {earlier}, and citations mean that record; "
        f"this one is listed as {chosen[:EXCERPT]!r}. Give it a key of its own, or delete it"
    )
    return Problem(source, entry.line, "duplicate-key", message, raw=entry.key[:EXCERPT])


def _unkeyed(made: Sequence[tuple[int, str]], count: int, source: str) -> Problem:
    line, key = made[0]
    message = (
        f"{len(made)} of {count} records have no key of their own and are called by first author and year, "
        f"the first {key!r}; 'kg query reference-list' lists them"
    )
    return Problem(source, line, "made-keys", message, Severity.INFO)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold().translate(_LETTERS)
    return "".join(letter for letter in letters if letter.isalnum())


def _limited(problems: Sequence[Problem], source: str) -> tuple[Problem, ...]:
    """Return the problems, those beyond the number that can be read counted by code."""
    if len(problems) <= _MOST_PROBLEMS:
        return tuple(problems)
    kept, beyond = problems[:_MOST_PROBLEMS], problems[_MOST_PROBLEMS:]
    counts = ", ".join(f"{code} {n}" for code, n in sorted(Counter(one.code for one in beyond).items()))
    message = f"not listed one by one from here on: {counts}"
    return (*kept, Problem(source, beyond[0].line, "more-problems", message))
