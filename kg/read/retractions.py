"""Retraction Watch's table of retractions, concerns and corrections.

Source: the columns of the file that Crossref publishes (gitlab.com/crossref/retraction-watch-data), with its habits:
``unavailable`` for no DOI, 0 for no PubMed id, American dates with a time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Notice
from kg.read import table

if TYPE_CHECKING:
    from kg.model import Problem

_NEEDED = ("OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature", "RetractionDate")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b.*")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2}).*")
_RESOLVER = re.compile(r"^(?:https?://)?(?:dx\.)?(?:doi\.org/|doi:\s*)?", re.IGNORECASE)


def parse(text: str, source: str) -> tuple[tuple[Notice, ...], tuple[Problem, ...]]:
    """Return the notices of a file in its order, and what is wrong with it; columns it does not use are passed over."""
    lines, problems = table.read(text, source, _NEEDED)
    return tuple(_notice(line.fields) for line in lines), tuple(problems)


def _notice(fields: dict[str, str]) -> Notice:
    pmid = fields["originalpaperpubmedid"]
    return Notice(
        kind=" ".join(fields["retractionnature"].split()).casefold(),
        doi=_doi(fields["originalpaperdoi"]),
        pmid=pmid if pmid.strip("0").isdigit() else "",
        notice_doi=_doi(fields.get("retractiondoi", "")),
        dated=_date(fields["retractiondate"]),
        reason="; ".join(
            part.strip(" +") for part in fields.get("reason", "").split(";") if part.strip(" +")
        ),
        title=fields.get("title", ""),
    )


def _doi(text: str) -> str:
    doi = _RESOLVER.sub("", text.strip()).casefold()
    return doi if doi.startswith("10.") else ""


def _date(text: str) -> str:
    """Return a date as ISO 8601, or nothing.

    >>> _date("8/21/2023 0:00"), _date("2023-08-21"), _date("")
    ('2023-08-21', '2023-08-21', '')
    """
    if match := _AMERICAN.fullmatch(text):
        month, day, year = match.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    match = _ISO.fullmatch(text)
    return match[1] if match else ""
