"""Year, month and day of JATS to ISO 8601."""

from __future__ import annotations

import re
from datetime import date

_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_ISO = re.compile(r"[12][0-9]{3}(?:-[0-9]{2}){0,2}")
_DIGITS = 4
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - a list of months


def iso(year: str, month: str = "", day: str = "") -> str:
    """Return a date as precise as its parts allow; nothing without a year.

    >>> iso("2005a", "June"), iso("2019", "2", "30"), iso("2019", "12", "5")
    ('2005-06', '2019-02', '2019-12-05')
    """
    if len(year) == _DIGITS and year.isdecimal() and not month:
        return year
    found = _YEAR.search(year[:100])
    if not found:
        return ""
    number = _month(month.strip())
    if not number:
        return found[0]
    try:
        return date(int(found[0]), number, int(day.strip()[:3])).isoformat()
    except ValueError:
        return f"{found[0]}-{number:02}"


def checked(text: str) -> str:
    """Return a date that is ISO 8601 already, as in ``iso-8601-date``, without its time; else nothing.

    >>> checked("2021-03-04T10:00:00Z"), checked("March")
    ('2021-03-04', '')
    """
    found = _ISO.match(text.strip())
    return iso(*found[0].split("-")) if found else ""


def _month(text: str) -> int:
    if text.isdecimal():
        number = int(text[:3])
        return number if number <= len(_MONTHS) else 0
    return next((n for n, name in enumerate(_MONTHS, start=1) if text[:3].lower() == name), 0)
