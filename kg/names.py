"""Stable names: the same thing gets the same IRI on every run, whatever stands around it.

Nothing here depends on an offset or on the order of files.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from kg.model import Person, Work

BASE = "https://w3id.org/claim-kg/"
"""Default base of minted IRIs; a setting of the workspace."""

_NOT_WORD = re.compile(r"[\W_]+")
_DOI_FORBIDDEN = re.compile(r'[^\x21-\x7e]|[<>"{}|\\^`\[\]#?]|%(?![0-9A-Fa-f]{2})')
_ORCID = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dXx](?!\w)", re.ASCII)
_LONGEST_SLUG = 80


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Return ``text`` in lower-case ASCII words joined by hyphens; long or foreign text ends in a digest.

    >>> slug("Semin Arthritis Rheum")
    'semin-arthritis-rheum'
    >>> slug("Cáceres, M. R.")
    'caceres-m-r'
    """
    if text.isascii():
        words, lost_letters = _NOT_WORD.sub("-", text.lower()).strip("-"), False
    else:
        folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        words = _NOT_WORD.sub("-", folded).strip("-")
        lost_letters = sum(map(str.isalnum, text)) > sum(map(str.isalnum, folded)) + len(text) // 4
    if words and len(words) <= _LONGEST_SLUG and not lost_letters:
        return words
    return f"{words[:40].strip('-')}-{digest(text, 8)}".strip("-")


def digest(text: str, length: int = 12) -> str:
    """Return the first ``length`` hexadecimal digits of the SHA-256 of ``text``."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def fingerprint(statement: str) -> str:
    """Name a claim by what it says: equal up to case, blanks and punctuation, equal name.

    >>> fingerprint("It is rare.") == fingerprint("It is  rare")
    True
    """
    words = _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", statement).casefold()).strip()
    return f"c-{digest(words)}"


def doi_iri(doi: str) -> str:
    """Return the doi.org IRI of a DOI, with what an IRI may not hold or would read otherwise percent-encoded.

    >>> doi_iri("10.1002/(SICI)1097<1661::AID-SIM968>3.0.CO;2-2")
    'https://doi.org/10.1002/(sici)1097%3C1661::aid-sim968%3E3.0.co;2-2'
    """
    escaped = _DOI_FORBIDDEN.sub(lambda match: quote(match.group(), errors="surrogatepass"), doi.lower())
    return f"https://doi.org/{escaped}"


def article_slug(work: Work, source: str) -> str:
    """Name an article: its DOI, else journal, year, volume and page, else its file.

    Source: the naming rule of ``docs/model.md``.
    """
    if work.doi:
        return slug(work.doi)
    if work.container and work.year:
        first_page = re.split(r"[-–—]", work.pages)[0]
        return slug(f"{work.container} {work.year} {work.volume} {first_page}")
    return slug(re.sub(r"\.\w+$", "", source.replace("\\", "/").rsplit("/", 1)[-1])) or digest(source)


def work_iri(base: str, work: Work, fallback: str) -> str:
    """Name a cited work: DOI, else PubMed id, else title with year and first author, else ``fallback``."""
    if work.doi:
        return doi_iri(work.doi)
    if work.pmid.isascii() and work.pmid.isdigit():
        return f"https://pubmed.ncbi.nlm.nih.gov/{work.pmid}"
    if not work.title:
        return f"{base}work/{slug(fallback)}-{digest(fallback, 8)}"
    first = work.authors[0] if work.authors else None
    family = slug(first.family or first.literal) if first else "anonymous"
    return f"{base}work/{family}-{slug(work.year or 'undated')}-{digest(slug(work.title), 10)}"


@lru_cache(maxsize=4096)
def person_iri(base: str, person: Person) -> str:
    """Name a person by ORCID, else by family name and initials: two people of one such name share it."""
    if match := _ORCID.search(person.orcid):
        return f"https://orcid.org/{match.group().upper()}"
    initials = "".join(word[0] for word in re.split(r"[\s.\-]+", person.given) if word)
    if person.given.isupper() and " " not in person.given:
        initials = person.given.replace(".", "")
    family = f"{person.particle} {person.family}" if person.family else person.literal
    return f"{base}person/{slug(f'{family} {initials}')}"
