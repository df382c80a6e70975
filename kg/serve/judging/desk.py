"""One pair as it lies before a reviewer: the claim in its paragraph, the reference with what can be read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from starlette.exceptions import HTTPException

from kg import query
from kg.serve.judging import pairs
from kg.serve.things.claim import claim_page
from kg.serve.things.reference import reference_page
from kg.workspace.verdicts import texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.audit.queue import Task
    from kg.query import Value
    from kg.serve.judging.pairs import Reviewer
    from kg.serve.snapshot import Snapshot
    from kg.serve.things.claim import ClaimPage
    from kg.serve.things.reference import ReferencePage

_PARAGRAPH = query.parse(
    "paragraph",
    """SELECT DISTINCT ?sentence ?text ?here WHERE {
  VALUES ?claim { UNDEF }
  ?claim schema:appearance ?own . ?own dcterms:isPartOf ?paragraph .
  ?sentence dcterms:isPartOf ?paragraph ; a doco:Sentence ; schema:position ?place ; oa:hasSelector/oa:exact ?text .
  BIND(?sentence = ?own AS ?here)
} ORDER BY ?place ?sentence""",
)


class SentenceShape(TypedDict):
    """A sentence of the paragraph; ``here`` where the claim stands."""

    text: str
    here: bool


class OtherShape(TypedDict):
    """Another reference that the claim cites."""

    key: str
    number: str
    name: str
    title: str


class ClaimShape(TypedDict):
    """The claim, where it stands, its numbers as they are written, and what else it cites."""

    id: str
    path: str
    text: str
    kind: str
    sections: list[str]
    paragraph: list[SentenceShape]
    numbers: list[str]
    others: list[OtherShape]


class ReferenceShape(TypedDict):
    """The reference as the list has it; what is not known is empty."""

    key: str
    path: str
    number: str
    name: str
    title: str
    authors: list[str]
    journal: str
    date: str
    volume: str
    pages: str
    doi: str
    pmid: str


class TextShape(TypedDict):
    """What can be read of the reference; ``basis`` is what a verdict on it is based on."""

    name: str
    basis: str
    text: str


class FindingShape(TypedDict):
    """An open finding on the pair."""

    id: str
    message: str


class VerdictShape(TypedDict):
    """What a reviewer said of the pair; what was not said is empty."""

    verdict: str
    basis: str
    reviewer: str
    date: str
    quote: str
    note: str


class DeskShape(TypedDict):
    """A pair; ``verdicts`` are nothing while they are hidden from a reviewer who is blind."""

    number: int
    article: str
    judged: bool
    claim: ClaimShape
    reference: ReferenceShape
    texts: list[TextShape]
    findings: list[FindingShape]
    verdicts: list[VerdictShape] | None


def answer(now: Snapshot, article: str, claim: str, reference: str, reviewer: Reviewer) -> DeskShape:
    """Return all that a reviewer may see of a pair.

    Raises :class:`HTTPException` (404) when the claim does not cite the reference.
    """
    task = find(now, article, claim, reference, reviewer)
    pair = task.candidate
    said, entry = claim_page(now, pair.about), reference_page(now, pair.cited)
    if said is None or entry is None:
        raise HTTPException(404, "the graph says nothing of that pair")
    done = pair.citation in pairs.judged(now, article, reviewer)
    return {
        "number": now.number,
        "article": pair.article,
        "judged": done,
        "claim": _claim(now, said, pair.cited),
        "reference": _reference(now, entry),
        "texts": _texts(now, entry),
        "findings": [
            {"id": name, "message": message}
            for name, message in zip(task.findings, task.messages, strict=True)
        ],
        "verdicts": None if reviewer.blind and not done else _verdicts(said, pair.cited),
    }


def find(now: Snapshot, article: str, claim: str, reference: str, reviewer: Reviewer) -> Task:
    """Return the pair of that name.

    Raises :class:`HTTPException`: 404 when there is none, 400 when several articles have one and none is named.
    """
    found = [
        task
        for task in pairs.tasks(now, article, reviewer)
        if (task.candidate.claim, task.candidate.reference) == (claim, reference)
    ]
    if not found:
        raise HTTPException(404, "there is no such pair; it may have gone with the last change")
    if len(found) > 1:
        raise HTTPException(400, "several articles have such a pair; name one of them")
    return found[0]


def _claim(now: Snapshot, said: ClaimPage, cited: str) -> ClaimShape:
    rows = query.select(now.store, query.bind(_PARAGRAPH, {"claim": (f"<{said.iri}>",)})).records()
    return {
        "id": said.identifier,
        "path": _path(now, said.iri),
        "text": said.text,
        "kind": said.kind,
        "sections": list(said.sections),
        "paragraph": [{"text": str(row["text"]), "here": row["here"] is True} for row in rows],
        "numbers": [number["text"] for number in said.numbers],
        "others": [
            {"key": other.key, "number": other.number, "name": other.name, "title": other.title}
            for other in said.cited
            if other.iri != cited
        ],
    }


def _reference(now: Snapshot, entry: ReferencePage) -> ReferenceShape:
    facts = entry.facts
    return {
        "key": facts["key"],
        "path": _path(now, entry.iri),
        "number": facts["number"],
        "name": facts["name"],
        "title": facts["title"],
        "authors": list(entry.authors),
        "journal": facts["journal"],
        "date": facts["date"],
        "volume": facts["volume"],
        "pages": facts["pages"],
        "doi": facts["doi"],
        "pmid": facts["pmid"],
    }


def _texts(now: Snapshot, entry: ReferencePage) -> list[TextShape]:
    """Return the abstract and the texts at hand; whether a text is the full one only the reviewer can say."""
    found: list[TextShape] = []
    if entry.facts["abstract"]:
        found.append({"name": "abstract", "basis": "abstract", "text": entry.facts["abstract"]})
    for name, text in texts_of(entry.facts["key"], now.workspace.sources).items():
        found.append({"name": name, "basis": "full-text", "text": text})
    return found


def _verdicts(said: ClaimPage, cited: str) -> list[VerdictShape]:
    return [_verdict(row) for entry in said.cited if entry.iri == cited for row in entry.verdicts]


def _verdict(row: Mapping[str, Value]) -> VerdictShape:
    return {
        "verdict": str(row["verdictName"]),
        "basis": str(row["basisName"] or ""),
        "reviewer": str(row["reviewer"] or ""),
        "date": str(row["date"] or ""),
        "quote": str(row["quote"] or ""),
        "note": str(row["note"] or ""),
    }


def _path(now: Snapshot, iri: str) -> str:
    return f"/{iri.removeprefix(now.workspace.settings.base)}"
