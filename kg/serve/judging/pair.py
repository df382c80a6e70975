"""One pair as the page shows it: the claim where it stands, the reference with what can be read of it, findings, verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from kg.query import bind, select
from kg.serve.judging import entry, passage
from kg.serve.judging.material import changed
from kg.serve.things.addresses import Addresses
from kg.serve.things.facts import facts
from kg.workspace import verdicts

if TYPE_CHECKING:
    from kg.audit.queue import Candidate
    from kg.model import Basis, Finding
    from kg.serve.judging.blinding import View
    from kg.serve.judging.entry import EntryShape
    from kg.serve.judging.material import Said
    from kg.serve.judging.passage import Piece


class OtherShape(TypedDict):
    """Another reference of the same claim."""

    reference: str
    entry: str


class ClaimShape(TypedDict):
    """A claim; ``sections`` are the headings above it, ``paragraph`` is empty where the graph has none, ``path`` its page."""

    iri: str
    id: str
    text: str
    sections: list[str]
    numbers: list[str]
    paragraph: list[Piece]
    others: list[OtherShape]
    path: str


class OnPairShape(TypedDict):
    """An open finding on the claim, the reference, or both."""

    id: str
    severity: str
    title: str
    message: str


class VerdictShape(TypedDict):
    """A verdict; ``date`` is ISO 8601 or empty, ``mine`` that of who asks, ``changed`` where other words were judged."""

    verdict: str
    basis: str
    reviewer: str
    date: str
    quote: str
    note: str
    mine: bool
    changed: bool


class PairShape(TypedDict):
    """A pair; ``hidden`` where verdicts, and findings from them, are withheld until the own verdict is written."""

    number: int
    article: str
    claim: ClaimShape
    reference: EntryShape
    referencePath: str
    atHand: str
    findings: list[OnPairShape]
    verdicts: list[VerdictShape]
    hidden: bool


class StandingShape(TypedDict):
    """Whether a quote stands in the text: ``state`` is ``found``, ``missing``, ``unchecked`` or ``empty``; ``words`` say where."""

    state: str
    words: str


def answer(view: View, pair: Candidate) -> PairShape:
    """Return a pair as the reviewer may see it."""
    graph, now = view.material.audited.graph, view.material.now
    addresses = Addresses(now.workspace.settings.base, "")
    authors = select(
        graph, bind(now.questions["authors-in-order"], {"reference": (f"<{pair.cited}>",)})
    ).records()
    return {
        "number": now.number,
        "article": pair.article,
        "claim": {
            "iri": pair.about,
            "id": pair.claim,
            "text": pair.text,
            "sections": passage.sections(graph, pair.about),
            "numbers": passage.numbers(graph, pair.about),
            "paragraph": passage.pieces(graph, pair.about),
            "others": [
                {"reference": other.reference, "entry": other.entry}
                for other in view.material.pairs
                if other.about == pair.about and other.cited != pair.cited
            ],
            "path": addresses.of(pair.about),
        },
        "reference": entry.answer(
            graph, pair, now.workspace.sources, [str(row["authorName"]) for row in authors]
        ),
        "referencePath": addresses.of(pair.cited),
        "atHand": pair.at_hand,
        "findings": [_finding(finding) for finding in view.findings if _is_on(finding, pair, view)],
        "verdicts": [_verdict(said, pair, view) for said in view.verdicts(pair.citation)],
        "hidden": view.hides(pair.citation),
    }


def standing(view: View, pair: Candidate, quote: str, basis: Basis) -> StandingShape:
    """Say whether a quote stands in what is at hand for a basis."""
    meant = entry.reference(facts(view.material.audited.graph, pair.cited), pair.reference)
    found = verdicts.look_for(quote, meant, view.material.now.workspace.sources, basis)
    return {"state": found.state, "words": found.words}


def _is_on(finding: Finding, pair: Candidate, view: View) -> bool:
    """Say whether a finding is about the claim, the reference or both, and not about either with something else."""
    about = set(finding.focus)
    claims = about & {other.about for other in view.material.pairs}
    entries = about & {other.cited for other in view.material.pairs}
    return (
        bool(claims or entries)
        and (not claims or pair.about in claims)
        and (not entries or pair.cited in entries)
    )


def _finding(finding: Finding) -> OnPairShape:
    return {
        "id": finding.id,
        "severity": str(finding.severity),
        "title": finding.title,
        "message": finding.message,
    }


def _verdict(said: Said, pair: Candidate, view: View) -> VerdictShape:
    return {
        "verdict": said.verdict,
        "basis": said.basis,
        "reviewer": said.reviewer,
        "date": said.date,
        "quote": said.quote,
        "note": said.note,
        "mine": view.is_mine(said),
        "changed": changed(said, pair.text),
    }
