"""Names as reference managers and databases write them: ``Family, Given``, ``Family FM``, ``F. M. Family``, bodies."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Person
from kg.read.name_parts import read_name

if TYPE_CHECKING:
    from collections.abc import Iterable

_INITIALS = re.compile(r"[^\W\d_]{1,3}|(?:[^\W\d_]{1,2}\.-?){1,5}|[^\W\d_]-[^\W\d_]\.?")
_SUFFIX = re.compile(r"(?:jr|sr|2nd|3rd|4th|ii|iii|iv)\.?", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:organi[sz]ations?|committees?|groups?|ministry|associations?|societ(?:y|ies)|institut\w{0,6}|departments?|"
    r"cent(?:er|re)s?|council|agency|force|office|universit\w{0,4}|consorti(?:um|a)|commission|bureau|services?|networks?|"
    r"foundation|federation|college|academy|board|authority|collaborati(?:on|ve)|union|programme?|investigators|team|"
    r"project|initiative|for|of|and|the|on|inc|ltd|gmbh)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|&)\s+")
_LONGEST = 200
_MOST_NAMES = 100_000
_MOST_WORDS = 4


def names(value: str) -> tuple[Person, ...]:
    """Return the persons that one field names: one as a rule, several where they are joined beyond doubt.

    >>> [person.name for person in names("Smith, Jo; Doe, A.")], [person.name for person in names("Lee A, Ek B")]
    (['Jo Smith', 'A. Doe'], ['A Lee', 'B Ek'])
    """
    return tuple(found for part in _listed(value) if (found := person(part)).name)


def person(name: str) -> Person:
    """Return one name; what cannot be parted with any certainty is a ``literal``.

    >>> person("de la Cruz, Juan, Jr.").suffix, person("Tayfur AC").given, person("World Health Organization").literal
    ('Jr.', 'AC', 'World Health Organization')
    """
    name = " ".join(name.split()).strip(";")
    if len(name) > _LONGEST or name.endswith(",") or not name:
        return Person(literal=name.rstrip(", "))
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 1:
        return _unparted(name)
    family, given, *more = parts
    if _SUFFIX.fullmatch(given) and more:
        given, more = more[0], [given, *more[1:]]
    if not family or len(more) > 1:
        return Person(literal=name)
    if not more and given.count(" ") and _SUFFIX.fullmatch(given.rpartition(" ")[2]):
        given, _, last = given.rpartition(" ")
        more = [last]
    found, _ = read_name(f"{family}, {given}")
    return replace(found, suffix=more[0]) if more and found.family else found


def shortened(value: str) -> bool:
    """Say whether a value stands for the names that were left out."""
    return value.strip(" .,;").casefold() in {"et al", "others", "and others"}


def without_others(values: Iterable[str]) -> tuple[list[str], bool]:
    """Return the values that name somebody, and whether one says "et al"."""
    listed = list(values)
    named = [value for value in listed if not shortened(value)]
    return named, len(named) < len(listed)


def _listed(value: str) -> list[str]:
    """Part several names in one field; initials, commas or semicolons must say so."""
    if ";" in value:
        return [part for part in value.split(";") if part.strip()][:_MOST_NAMES]
    by_and = _AND.split(value)
    if len(by_and) > 1 and all(part.count(",") == 1 for part in by_and):
        return by_and[:_MOST_NAMES]
    parts = [part.strip() for part in value.split(",")]
    if len(parts) > 1 and all(_ends_in_initials(part) for part in parts):
        return parts[:_MOST_NAMES]
    if len(parts) >= _MOST_WORDS and not len(parts) % 2 and all(_are_initials(part) for part in parts[1::2]):
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return [f"{family}, {given}" for family, given in pairs][:_MOST_NAMES]
    return [value]


def _unparted(name: str) -> Person:
    """Read a name without comma: initials behind or before the family name, or a given name in full."""
    words = name.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""  # noqa: PLR2004 - a name of two words and more
    if len(words) > 1 and not _BODY.search(name):
        start = _first_initial(words)
        if 0 < start < len(words):
            found, _ = read_name(f"{' '.join(words[:start])}, {' '.join(words[start:])}")
            return replace(found, suffix=suffix)
        if len(words) <= _MOST_WORDS and not name.isupper():
            found, _ = read_name(" ".join(words))
            return replace(found, suffix=suffix) if found.family else Person(literal=name)
    return Person(literal=name)


def _first_initial(words: list[str]) -> int:
    """Return from where on all words are initials."""
    start = len(words)
    while start and _is_initials(words[start - 1]):
        start -= 1
    return start


def _is_initials(word: str) -> bool:
    return word[:1].isupper() and (word.isupper() or "." in word) and bool(_INITIALS.fullmatch(word))


def _are_initials(text: str) -> bool:
    words = text.split()
    return bool(words) and len(words) <= _MOST_WORDS and all(map(_is_initials, words))


def _ends_in_initials(text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= _MOST_WORDS + 1 and _is_initials(words[-1])
