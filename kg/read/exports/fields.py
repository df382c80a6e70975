"""What a field of an exported record means: dates, pages, titles, identifiers."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from kg.read.jats.dates import iso
from kg.read.jats.identifiers import doi

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["date", "doi", "doi_in", "fuller", "pages", "pmid_in", "title"]

_LONGEST = 2000
_NUMBERS = re.compile(r"([12][0-9]{3})(?:[/.-]([0-9]{0,2})(?:[/.-]([0-9]{0,2}))?)?(?![0-9])")
_COMPACT = re.compile(r"([12][0-9]{3})([01][0-9])([0-3][0-9])(?![0-9])")
_YEAR_FIRST = re.compile(r"([12][0-9]{3})[\s,/.-]{1,9}([^\W\d_]{3,9})\b\.?(?:\s+([0-9]{1,2})(?![0-9]))?")
_YEAR_LAST = re.compile(
    r"(?:([0-9]{1,2})\.?\s+)?([^\W\d_]{3,9})\.?,?\s+(?:([0-9]{1,2}),?\s+)?([12][0-9]{3})(?![0-9])"
)
_DASH = re.compile(r"(?<=[0-9A-Za-z])\s?(?:--?|[‐‑–—−])\s?(?=[0-9A-Za-z])")
_MARKUP = re.compile(
    r"</?(?:i|b|u|p|em|strong|sub|sup|inf|sc|scp|span|italic|bold|underline|(?:jats|mml):[a-z-]{1,20})(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_PUBMED = re.compile(
    r"(?:\bPMID\s?:?\s?|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)([1-9][0-9]{0,8})(?![0-9])",
    re.IGNORECASE,
)
_DOI_SAID = re.compile(r"(?:doi\.org/|\bdoi\s?[:=]\s?)10\.", re.IGNORECASE)


def date(text: str) -> str:
    """Return a date in ISO 8601, as precise as it is sure; nothing when there is no year.

    >>> date("1948/07//"), date("2015/october"), date("2005 Jun 12"), date("12 June 2005"), date("1998 Dec-1999 Jan"), date("Spring 2003")
    ('1948-07', '2015-10', '2005-06-12', '2005-06-12', '1998-12', '2003')
    """
    text = text[:_LONGEST].strip()
    for pattern in (_COMPACT, _YEAR_FIRST, _NUMBERS):
        if match := pattern.match(text):
            return iso(*(part or "" for part in match.groups()))
    if match := _YEAR_LAST.match(text):
        before, month, after, year = (part or "" for part in match.groups())
        return iso(year, month, before or after)
    return iso(text)


def fuller(one: str, other: str) -> str:
    """Return the more precise of two dates when they agree, else the first that is there.

    >>> fuller("2009", "2009-03-21"), fuller("2009", "2010-01")
    ('2009-03-21', '2009')
    """
    return other if not one or other.startswith(one) else one


def pages(first: str, last: str = "") -> str:
    """Return a page range with an en dash.

    >>> pages("379", "423"), pages("S1-S8"), pages("12", "12"), pages("e0815")
    ('379–423', 'S1–S8', '12', 'e0815')
    """
    whole = _DASH.sub("–", first[:_LONGEST])
    return f"{whole}–{last}" if last and whole and last != whole and "–" not in whole else whole


def title(text: str) -> str:
    """Return a title without markup and character references.

    >>> title("<i>Sus</i> &amp; man")
    'Sus & man'
    """
    if "<" in text:
        text = _MARKUP.sub("", text)
    return " ".join((html.unescape(text) if "&" in text and ";" in text else text).split())


def doi_in(texts: Iterable[str]) -> str:
    """Return the DOI that one of the texts names as such or is, or nothing.

    >>> doi_in(["see 10.1000/no", "in print (doi: 10.1000/a(1)b)"])
    '10.1000/a(1)b'
    """
    for text in texts:
        said = _DOI_SAID.search(text[:_LONGEST])
        if said or text.startswith("10."):
            found = doi(text[said.start() if said else 0 : _LONGEST])
            if found:
                return found.rstrip(")]}") if found.count("(") < found.count(")") else found
    return ""


def pmid_in(texts: Iterable[str]) -> str:
    """Return the PubMed number that one of the texts names as such, or nothing.

    >>> pmid_in(["PMID: 123", "https://pubmed.ncbi.nlm.nih.gov/9/"])
    '123'
    """
    found = (_PUBMED.search(text[:_LONGEST]) for text in texts)
    return next((match[1] for match in found if match), "")
