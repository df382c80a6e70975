"""What many articles share: each with its claims, and the works that they cite."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.network.outline import outline
from kg.network.papers import Corpus, Entry, Paper, Source, Statement, needs_source, numbers
from kg.network.questions import ask
from kg.query import select
from kg.vocabulary import DCTERMS, PRISM

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

LARGEST = 20_000
"""Claims up to which a corpus is held whole."""

_SIZE = "SELECT (COUNT(*) AS ?claims) WHERE { ?claim a schema:Claim }"


def corpus(store: ox.Store) -> Corpus:
    """Return all articles of ``store`` with their claims and what they cite, of more than ``LARGEST`` claims an outline.

    The same store gives the same order.
    """
    return _whole(store) if _size(store) <= LARGEST else outline(store)


def _size(store: ox.Store) -> int:
    ((claims,),) = select(store, _SIZE).rows
    return int(str(claims))


def _whole(store: ox.Store) -> Corpus:
    titles, dates = _facts(store)
    labels: dict[str, str] = {}
    lists: dict[str, list[tuple[str, str, str]]] = {}
    for row in ask(store, "references"):
        labels.setdefault(str(row["work"]), str(row["short"]))
        entry = (str(row["work"]), str(row["identifier"]), str(row["reference"]))
        entries = lists.setdefault(str(row["article"]), [])
        if entry not in entries:
            entries.append(entry)
    cited = _cited(store)
    claims = _claims(store, {ref: work for each in lists.values() for work, _, ref in each}, cited)
    counts = Counter(reference for references in cited.values() for reference in references)
    papers = []
    for row in ask(store, "articles"):
        iri, slug = str(row["article"]), str(row["slug"])
        listed = tuple(Entry(work, key, counts[reference]) for work, key, reference in lists.get(iri, ()))
        statements = tuple(claims.get(iri, {}).values())
        known = numbers(statements, listed)
        papers.append(Paper(iri, slug, titles.get(iri, slug), dates.get(iri, ""), known, statements, listed))
    sources = {iri: Source(iri, label, titles.get(iri, "")) for iri, label in labels.items()}
    return Corpus(tuple(papers), sources)


def _facts(store: ox.Store) -> tuple[dict[str, str], dict[str, str]]:
    """Return titles and dates by IRI; of several the first in order."""
    found: dict[str, dict[str, str]] = {str(DCTERMS.title): {}, str(PRISM.publicationDate): {}}
    for row in ask(store, "facts"):
        if (values := found.get(str(row["property"]))) is not None:
            values.setdefault(str(row["work"]), str(row["value"]))
    return found[str(DCTERMS.title)], found[str(PRISM.publicationDate)]


def _cited(store: ox.Store) -> dict[str, list[str]]:
    """Map claims to the references that they cite, each once."""
    cited: dict[str, dict[str, None]] = {}
    for row in ask(store, "citations"):
        cited.setdefault(str(row["claim"]), {})[str(row["reference"])] = None
    return {claim: list(references) for claim, references in cited.items()}


def _claims(
    store: ox.Store, works: Mapping[str, str], cited: Mapping[str, list[str]]
) -> dict[str, dict[str, Statement]]:
    found: dict[str, dict[str, Statement]] = {}
    for row in ask(store, "claims"):
        iri, kind = str(row["claim"]), str(row["kind"])
        sources = tuple(dict.fromkeys(works[ref] for ref in cited.get(iri, ()) if ref in works))
        needs = needs_source(kind, cited=bool(sources))
        statement = Statement(str(row["identifier"]), str(row["text"]), sources, needs)
        found.setdefault(str(row["article"]), {}).setdefault(iri, statement)
    return found
