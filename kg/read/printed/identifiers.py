"""DOI, PubMed id and address of a printed entry."""

from __future__ import annotations

import re
from typing import NamedTuple

_DOI = re.compile(
    r"(?P<mark>\bdoi\s*[:=]?\s*(?:https?://(?:dx\.)?doi\.org/)?|\bhttps?://(?:dx\.|www\.)?doi\.org/)?"
    r"(?<![0-9.])(?P<doi>10\.[0-9]{4,9}/[^\s\"]{1,300})",
    re.IGNORECASE,
)
_PMID = re.compile(
    r"\bPMID\s*:?\s*(?P<pmid>[0-9]{1,8})\b|(?<=[.)\] ])(?P<glued>[1-9][0-9]{6,7})\.?$", re.IGNORECASE
)
_URL = re.compile(r"\bhttps?://[^\s\"<>]{1,2000}", re.IGNORECASE)
_RUN_ON = re.compile(r"[0-9]{8}$")
_NOTICE = re.compile(
    r"[\s.,;(\[]*(?:available\s+(?:from|at|online)|retrieved|accessed|url|doi|pmid|pmcid|epub|\bat)?[\s:]*$",
    re.IGNORECASE,
)


class Identifiers(NamedTuple):
    """What identifies a work; ``end`` is where the first of them begins in the entry, or the entry's length.

    ``unclear`` is a DOI that may have digits of something else run into it, as printed.
    """

    doi: str = ""
    pmid: str = ""
    url: str = ""
    unclear: str = ""
    end: int = 0


def find(text: str) -> Identifiers:
    """Return the identifiers of an entry.

    >>> find("J Pediatr. 2001;138:763–6. doi:10.1067/mpd.2001.112473.").doi
    '10.1067/mpd.2001.112473'
    """
    doi = _DOI.search(text)
    name = _bare(doi["doi"]) if doi else ""
    after_doi = doi.start("doi") + len(name) if doi else 0
    pmid = next(
        (match for match in _PMID.finditer(text) if not doi or not doi.start() < match.start() < after_doi),
        None,
    )
    url = next((match for match in _URL.finditer(text) if not _DOI.match(text, match.start())), None)
    found = [match for match in (doi, pmid, url) if match]
    end = min((match.start() for match in found), default=len(text))
    unclear = bool(doi and not doi["mark"] and _RUN_ON.search(name))
    return Identifiers(
        doi="" if unclear else name.lower(),
        pmid=(pmid["pmid"] or pmid["glued"]) if pmid else "",
        url=_bare(url[0]) if url else "",
        unclear=name if unclear else "",
        end=len(_NOTICE.sub("", text[:end])) if found else end,
    )


def _bare(address: str) -> str:
    """Return an address up to a bracket that it does not open, without the punctuation of the sentence around it."""
    depth = 0
    for index, character in enumerate(address):
        depth += (character in "([{") - (character in ")]}")
        if depth < 0:
            return address[:index].rstrip(".,;:")
    return address.rstrip(".,;:")
