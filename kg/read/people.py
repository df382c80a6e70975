"""Lists of names as BibTeX writes them: joined by ``and``, bodies in braces, "and others" at the end.

Source: O. Patashnik, BibTeXing, section 4.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.read.name_parts import MOST_PARTS, divide, read_name

if TYPE_CHECKING:
    from kg.model import Person

_AND = re.compile(r"[{}]|\\.|(?<=\s)and(?=\s)", re.IGNORECASE | re.DOTALL)
_SEMICOLON = re.compile(r"[{}]|\\.|;(?=\s)", re.DOTALL)
_ET_AL = re.compile(r"(?:^|(?<=[,\s]))et\.?\s++al(?:ii|\.)?,?$", re.IGNORECASE)
_MOST_FAULTS = 10
_MOST_NAMES = 100_000
_LETTER_MACRO = re.compile(r"(\\(?:[oOlLij]|ss|ae|AE|oe|OE|aa|AA|d[hj]|D[HJ]|ng|NG|th|TH))\s++")


class Names(NamedTuple):
    """A list of names; ``others`` when it ends in "and others", ``faults`` as code and message."""

    persons: tuple[Person, ...]
    others: bool = False
    faults: tuple[tuple[str, str], ...] = ()


def names(value: str) -> Names:
    r"""Return the persons and bodies of an ``author`` field.

    >>> [person.name for person in names(r"van Beethoven, Ludwig and {Barnes and Noble} and others").persons]
    ['Ludwig van Beethoven', 'Barnes and Noble']
    """
    parts, faults = _limited(*_listed(_LETTER_MACRO.sub(r"{\1}", value) if "\\" in value else value))
    full = [part[: cut.start()].rstrip(" ,\n\t") if (cut := _ET_AL.search(part)) else part for part in parts]
    others = full != parts or any(part.casefold() == "others" for part in parts)
    persons: list[Person] = []
    for name in full:
        if name.casefold() not in {"", "others"}:
            person, fault = read_name(name)
            persons += [person] if person.name else []
            faults += [fault] if fault else []
    if len(faults) > _MOST_FAULTS:
        faults[_MOST_FAULTS:] = [
            ("odd-names", f"{len(faults) - _MOST_FAULTS} more names of this list are odd")
        ]
    return Names(tuple(persons), others, tuple(faults))


def person(name: str) -> Person:
    """Return one name in any of BibTeX's three forms, or biblatex's extended one.

    >>> person("de la Cruz, Jr., Juan")
    Person(family='Cruz', given='Juan', particle='de la', suffix='Jr.', literal='', orcid='')
    """
    return read_name(name.strip())[0]


def _listed(value: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Divide a list of names by ``and``; where the author joined them otherwise beyond doubt, by that."""
    parts = _split(value, _AND)
    if len(parts) == 1 and "; " in value:
        parts, by = _split(value, _SEMICOLON), "semicolons"
    elif any(name.count(",") >= MOST_PARTS - 1 for name in parts):
        parts, by = [whole for name in parts for whole in _full_names(name)], "commas"
    else:
        return parts, []
    if len(parts) == len(_split(value, _AND)):
        return parts, []
    return parts, [(f"names-joined-by-{by}", f"read as {len(parts)} names; join names by ' and '")]


def _limited(parts: list[str], faults: list[tuple[str, str]]) -> tuple[list[str], list[tuple[str, str]]]:
    """Leave out what no list of authors holds."""
    if len(parts) <= _MOST_NAMES:
        return parts, faults
    message = f"more than {_MOST_NAMES} names; the other {len(parts) - _MOST_NAMES} are left out"
    return parts[:_MOST_NAMES], [*faults, ("too-many-names", message)]


def _full_names(name: str) -> list[str]:
    """Divide "Ann Lee, Bo Ek, Cy Orr" at its commas: a name that is written so is never meant as one."""
    parts = divide(name)
    if len(parts) >= MOST_PARTS and all(len(words) > 1 for words in parts):
        return [" ".join(words) for words in parts]
    return [name]


def _split(value: str, marks: re.Pattern[str]) -> list[str]:
    """Divide a list of names at each separator outside braces; empty names are left out."""
    padded = f" {value} "
    parts: list[str] = []
    depth = start = 0
    for mark in marks.finditer(padded):
        sign = mark[0]
        if sign in "{}":
            depth = depth + 1 if sign == "{" else max(depth - 1, 0)
        elif not depth and sign[0] != "\\":
            parts.append(padded[start : mark.start()].strip())
            start = mark.end()
    parts.append(padded[start:].strip())
    return [part for part in parts if part]
