"""What the room looks at: the pairs of one article, or of all, and the verdicts on them, as the graph has them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from kg.audit.candidates import candidates
from kg.match import normal
from kg.query import select
from kg.serve.judging.asked import plain

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.audit.queue import Candidate
    from kg.serve.snapshot import Snapshot
    from kg.workspace.audited import Audited

_VERDICTS = """SELECT ?annotation ?citation ?verdict ?basis ?name ?date ?source ?quote ?note ?sentence WHERE {
  ?annotation oa:motivatedBy oa:assessing ; oa:hasTarget ?citation ; oa:hasBody ?verdict ; kg:basis ?basis .
  ?citation a cito:Citation . ?verdict a skos:Concept .
  OPTIONAL { GRAPH ?graph { ?annotation prov:wasAttributedTo ?person . ?person foaf:name ?name } }
  OPTIONAL { ?annotation prov:generatedAtTime ?date }
  OPTIONAL { ?annotation dcterms:source ?source }
  OPTIONAL { ?annotation oa:hasBody/oa:hasSelector/oa:exact ?quote }
  OPTIONAL { ?annotation oa:hasBody/rdf:value ?note }
  OPTIONAL { ?annotation oa:hasTarget/oa:hasSelector/oa:exact ?sentence }
} ORDER BY ?annotation ?source ?name ?quote ?note ?sentence"""


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict as the graph has it; ``line`` is the last in the file that says so, 0 where that is not known.

    What one reviewer said alike on one pair in one day is one: quotes and notes of such rows stand one after the other.
    """

    citation: str
    verdict: str
    basis: str
    reviewer: str
    date: str
    line: int
    quote: str
    note: str
    sentence: str


@dataclass(frozen=True)
class Material:
    """The pairs and verdicts of one state of the graph; in a corpus of one article."""

    now: Snapshot
    audited: Audited

    @cached_property
    def pairs(self) -> tuple[Candidate, ...]:
        """The pairs, in the order of the text."""
        return candidates(self.audited.graph, self.audited.audit.pairs)

    @cached_property
    def verdicts(self) -> dict[str, tuple[Said, ...]]:
        """The verdicts by citation (IRI), in the order of the file."""
        return given(self.audited.graph)

    def mine(self, citation: str, reviewer: str) -> tuple[Said, ...]:
        """Return the verdicts of a reviewer, by the plain form of the name, on a citation."""
        said = self.verdicts.get(citation, ()) if reviewer else ()
        return tuple(one for one in said if plain(one.reviewer) == reviewer)

    def pair(self, claim: str, reference: str, article: str) -> Candidate:
        """Return the pair that names mean; raises :class:`HTTPException` (404, or 400 where several articles have such a claim)."""
        slug, _, name = claim.rpartition("/")
        meant = [
            pair
            for pair in self.pairs
            if pair.claim == name
            and pair.reference == reference.removeprefix("@")
            and pair.article == (slug or pair.article)
            and pair.article == (article or pair.article)
        ]
        if not meant:
            raise HTTPException(404, "there is no such pair of claim and reference")
        if len(meant) > 1:
            raise HTTPException(400, "several articles have such a claim; name its article")
        return meant[0]


def changed(said: Said, text: str) -> bool:
    """Say whether a claim says something else now than when it was judged, as far as that is known."""
    return bool(said.sentence) and normal(said.sentence) != normal(text)


def given(graph: ox.Store) -> dict[str, tuple[Said, ...]]:
    """Return the verdicts of a graph by citation, in the order of the file."""
    rows: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in select(graph, _VERDICTS).records():
        rows[str(row["annotation"])].append({name: str(value or "") for name, value in row.items()})
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for alike in rows.values():
        said = _said(alike)
        found[said.citation].append(said)
    return {
        citation: tuple(sorted(said, key=lambda one: (one.line, one.reviewer, one.verdict)))
        for citation, said in found.items()
    }


def _said(rows: list[dict[str, str]]) -> Said:
    def joined(name: str) -> str:
        return " / ".join(dict.fromkeys(row[name] for row in rows if row[name]))

    first = rows[0]
    return Said(
        citation=first["citation"],
        verdict=first["verdict"].rpartition("/")[2],
        basis=first["basis"].rpartition("/")[2],
        reviewer=first["name"],
        date=first["date"],
        line=max(_line(row["source"]) for row in rows),
        quote=joined("quote"),
        note=joined("note"),
        sentence=rows[-1]["sentence"],
    )


def _line(source: str) -> int:
    number = source.rpartition(":")[2]
    return int(number) if number.isdecimal() else 0
