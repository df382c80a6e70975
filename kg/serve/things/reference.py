"""An entry of a reference list as its page shows it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query import Value
    from kg.serve.snapshot import Snapshot

    Row = Mapping[str, Value]

_FACTS = query.parse(
    "facts",
    """SELECT ?slug ?key ?name ?number ?printed ?work ?title ?date ?volume ?pages ?doi ?pmid ?abstract WHERE {
  GRAPH ?graph {
    VALUES ?reference { UNDEF }
    ?reference a biro:BibliographicReference ; dcterms:identifier ?key ; rdfs:label ?name ; schema:position ?number ;
      biro:references ?work ; dcterms:isPartOf/dcterms:isPartOf ?article .
    ?article dcterms:identifier ?slug .
    OPTIONAL { ?reference c4o:hasContent ?printed }
    OPTIONAL { ?work dcterms:title ?title }
    OPTIONAL { ?work prism:publicationDate ?date }
    OPTIONAL { ?work prism:volume ?volume }
    OPTIONAL { ?work prism:pageRange ?pages }
    OPTIONAL { ?work prism:doi ?doi }
    OPTIONAL { ?work fabio:hasPubMedId ?pmid }
    OPTIONAL { ?work dcterms:abstract ?abstract }
  }
} LIMIT 1""",
)


_JOURNAL = query.parse(
    "journal",
    """SELECT ?journal { VALUES ?work { UNDEF } ?work frbr:partOf+ ?whole . ?whole a fabio:Journal ; dcterms:title ?journal }
  ORDER BY ?journal LIMIT 1""",
)
"""Asked by itself: in one question with the facts the engine walks every path of the graph."""


@dataclass(frozen=True, slots=True)
class Citing:
    """A claim that cites the reference; ``alone`` when it cites nothing else."""

    iri: str
    identifier: str
    text: str
    kind: str
    alone: bool
    verdicts: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReferencePage:
    """What an entry is, who cites it, and what the audit has to say of it; ``facts`` are those of ``_FACTS`` and its journal, unknown ones empty."""

    iri: str
    facts: Mapping[str, str]
    authors: tuple[str, ...]
    claims: tuple[Citing, ...]
    findings: tuple[Row, ...]


def reference_page(now: Snapshot, iri: str) -> ReferencePage | None:
    """Return what the page of a reference shows; nothing when ``iri`` is none."""
    found = query.select(now.store, query.bind(_FACTS, {"reference": (f"<{iri}>",)})).records()
    if not found:
        return None
    facts = {name: "" if value is None else str(value) for name, value in found[0].items()}
    journal = query.select(now.store, query.bind(_JOURNAL, {"work": (f"<{facts['work']}>",)})).rows
    facts["journal"] = str(journal[0][0]) if journal else ""
    authors = tuple(str(row["authorName"]) for row in now.rows("authors-in-order", reference=iri))
    return ReferencePage(iri, facts, authors, _claims(now, iri), now.findings_on(iri))


def _claims(now: Snapshot, iri: str) -> tuple[Citing, ...]:
    alone = {str(row["claim"]) for row in now.rows("single-source-claims", reference=iri)}
    verdicts: defaultdict[str, list[Row]] = defaultdict(list)
    for row in now.rows("verdicts", reference=iri):
        verdicts[str(row["claim"])].append(row)
    return tuple(
        Citing(
            iri=str(row["claim"]),
            identifier=str(row["claimId"]),
            text=str(row["claimText"]),
            kind=str(row["kindName"]),
            alone=str(row["claim"]) in alone,
            verdicts=tuple(verdicts[str(row["claim"])]),
        )
        for row in now.rows("claims-of-reference", reference=iri)
    )
