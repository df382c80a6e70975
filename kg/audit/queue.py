"""Which pairs of claim and reference are worth a person's time first."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import TypeAlias

    from kg.model import Finding

    _Concerned: TypeAlias = Mapping[tuple[str, str], Sequence[Finding]]

SEVERITY = {"error": 8, "warning": 4, "info": 2, "": 1}
"""What the gravest open finding on a pair weighs."""

AT_HAND = {"full text": 4, "abstract": 4, "title": 1, "nothing": 0}
"""What it weighs that a pair can be checked: a title alone seldom decides, and nothing never."""

_READABLE = tuple(AT_HAND)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair that can be judged, by names that a reviewer uses; ``citation``, ``about`` and ``cited`` are IRIs.

    ``about`` is the claim, ``cited`` the entry of the reference list.
    """

    citation: str
    about: str
    cited: str
    article: str
    claim: str
    text: str
    section: str
    reference: str
    entry: str
    at_hand: str


@dataclass(frozen=True, slots=True)
class Task:
    """A candidate in the queue: how many claims rest on its reference alone, and the open findings on it.

    ``findings`` are their ids, ``messages`` what they say, in the same order.
    """

    candidate: Candidate
    worth: int
    severity: str
    alone: int
    findings: tuple[str, ...]
    messages: tuple[str, ...]


def order(
    candidates: Sequence[Candidate], findings: Iterable[Finding], done: Collection[str] = ()
) -> tuple[Task, ...]:
    """Return the pairs that are not ``done`` (IRIs of citations), those of most worth first.

    Worth is severity × (1 + claims that rest on the reference alone) × whether it can be checked. Equal ones stand with the
    fuller text first, then in the order given, which is that of the text.
    """
    alone = _alone(candidates)
    concerned = _by_thing(findings, candidates)
    tasks = [
        _task(candidate, alone[candidate.cited], concerned)
        for candidate in candidates
        if candidate.citation not in done
    ]
    return tuple(sorted(tasks, key=lambda task: (-task.worth, _READABLE.index(task.candidate.at_hand))))


def _alone(candidates: Iterable[Candidate]) -> Counter[str]:
    """Count by reference the claims that cite nothing else."""
    cited: defaultdict[str, set[str]] = defaultdict(set)
    for candidate in candidates:
        cited[candidate.about].add(candidate.cited)
    return Counter(next(iter(references)) for references in cited.values() if len(references) == 1)


def _by_thing(findings: Iterable[Finding], candidates: Iterable[Candidate]) -> _Concerned:
    """Return the findings by claim and by reference, and by both where they name both."""
    claims = {candidate.about for candidate in candidates}
    entries = {candidate.cited for candidate in candidates}
    concerned: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        on_claims = [thing for thing in finding.focus if thing in claims] or [""]
        on_entries = [thing for thing in finding.focus if thing in entries] or [""]
        for pair in product(on_claims, on_entries):
            concerned[pair].append(finding)
    return concerned


def _task(candidate: Candidate, alone: int, concerned: _Concerned) -> Task:
    about, cited = candidate.about, candidate.cited
    found = {
        finding.id: finding
        for pair in ((about, ""), ("", cited), (about, cited))
        for finding in concerned.get(pair, ())
    }
    severity = max(
        (str(finding.severity) for finding in found.values()), key=SEVERITY.__getitem__, default=""
    )
    return Task(
        candidate=candidate,
        worth=SEVERITY[severity] * (1 + alone) * AT_HAND[candidate.at_hand],
        severity=severity,
        alone=alone,
        findings=tuple(sorted(found)),
        messages=tuple(found[name].message for name in sorted(found)),
    )
