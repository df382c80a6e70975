"""An entry of a reference list as its page shows it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.serve.things.facts import facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query import Value
    from kg.serve.snapshot import Snapshot

    Row = Mapping[str, Value]


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
    """What an entry is, who cites it, and what the audit has to say of it; ``facts`` are those of :func:`facts`."""

    iri: str
    facts: Mapping[str, str]
    authors: tuple[str, ...]
    claims: tuple[Citing, ...]
    findings: tuple[Row, ...]


def reference_page(now: Snapshot, iri: str) -> ReferencePage | None:
    """Return what the page of a reference shows; nothing when ``iri`` is none."""
    known = facts(now.store, iri)
    if not known["work"]:
        return None
    authors = tuple(str(row["authorName"]) for row in now.rows("authors-in-order", reference=iri))
    return ReferencePage(iri, known, authors, _claims(now, iri), now.findings_on(iri))


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
