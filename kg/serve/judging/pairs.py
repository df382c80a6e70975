"""The pairs of claim and reference in the order of their worth, as one reviewer may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from kg.audit import queue
from kg.audit.candidates import candidates, judged_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.audit.queue import Candidate, Task
    from kg.model import Check, Finding
    from kg.serve.snapshot import Snapshot

_OF_VERDICTS = "review"
"""The group of the checks that look at verdicts."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who looks; one who is ``blind`` sees nothing that comes from the verdicts of others."""

    name: str
    blind: bool


class PairShape(TypedDict):
    """A pair in the queue; ``judged`` by the reviewer who asks, ``severity`` of the gravest finding or empty."""

    article: str
    claim: str
    reference: str
    text: str
    entry: str
    section: str
    atHand: str
    worth: int
    alone: int
    severity: str
    judged: bool


class QueueShape(TypedDict):
    """The pairs of one state, those of most worth first, and how many of them the reviewer has judged."""

    number: int
    total: int
    judged: int
    pairs: list[PairShape]


def answer(now: Snapshot, article: str, reviewer: Reviewer) -> QueueShape:
    """Return the queue of an article, or of all."""
    done = judged(now, article, reviewer)
    pairs = [_shape(task, done) for task in tasks(now, article, reviewer)]
    return {
        "number": now.number,
        "total": len(pairs),
        "judged": sum(pair["judged"] for pair in pairs),
        "pairs": pairs,
    }


def tasks(now: Snapshot, article: str, reviewer: Reviewer) -> tuple[Task, ...]:
    """Return all pairs in the order of their worth; made once for all who see alike."""

    def ordered() -> tuple[Task, ...]:
        audited = now.audited(article)
        found = visible(audited.audit.open, audited.checks, reviewer)
        return queue.order(every(now, article), found)

    kept = now.keep(f"queue {article} {reviewer.blind}", ordered)
    return tuple(task for task in kept if not article or task.candidate.article == article)


def every(now: Snapshot, article: str) -> tuple[Candidate, ...]:
    """Return all pairs in the order of the text."""

    def found() -> tuple[Candidate, ...]:
        audited = now.audited(article)
        return candidates(audited.graph, audited.audit.pairs)

    return now.keep(f"pairs {article if now.is_corpus else ''}", found)


def judged(now: Snapshot, article: str, reviewer: Reviewer) -> frozenset[str]:
    """Return the citations (IRIs) that the reviewer has judged as they now are."""
    return judged_by(now.audited(article).graph, reviewer.name) if reviewer.name else frozenset()


def visible(found: Iterable[Finding], checks: Iterable[Check], reviewer: Reviewer) -> tuple[Finding, ...]:
    """Return the findings that the reviewer may see: to one who is blind, none that was made from verdicts."""
    hidden = {check.id for check in checks if check.group == _OF_VERDICTS} if reviewer.blind else set()
    return tuple(finding for finding in found if finding.check not in hidden)


def _shape(task: Task, done: frozenset[str]) -> PairShape:
    pair = task.candidate
    return {
        "article": pair.article,
        "claim": pair.claim,
        "reference": pair.reference,
        "text": pair.text,
        "entry": pair.entry,
        "section": pair.section,
        "atHand": pair.at_hand,
        "worth": task.worth,
        "alone": task.alone,
        "severity": task.severity,
        "judged": pair.citation in done,
    }
