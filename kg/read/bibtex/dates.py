"""``date``, ``year``, ``month`` and ``day`` to one ISO 8601 date."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kg.read.bibtex.macros import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|[/.](\d{1,2})[/.](\d{1,2}))?(?![\d-])")
_YEAR = re.compile(r"(?<![\d.])[12]\d{3}(?!\d)")
_WORD_OR_NUMBER = re.compile(r"[^\W\d_]+|\d+")
_NUMBERS = {abbreviation: number for number, abbreviation in enumerate(MONTHS, start=1)}
_MONTHS_IN_A_YEAR = 12
_LONGEST = 200


class Dated(NamedTuple):
    """A date as precise as known; ``said`` are the fields it tells all of, ``unread`` those it tells nothing of."""

    date: str = ""
    said: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()


class _Day(NamedTuple):
    """Year, month and day, 0 where unknown; ``whole`` is 1 when the text that was read says nothing else."""

    year: int = 0
    month: int = 0
    day: int = 0
    whole: int = 0


def read(fields: Mapping[str, str]) -> Dated:
    """Return the date of publication; biblatex's ``date`` goes before ``year``, the first day of a range counts.

    >>> read({"year": "2005", "month": "10 January"}).date
    '2005-01-10'
    """
    given = {name: fields.get(name, "")[:_LONGEST].strip() for name in ("date", "year", "month", "day")}
    days = {name: _of_year(given[name]) for name in ("date", "year")}
    source = next((name for name in days if days[name].year), None)
    if source is None:
        return Dated(unread=tuple(name for name in days if given[name]))
    month = _of_month(given["month"])
    found = days[source]
    if not found.month:
        day = month.day or (int(given["day"]) if given["day"].isdecimal() else 0)
        found = found._replace(month=month.month, day=day)
    text = _text(found)
    parts = _Day(*map(int, text.split("-")))
    said = {
        **{name: days[name].whole and days[name].year == parts.year for name in days},
        "month": month.whole and month.month == parts.month,
        "day": given["day"].lstrip("0") == str(parts.day),
    }
    unread = ("month",) if given["month"] and not parts.month else ()
    return Dated(text, frozenset(name for name, told in said.items() if told), unread)


def _of_year(text: str) -> _Day:
    """Read a date or a year; what stands around it is passed over."""
    if match := _ISO.match(text):
        parts = (int(part) for part in match.groups() if part)
        return _Day(*parts)._replace(whole=int(match.end() == len(text)))
    found = _YEAR.search(text)
    return _Day(int(found[0])) if found else _Day()


def _of_month(text: str) -> _Day:
    """Read a month by name or number, with a day when there is exactly one."""
    parts = _WORD_OR_NUMBER.findall(text)
    numbers = [int(part) for part in parts if part.isdecimal()]
    named = [number for part in parts if (number := _named(part))]
    if named:
        day = numbers[0] if len(numbers) == 1 else 0
        return _Day(month=named[0], day=day, whole=len(parts) == 1 + bool(day))
    if len(numbers) == len(parts) == 1 and 1 <= numbers[0] <= _MONTHS_IN_A_YEAR:
        return _Day(month=numbers[0], whole=True)
    return _Day()


def _named(word: str) -> int:
    """Return the number of a month by its English name, in full or cut short, or 0."""
    number = _NUMBERS.get(word[:3].lower(), 0)
    full = MONTHS.get(word[:3].lower(), "").lower()
    return number if full.startswith(word.lower()) else 0


def _text(day: _Day) -> str:
    """Return the date as far as there is such a day."""
    if not 1 <= day.month <= _MONTHS_IN_A_YEAR:
        return f"{day.year:04}"
    try:
        return date(day.year, day.month, day.day).isoformat()
    except ValueError:
        return f"{day.year:04}-{day.month:02}"
