"""Dates as authors write them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?)?(?:T.*|\s+[0-9]{1,2}:.*)?")
_DAY_FIRST = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?)?([A-Za-z]{3,9})\.?,?\s+([0-9]{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})\s+([A-Za-z]{3,9})\.?(?:\s+([0-9]{1,2}))?")
_NUMBERS = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")


def iso(text: str) -> str:
    """Return a date as precise as ``text`` says, or nothing when it says none.

    Two numbers that may both be the month leave the year alone.

    >>> iso("30th December 2010"), iso("August 18, 2020"), iso("Aug 2020"), iso("03/04/2020")
    ('2010-12-30', '2020-08-18', '2020-08', '2020')
    """
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return _checked(*found.groups())
    if found := _DAY_FIRST.fullmatch(text):
        return _checked(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(text):
        return _checked(found[3], _month(found[1]), found[2])
    if found := _YEAR_FIRST.fullmatch(text):
        return _checked(found[1], _month(found[2]), found[3])
    if found := _NUMBERS.fullmatch(text):
        return _numeric(found[1], found[2], found[3])
    return ""


def _month(name: str) -> str:
    stem = name[:3].lower()
    return str(_MONTHS.index(stem) + 1) if stem in _MONTHS else "0"


def _numeric(first: str, second: str, year: str) -> str:
    if int(first) > len(_MONTHS):
        return _checked(year, second, first)
    if int(second) > len(_MONTHS):
        return _checked(year, first, second)
    return year


def _checked(year: str, month: str | None, day: str | None) -> str:
    """Return the date, or nothing when the calendar has none such."""
    try:
        whole = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return whole.isoformat()[: len("2020-01-01") if day else len("2020-01") if month else len("2020")]
