"""A corpus too large to be held claim by claim: each article with its numbers, and the works that several list.

Rows are taken as they come and counted here: to sort or to tell apart a million of them, the engine would hold them all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from kg.network import questions
from kg.network.papers import Corpus, Entry, Numbers, Paper, Source, needs_source
from kg.query import stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyoxigraph as ox

_AT_ONCE = 500
"""Things that one question is asked about."""

_ENTRIES = """SELECT ?article ?position ?reference ?key ?own ?merged WHERE {
  ?list a biro:ReferenceList ; dcterms:isPartOf ?article .
  ?reference dcterms:isPartOf ?list ; dcterms:identifier ?key ; schema:position ?position ; biro:references ?own
  OPTIONAL { ?reference kg:countedAs ?merged }
}"""
_CITATIONS = """SELECT ?claim ?reference WHERE {
  ?citation a cito:Citation ; cito:hasCitingEntity ?claim ; kg:pointer ?pointer .
  ?pointer c4o:denotes ?reference
}"""
_CLAIMS = "SELECT ?claim ?article ?kind WHERE { ?claim a schema:Claim ; dcterms:isPartOf ?article ; dcterms:type ?kind }"
_TEXTS = "SELECT ?thing ?text WHERE {{ VALUES ?thing {{ {things} }} ?thing {predicate} ?text }}"


class _Row(NamedTuple):
    """An entry of a list; ``own`` is the work as the list has it, ``work`` what it is counted as."""

    position: int
    reference: str
    key: str
    own: str
    work: str


def outline(store: ox.Store) -> Corpus:
    """Return all articles of ``store`` without their claims, and the works that two articles or more list."""
    lists = _lists(store)
    cited, counts = _citations(store, {row.reference for rows in lists.values() for row in rows})
    numbers = _numbers(store, cited)
    listing = Counter(work for rows in lists.values() for work in {row.work for row in rows})
    shared = {iri: [row for row in rows if listing[row.work] > 1] for iri, rows in lists.items()}
    papers = []
    for iri, (slug, title, date) in _articles(store).items():
        claims, needing, uncited = numbers[iri]
        entries = tuple(Entry(row.work, row.key, counts[row.reference]) for row in shared.get(iri, ()))
        known = Numbers(claims, needing, uncited, len(lists.get(iri, ())))
        papers.append(Paper(iri, slug, title, date, known, (), entries))
    sources = _sources(store, [row for paper in papers for row in shared.get(paper.iri, ())])
    return Corpus(tuple(papers), sources, whole=False)


def _articles(store: ox.Store) -> dict[str, tuple[str, str, str]]:
    """Return name, title and date of each article by IRI, in the order of these."""
    slugs = {str(row["article"]): str(row["slug"]) for row in questions.ask(store, "articles")}
    titles, dates = _texts(store, "dcterms:title", slugs), _texts(store, "prism:publicationDate", slugs)
    return {iri: (slug, titles.get(iri) or slug, dates.get(iri, "")) for iri, slug in slugs.items()}


def _lists(store: ox.Store) -> dict[str, list[_Row]]:
    """Return the reference list of each article by IRI, in its order."""
    found: defaultdict[str, set[_Row]] = defaultdict(set)
    for article, position, reference, key, own, merged in stream(store, _ENTRIES):
        found[article].add(_Row(int(position), reference, key, own, merged or own))
    return {article: sorted(rows) for article, rows in found.items()}


def _citations(store: ox.Store, known: set[str]) -> tuple[set[str], Counter[str]]:
    """Return the claims that cite any of the ``known`` references, and how many claims cite each reference."""
    pairs = {(claim, reference) for claim, reference in stream(store, _CITATIONS)}
    counts = Counter(reference for _, reference in pairs)
    return {claim for claim, reference in pairs if reference in known}, counts


def _numbers(store: ox.Store, cited: set[str]) -> defaultdict[str, list[int]]:
    """Count for each article its claims, those that need a source, and those of them that have none."""
    numbers: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for claim, article, kind in stream(store, _CLAIMS):
        sourced = claim in cited
        needs = needs_source(kind, cited=sourced)
        known = numbers[article]
        known[0] += 1
        known[1] += needs
        known[2] += needs and not sourced
    return numbers


def _sources(store: ox.Store, rows: Iterable[_Row]) -> dict[str, Source]:
    """Return the works of entries in their order, each called as the first entry calls it."""
    first: dict[str, _Row] = {}
    owns: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        first.setdefault(row.work, row)
        owns[row.work].add(row.own)
    labels = _texts(store, "rdfs:label", (row.reference for row in first.values()))
    titles = _texts(store, "dcterms:title", (own for several in owns.values() for own in sorted(several)))
    return {
        work: Source(
            work,
            labels.get(row.reference, ""),
            min((titles[own] for own in owns[work] if own in titles), default=""),
        )
        for work, row in first.items()
    }


def _texts(store: ox.Store, predicate: str, things: Iterable[str]) -> Mapping[str, str]:
    """Return the text that things have as the object of a predicate; of several the first in order."""
    found: dict[str, str] = {}
    rest = iter(things)
    while some := list(islice(rest, _AT_ONCE)):
        asked = _TEXTS.format(things=" ".join(f"<{iri}>" for iri in some), predicate=predicate)
        for thing, text in stream(store, asked):
            found[thing] = min(text, found.get(thing, text))
    return found
