"""The entries of one article's list, by what can identify their works; nothing of another article is looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.match import family, normal
from kg.model import Listed
from kg.names import digest, work_iri

if TYPE_CHECKING:
    from kg.model import LinkedArticle, Work

_LEAST_WORDS = 2
"""Words of a title from which it tells works of one author and year apart."""

_PART = re.compile(r"\b(?:vol(?:ume)?|part|chapter|edition|version|no)\b\.?\s*([0-9IVXLC]+)\b", re.IGNORECASE)
"""What a printed entry may name of a whole, where its title leaves it out."""

_GENERIC = re.compile(
    r"(?:guest )?(?:editorial|introduction|preface|foreword|letters?|reply|response|comments?|commentary|correspondence"
    r"|obituary|abstracts?|book reviews?|case reports?|case records?|authors? (?:reply|response)|in (?:reply|response|memoriam))\b"
    r"(?: (?:to|from|by|on|of|and|the|a|an|this|issue|special|volume|editors?|authors?|series|part|section|chapter|one|two|[ivx]+|\d+))*"
)
"""Titles that many works of a year bear, by one author too."""


def listed(base: str, linked: LinkedArticle) -> tuple[Listed, ...]:
    """Return the entries of an article's list, in its order."""
    slug = linked.article.slug
    return tuple(
        Listed(
            article=slug,
            label=entry.label,
            name=work_iri(base, entry.work, f"{slug} {entry.label}"),
            key=entry.key,
            source=entry.source or linked.article.source,
            line=entry.line,
            doi=entry.work.doi,
            pmid=entry.work.pmid if entry.work.pmid.isascii() and entry.work.pmid.isdigit() else "",
            title=title_key(entry.work),
            volume=normal(entry.work.volume) or normal(" ".join(_PART.findall(entry.text))),
            page=normal(re.split(r"[-–—]", entry.work.pages)[0]),
        )
        for entry in linked.references
    )


def title_key(work: Work) -> str:
    """Return a digest of title, year and first author, or nothing where one is missing or the title is any work's.

    A title of one word ("Dermatomyositis") may be that of a chapter in each of an author's books, and one like "Reply to
    the editor" that of several letters.
    """
    title, first = normal(work.title), family(work)
    if not work.year or not first or len(title.split()) < _LEAST_WORDS or _GENERIC.fullmatch(title):
        return ""
    return digest(f"{title}\x1f{work.year}\x1f{first}", 16)
