"""From a claim to the claims of the cited article on the same matter: how support is handed on within a corpus."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.match import normal
from kg.names import doi_iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.audit.corpus import Corpus, Entry, Statement

SAME_MATTER = 2
"""Concepts that two claims must share to be about the same matter."""


class Link(NamedTuple):
    """A claim, the entry by which it cites another article of the graph, and what that says on the matter."""

    claim: Statement
    entry: Entry
    there: tuple[Statement, ...]


def links(corpus: Corpus) -> Iterator[Link]:
    """Yield the citations between articles of the graph, for claims that name enough concepts to be followed."""
    cited = _cited_articles(corpus)
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in corpus.statements if cited else ():
        said[statement.article].append(statement)
    for statement in corpus.statements if cited else ():
        concepts = set(statement.concepts)
        for work in statement.works if len(concepts) >= SAME_MATTER else ():
            entry = corpus.entry_of.get((statement.article, work))
            if entry and (other := cited.get(entry.iri)):
                there = (
                    each for each in said[other] if len(concepts.intersection(each.concepts)) >= SAME_MATTER
                )
                yield Link(statement, entry, tuple(there))


def _cited_articles(corpus: Corpus) -> dict[str, str]:
    """Return the entries that name another article of the graph: by DOI, by a work that other lists give that DOI, or by title and year."""
    known: dict[tuple[str, ...], str] = {}
    for paper in corpus.papers:
        if paper.doi:
            known["work", doi_iri(paper.doi)] = paper.article
        if paper.title:
            known["title", normal(paper.title), paper.year] = paper.article
    found = {}
    for entry in corpus.entries:
        work = corpus.counted_as.get((entry.article, entry.work), entry.work)
        article = known.get(("work", work)) or known.get(("title", normal(entry.title), entry.year))
        if article and article != entry.article:
            found[str(entry.iri)] = article
    return found
