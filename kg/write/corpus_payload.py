"""A corpus as the nodes and links of its page: plain data with short ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.write.corpus_layout import places
from kg.write.page_findings import known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.network import Corpus
    from kg.network.papers import Paper, Statement
    from kg.write.page_findings import Item

MOST_SHARED = 10_000
"""Works that the page of a corpus holds of which there is but an outline."""

_LONGEST = 160
_UNCITED, _CITED, _OWN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class CorpusPayload:
    """What the page is made of: JSON values, articles before works."""

    nodes: list[Item] = field(default_factory=list)
    edges: list[Item] = field(default_factory=list)


def payload(
    corpus: Corpus,
    findings: Mapping[str, int] = MappingProxyType({}),
    pages: Mapping[str, str] = MappingProxyType({}),
) -> CorpusPayload:
    """Return the page's data; ``findings`` counts those of an article, ``pages`` are articles' own pages, both by IRI.

    A work has a place when two articles or more list it. Claims longer than a line or two are cut. Of a corpus that is not
    whole, no claims are held, and of works the ``MOST_SHARED`` that most articles list.
    """
    papers = {paper.iri: f"A{number}" for number, paper in enumerate(corpus.papers, start=1)}
    whole = corpus.whole
    common = shared(corpus)
    held = (
        corpus.sources
        if whole
        else dict(sorted(common.items(), key=lambda item: -len(item[1]))[:MOST_SHARED])
    )
    works = {iri: f"W{number}" for number, iri in enumerate(held, start=1)}
    placed = places(tuple(papers), common if whole else {iri: common[iri] for iri in held})
    result = CorpusPayload()
    for paper in corpus.papers:
        item = {
            "id": papers[paper.iri],
            "type": "paper",
            **_paper(paper),
            "findings": findings.get(paper.iri),
        }
        item["shared"] = sum(entry.work in common for entry in paper.entries)
        item["page"] = quote(pages[paper.iri]) if paper.iri in pages else None
        item["statements"] = [_statement(claim, works) for claim in paper.claims] if whole else None
        result.nodes.append(_placed(item, placed.get(paper.iri)))
        for entry in paper.entries if whole else (entry for entry in paper.entries if entry.work in works):
            link = {
                "from": papers[paper.iri],
                "to": works[entry.work],
                "key": entry.key,
                "claims": entry.claims,
            }
            result.edges.append(link)
    for iri, name in works.items():
        source = corpus.sources[iri]
        item = {"id": name, "type": "work", "label": source.label, "title": source.title}
        result.nodes.append(_placed(item, placed.get(iri)))
    return result


def shared(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Return the works that two articles or more list, with the articles, by IRI."""
    listing: dict[str, dict[str, None]] = {}
    for paper in corpus.papers:
        for entry in paper.entries:
            listing.setdefault(entry.work, {})[paper.iri] = None
    return {work: tuple(papers) for work, papers in listing.items() if len(papers) > 1}


def _paper(paper: Paper) -> Item:
    return {
        "key": paper.slug,
        "label": paper.title,
        "date": paper.date,
        **paper.numbers._asdict(),
    }


def _statement(claim: Statement, works: Mapping[str, str]) -> list[object]:
    """Return key, text, whether it is cited, and the works it cites."""
    state = _CITED if claim.works else _UNCITED if claim.needs else _OWN
    text = claim.text if len(claim.text) <= _LONGEST else f"{claim.text[: _LONGEST - 1].rstrip()}…"
    return [claim.key, text, state, *(works[work] for work in claim.works)]


def _placed(item: Item, place: tuple[int, int] | None) -> Item:
    return known(item) | ({"x": place[0], "y": place[1]} if place else {})
