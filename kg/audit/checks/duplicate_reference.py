"""S06: one work that stands in the list twice."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.audit.catalogue import Rule
from kg.audit.checks.similar import meaningful
from kg.audit.corpus import by_article
from kg.match import normal
from kg.model import Check, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.audit.corpus import Entry
    from kg.audit.facts import Facts, Row


_PART = re.compile(r"\b(?:vol(?:ume)?|part|chapter|edition|version|no)\b\.?\s*([0-9IVXLC]+)\b", re.IGNORECASE)
_SAME = 0.6
"""Part of the words of the shorter title that the longer has, from which the two are forms of one."""
_LEAST = 40
"""Characters from which a printed entry names its work by itself: “Ibid., p. 3” does not."""


def find(facts: Facts) -> Iterator[Row]:
    """Yield each entry that an earlier entry of the same list already names."""
    for entries in by_article(facts.corpus.entries):
        for earlier, entry in _pairs(entries):
            yield {
                "focus": entry.iri,
                "other": earlier.iri,
                "label": entry.label,
                "earlier": earlier.label,
                "name": entry.name,
                "text": entry.text,
                "otherText": earlier.text,
            }


def _pairs(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    seen: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        if one_title_apart(entry.titles):
            continue
        earlier = next(
            (other for key in _keys(entry) for other in seen[key] if not _told_apart(other, entry)), None
        )
        if earlier:
            yield earlier, entry
        for key in _keys(entry):
            seen[key].append(entry)


def one_title_apart(titles: Sequence[str]) -> bool:
    """Say whether titles given under one identifier name different works: they share few of their words.

    >>> one_title_apart(("On the heart", "On the heart: a review")), one_title_apart(("On the heart", "Broken bones"))
    (False, True)
    """
    bags = [meaningful(normal(title).split()) for title in titles]
    return any(len(one & two) < _SAME * min(len(one), len(two)) for one in bags for two in bags)


def _keys(entry: Entry) -> Iterable[tuple[str, ...]]:
    """Return what two entries of one work have in common."""
    title = normal(entry.title)
    if title and entry.year and entry.families:
        yield (title, entry.year, normal(entry.families[0]))
    if title and entry.doi:
        yield (title, entry.doi)
    if title and entry.pmid:
        yield (title, entry.pmid)
    if len(entry.text) >= _LEAST:
        yield (normal(entry.text),)


def _told_apart(one: Entry, two: Entry) -> bool:
    """Say whether two entries of one title are two works: two DOIs, two volumes or two first pages."""
    fields = ((one.doi, two.doi), (one.pmid, two.pmid), (one.volume, two.volume), (one.page, two.page))
    if _parts(one.text) != _parts(two.text):
        return True
    identified = (one.doi and one.doi == two.doi) or (one.pmid and one.pmid == two.pmid)
    return not identified and any(left and right and left != right for left, right in fields)


def _parts(text: str) -> list[str]:
    """Return the volumes, parts and editions that a printed entry names."""
    return [match.casefold() for match in _PART.findall(text)]


CHECK = Check(
    id="S06",
    name="duplicate-reference",
    title="Work that stands in the list twice",
    severity=Severity.WARNING,
    message="Reference {label} ({name}) is the same work as reference {earlier}.",
    what=(
        "Two entries with one DOI or PubMed id and one title, or with the same title, year and first author; or two that are\n"
        "printed in the same words, though they could not be taken apart.\n"
        "Entries that differ in volume, part, edition or first page are two works (“Editorial”, a paper in two parts)."
    ),
    why="Counts of sources come out too high: what looks like two witnesses is one.",
    remedy="Merge the two entries, and renumber.",
    group="structure",
    example="[3] and [17] both “Berg A. On things. Lancet 2001”",
    key=("focus", "other"),
    inspects="references",
    needs=("parts of the entry",),
    place="kg/audit/checks/duplicate_reference.py",
)

RULE = Rule(CHECK, find)
