"""DOIs and PubMed ids: which of them are one work's. A work has one of each at most, so nothing is joined through a third."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from kg.merge.votes import counted, matched, usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.merge.votes import Votes
    from kg.model import Listed

_MOST = 20
"""DOIs, or PubMed ids, of one title, year and first author, from which it is a title that says nothing."""


def identity(entry: Listed, doi_of: dict[str, str]) -> str:
    """Return what the entry's work is known by: its DOI, or that of its PubMed id, or that id, or nothing."""
    if entry.doi:
        return f"doi:{entry.doi}"
    if entry.pmid in doi_of:
        return f"doi:{doi_of[entry.pmid]}"
    return f"pmid:{entry.pmid}" if entry.pmid else ""


def dois_of_pmids(entries: Sequence[Listed]) -> dict[str, str]:
    """Return the DOI of each PubMed id that has one.

    The two are one work's where entries give both, and each leads among those that stand with the other; else, where
    neither ever stands with another, by title, year and first author, if no other is in question.
    """
    both = [entry for entry in entries if entry.doi and entry.pmid]
    found = matched(
        counted((entry.pmid, entry.doi, entry) for entry in both),
        counted((entry.doi, entry.pmid, entry) for entry in both),
    )
    return found | _by_title(entries, {entry.doi for entry in both}, {entry.pmid for entry in both})


def disputed(entries: Sequence[Listed], doi_of: dict[str, str]) -> list[Listed]:
    """Return the entries whose DOI and PubMed id, by what other articles say, are those of two works."""
    return [entry for entry in entries if entry.doi and entry.pmid and doi_of.get(entry.pmid) != entry.doi]


def told_apart(ones: Sequence[Listed], others: Sequence[Listed]) -> bool:
    """Say whether volume and first page show that entries of one title mean two works.

    They do when all that both sides give differs: one of the two alone may be a misprint.
    """
    fields = [
        ({e.volume for e in ones}, {e.volume for e in others}),
        ({e.page for e in ones}, {e.page for e in others}),
    ]
    given = [(left - {""}, right - {""}) for left, right in fields]
    compared = [bool(left & right) for left, right in given if left and right]
    return bool(compared) and not any(compared)


def by_usual_title(known: Iterable[tuple[str, Listed]]) -> Mapping[str, Mapping[str, list[Listed]]]:
    """Return entries by title, then by what their work is known by, for the titles that it usually has."""
    each = [(name, entry) for name, entry in known if entry.title]
    titles = {name: usual(votes) for name, votes in counted((n, e.title, e) for n, e in each).items()}
    found: defaultdict[str, defaultdict[str, list[Listed]]] = defaultdict(lambda: defaultdict(list))
    for name, entry in each:
        if entry.title in titles[name]:
            found[entry.title][name].append(entry)
    return found


def _by_title(entries: Sequence[Listed], tied_dois: set[str], tied_pmids: set[str]) -> dict[str, str]:
    free_dois = [entry for entry in entries if entry.doi and entry.doi not in tied_dois]
    free_pmids = [entry for entry in entries if entry.pmid and not entry.doi and entry.pmid not in tied_pmids]
    with_doi = by_usual_title((entry.doi, entry) for entry in free_dois)
    with_pmid = by_usual_title((entry.pmid, entry) for entry in free_pmids)
    pairs = [
        (pmid, doi, entry)
        for title, pmids in with_pmid.items()
        if len(pmids) <= _MOST and len(with_doi.get(title, {})) <= _MOST
        for (pmid, ours), (doi, theirs) in product(pmids.items(), with_doi.get(title, {}).items())
        if not told_apart(ours, theirs)
        for entry in (*ours, *theirs)
    ]
    forth: Votes = counted(pairs)
    back: Votes = counted((doi, pmid, entry) for pmid, doi, entry in pairs)
    return matched(forth, back)
