"""Where a printed entry says it was published: year, volume, issue, pages, in the orders journals print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Span

_YEAR = r"(?P<year>(?:1[5-9]|20)[0-9]{2})[a-z]?"
_LONGEST_MONTH = 31
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?P<day>[0-3]?[0-9])(?![0-9–-])"
_DATE = rf"{_YEAR}(?:[\s,]{{1,3}}(?P<month>{_MONTH})(?P<until>\s?[–/-]\s?{_MONTH})?(?:\s{_DAY})?)?"
_PAGE = r"[A-Z]{0,3}\.?\s?[0-9][\w.]{0,20}"
_EXTRA = r"(?:;\s?(?:quiz|discussion|suppl|author reply)\s[\w–-]{1,20})?"
_PAGES = (
    rf"(?:pp?\.?\s?)?(?P<pages>{_PAGE}(?:\s?[–—‐‑−-]{{1,2}}\s?{_PAGE})?(?:,\s?[0-9][\w–-]{{0,20}})?{_EXTRA})"
)
_VOLUME = r"(?P<volume>[A-Z]{0,2}[0-9][\w/–-]{0,12}|(?-i:[IVXLC]{1,8})\b|Suppl[\w. ]{0,8})"
_ISSUE = r"(?:\s?(?P<supplement>,?\s?Suppl(?:ement)?\.?(?:\s?[0-9A-Z]{1,4}\b)?))?(?:\s?\((?P<issue>[^()]{1,40})\))?"
_NUMBER = r"(?:,\s?no\.?\s?(?P<issue>[\w–/-]{1,12}))?"

_LAYOUTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 2005 Jun;34(6):805–12 (Vancouver, AMA)
        rf"[\s.,;(]{_DATE}\s?;\s*{_VOLUME}{_ISSUE}(?:\s?[:,]\s*{_PAGES})?",
        # (2005) 34(6):805–12 (Frontiers)
        rf"\({_DATE}\)[\s,.:]{{0,3}}{_VOLUME}{_ISSUE}\s?[:,]\s*{_PAGES}",
        # 34 (2005) 805–812 (Elsevier)
        rf"[\s,]{_VOLUME}{_ISSUE}\s?,?\s?\({_DATE}\)[\s,:]{{0,3}}{_PAGES}",
        # 34, 805–812 (2005) (Nature)
        rf"[\s,]{_VOLUME}{_ISSUE}\s?[,:]\s*{_PAGES}\s?\({_DATE}\)",
        # vol. 34, no. 6, pp. 805–812, Jun. 2005 (IEEE)
        rf",\s?vol\.?\s?{_VOLUME}{_NUMBER}(?:,\s?{_PAGES})?,?\s(?:(?P<month>{_MONTH})\s)?{_YEAR}",
        # 2005, 34, 805–812 (ACS, MDPI)
        rf"[\s,]{_DATE},\s?{_VOLUME}{_ISSUE}\s?[,:]\s*{_PAGES}",
        # 2005:1–15
        rf"[\s.(]{_DATE}\)?\s?:\s*{_PAGES}",
    )
)
_YEAR_FIRST = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"[\s.,:]{{0,4}}\({_DATE}\)[\s.,:]{{1,4}}(?=\S)",
        rf"[\s,]{{0,3}}{_DATE}[.,:]?\s(?=\S)",
        rf"[\s.,]{{0,4}}{_DATE}[.:]\s(?=\S)",
    )
)
"""A year between authors and title: ``(2005).``, ``2005 Title`` when no full stop ends the names, ``2005. Title``."""
_AT_END = re.compile(rf"[\s,]{_VOLUME}{_ISSUE}\s?[,:]\s*{_PAGES}\W*$", re.IGNORECASE)
_BOOK = re.compile(rf"(?P<place>[A-Z][^:;.]{{1,60}}):\s*(?P<publisher>[^:;]{{2,120}})[;,]\s*{_YEAR}")
_YEAR_ALONE = re.compile(rf"(?<![\w/.–-]){_YEAR}(?![\w/–-])")


@dataclass(frozen=True, slots=True)
class Imprint:
    """Date, volume, issue and pages, and the part of the entry before and after them that holds the title."""

    title_part: Span
    date: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""


def read(text: str, start: int) -> Imprint:
    """Return what is printed from ``start``, where the authors end."""
    if early := next((match for pattern in _YEAR_FIRST if (match := pattern.match(text, start))), None):
        return _year_first(text, early)
    for layout in _LAYOUTS:
        if match := layout.search(text, start):
            return _imprint(match, Span(start, match.start()))
    if book := _BOOK.search(text, start):
        return Imprint(Span(start, book.start()), book["year"], publisher=book["publisher"].strip())
    years = list(_YEAR_ALONE.finditer(text, start))
    return (
        Imprint(Span(start, years[-1].start()), years[-1]["year"])
        if years
        else Imprint(Span(start, len(text)))
    )


def _year_first(text: str, early: re.Match[str]) -> Imprint:
    """Read ``(2005). Title. Journal, 34(6), 805–812`` (APA, Harvard)."""
    end = _AT_END.search(text, early.end())
    if not end:
        return Imprint(Span(early.end(), len(text)), _date(early))
    imprint = _imprint(end, Span(early.end(), end.start()))
    return Imprint(imprint.title_part, _date(early), imprint.volume, imprint.issue, imprint.pages)


def _imprint(match: re.Match[str], title_part: Span) -> Imprint:
    parts = match.groupdict(default="")
    issue = " ".join(
        part.strip(" ,") for part in (parts.get("supplement", ""), parts.get("issue", "")) if part
    )
    pages = parts["pages"].rstrip(".")
    return Imprint(title_part, _date(match), parts.get("volume", ""), issue, pages)


def _date(match: re.Match[str]) -> str:
    """Return the date in ISO 8601, only as precise as it is sure."""
    parts = match.groupdict(default="")
    month = parts.get("month", "")[:3].lower()
    if month not in _MONTHS or parts.get("until"):
        return parts.get("year", "")
    date = f"{parts['year']}-{_MONTHS.index(month) + 1:02}"
    day = int(parts.get("day") or 0)
    return f"{date}-{day:02}" if 0 < day <= _LONGEST_MONTH else date
