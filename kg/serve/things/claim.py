"""A claim as its page shows it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.query import Value
    from kg.serve.snapshot import Snapshot

    Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference that a claim cites; ``printed`` is what its marker shows, ``verdicts`` are rows of the question ``verdicts``."""

    iri: str
    name: str
    printed: str
    key: str
    number: str
    title: str
    verdicts: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """What a claim says, where, on what it rests, and what the audit has to say of it."""

    iri: str
    identifier: str
    slug: str
    text: str
    kind: str
    sections: tuple[str, ...]
    sentence: str
    cited: tuple[Cited, ...]
    unlinked: tuple[str, ...]
    numbers: tuple[dict[str, Any], ...]
    concepts: tuple[tuple[str, str], ...]
    findings: tuple[Row, ...]


def claim_page(now: Snapshot, iri: str) -> ClaimPage | None:
    """Return what the page of a claim shows; nothing when ``iri`` is no claim."""
    rows = now.rows("claim-record", claim=iri)
    if not rows:
        return None
    aspects: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        aspects[str(row["aspect"])].append(row)
    return ClaimPage(
        iri=iri,
        identifier=str(rows[0]["claimId"]),
        slug=str(aspects["article"][0]["value"]),
        text=_first(aspects["text"]),
        kind=_first(aspects["kind"]),
        sections=tuple(str(row["value"]) for row in aspects["section"]),
        sentence=_first(aspects["sentence"]),
        cited=_cited(now, iri, aspects["reference"]),
        unlinked=tuple(str(row["value"]) for row in aspects["marker without reference"]),
        numbers=tuple(_numbers(aspects)),
        concepts=tuple((str(row["value"]), str(row["about"])) for row in aspects["concept"]),
        findings=now.findings_on(iri),
    )


def _first(rows: Iterable[Row]) -> str:
    return next((str(row["value"]) for row in rows), "")


def _cited(now: Snapshot, iri: str, markers: Iterable[Row]) -> tuple[Cited, ...]:
    printed = {str(row["about"]): str(row["detail"]) for row in markers}
    verdicts: defaultdict[str, list[Row]] = defaultdict(list)
    for row in now.rows("verdicts", claim=iri):
        verdicts[str(row["reference"])].append(row)
    return tuple(
        Cited(
            iri=str(row["reference"]),
            name=str(row["referenceName"]),
            printed=printed.get(str(row["reference"]), ""),
            key=str(row["referenceKey"]),
            number=str(row["number"]),
            title=str(row["title"] or ""),
            verdicts=tuple(verdicts[str(row["reference"])]),
        )
        for row in now.rows("references-of-claim", claim=iri)
    )


def _numbers(aspects: Mapping[str, list[Row]]) -> Iterable[dict[str, Any]]:
    """Return each number with its measure, and with what plays which part in it; parts are joined by the number's words."""
    for row in aspects["number"]:
        parts = [
            (role, str(part["value"]), str(part["about"]))
            for role in ("population", "outcome", "comparator")
            for part in aspects[role]
            if part["detail"] == row["value"]
        ]
        yield {"text": str(row["value"]), "measure": str(row["detail"]), "parts": parts}
