"""The groups of entries that mean one work each, and the name that each group goes by."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING

from kg.merge import identifiers, words
from kg.merge.titles import by_title, name_group
from kg.model import Listed
from kg.names import digest, doi_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.merge.words import Heard
    from kg.model import Problem, Word


_ORDER = attrgetter(*(part.name for part in fields(Listed)))
"""The order of entries itself, some five times as fast as comparing them."""


@dataclass(frozen=True, slots=True)
class Merging:
    """What was found: ``works`` names the work of each entry, in the order of entries; ``groups`` are the entries of each work.

    ``told`` are the words of persons that changed something, ``unsure`` the entries that fit several works,
    ``disputed`` those whose DOI and PubMed id are those of two.
    """

    works: Mapping[Listed, str]
    groups: Mapping[str, tuple[Listed, ...]]
    told: tuple[Heard, ...]
    unsure: frozenset[Listed]
    disputed: frozenset[Listed]
    problems: tuple[Problem, ...]

    @property
    def renamed(self) -> list[tuple[Listed, str]]:
        """Return the entries whose work goes by another name than their article gives it."""
        return [(entry, name) for entry, name in self.works.items() if name != entry.name]


def merge(base: str, entries: Iterable[Listed], said: Sequence[Word] = ()) -> Merging:
    """Return the work of each entry; the same whatever the order of entries. ``said`` counts in its own order."""
    ordered = sorted(dict.fromkeys(entries), key=_ORDER)  # they come in runs that are sorted already
    doi_of = identifiers.dois_of_pmids(ordered)
    found, unsure = _evidence(ordered, doi_of)
    by_group: defaultdict[str, list[Listed]] = defaultdict(list)
    for entry in ordered:
        by_group[found[entry]].append(entry)
    parts, told, problems = words.applied(list(by_group.values()), said)
    named = _named(base, parts)
    works = {entry: name for name, members in named.items() for entry in members}
    return Merging(
        works={entry: works[entry] for entry in ordered},
        told=told,
        unsure=frozenset(unsure),
        disputed=frozenset(identifiers.disputed(ordered, doi_of)),
        problems=problems,
        groups={name: tuple(members) for name, members in named.items()},
    )


def _evidence(ordered: Sequence[Listed], doi_of: dict[str, str]) -> tuple[dict[Listed, str], list[Listed]]:
    """Return the group of each entry by identifiers, then by title, and the entries that fit several."""
    found: dict[Listed, str] = {}
    bare: defaultdict[str, list[Listed]] = defaultdict(list)
    unsure: list[Listed] = []
    for entry in ordered:
        if group := identifiers.identity(entry, doi_of):
            found[entry] = group
        elif entry.title:
            bare[entry.title].append(entry)
        else:
            found[entry] = name_group(entry)
    identified = identifiers.by_usual_title(
        (found[entry], entry) for entry in ordered if entry.doi or entry.pmid
    )
    for title, members in bare.items():
        groups, several = by_title(members, identified.get(title, {}))
        found |= groups
        unsure += several
    return found, unsure


def _named(base: str, parts: Iterable[Sequence[Listed]]) -> dict[str, Sequence[Listed]]:
    """Name each group as its lists do, by DOI before PubMed id before title, unless another group bears that name."""
    named: dict[str, Sequence[Listed]] = {}
    for (_, name), first, members in sorted((_best(each), each[0], each) for each in parts):
        free = f"{base}work/{digest(f'{name} {first.id}', 16)}" if name in named else name
        named[free] = members
    return named


def _best(members: Sequence[Listed]) -> tuple[int, str]:
    """Return the rank of the best name that the entries have, and that name."""
    return min((_rank(name), name) for name in {entry.name for entry in members})


def _rank(name: str) -> int:
    if name.startswith(doi_iri("")):
        return 0
    return 1 if name.startswith("https://pubmed.ncbi.nlm.nih.gov/") else 2
