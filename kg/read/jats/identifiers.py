"""DOI, PubMed and other identifiers as JATS files write them."""

from __future__ import annotations

import re

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,4}/[^\s\"<>]{1,400}")
_DIGITS = re.compile(r"[1-9][0-9]{0,8}")
_PUBMED = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/([0-9]{1,9})(?![0-9])", re.IGNORECASE
)
_PMC = re.compile(r"(?:PMC)?([0-9]{1,9})", re.IGNORECASE)
_ORCID = re.compile(r"([0-9]{4})-?([0-9]{4})-?([0-9]{4})-?([0-9]{3}[0-9X])", re.IGNORECASE)


def doi(text: str) -> str:
    """Return the DOI in lower case, without resolver; nothing when there is none.

    >>> doi("https://doi.org/10.1000/ABC.")
    '10.1000/abc'
    """
    if "10." not in text:
        return ""
    found = _DOI.search(text.replace("%2F", "/").replace("%2f", "/"))
    return found[0].rstrip(".,;").lower() if found else ""


def pmid(text: str) -> str:
    """Return a PubMed number: bare, or in an address at PubMed."""
    plain = text.strip()
    if _DIGITS.fullmatch(plain):
        return plain
    found = _PUBMED.search(plain)
    return found[1] if found else ""


def pmcid(text: str) -> str:
    """Return an id of PubMed Central with its letters.

    >>> pmcid("123"), pmcid("PMC123")
    ('PMC123', 'PMC123')
    """
    found = _PMC.fullmatch(text.strip())
    return f"PMC{found[1]}" if found else ""


def orcid(text: str) -> str:
    """Return an ORCID iD without resolver.

    >>> orcid("http://orcid.org/0000-0002-1825-009x")
    '0000-0002-1825-009X'
    """
    found = _ORCID.search(text)
    return "-".join(found.groups()).upper() if found else ""
