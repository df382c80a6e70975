"""What was looked at, what was found, and what could not be looked at."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from kg.model import Audit, Coverage
    from kg.serve.auditing.asked import Asked


class Lacking(TypedDict):
    """How many things could not be looked at, and why."""

    count: int
    reason: str


class CoverShape(TypedDict):
    """What one check looked at; ``state`` is ``finding``, ``pass`` or ``not checked``, ``skipped`` why it did not run at all."""

    check: str
    title: str
    group: str
    state: str
    inspects: str
    inspected: int
    found: int
    notChecked: list[Lacking]
    skipped: str


class PairsShape(TypedDict):
    """The pairs of claim and reference: ``atHand`` counts them by what can be read of the reference."""

    all: int
    judged: int
    atHand: dict[str, int]


class CoverageShape(TypedDict):
    """What all checks looked at, in the order of their names, and what went wrong with the audit itself."""

    number: int
    checks: list[CoverShape]
    pairs: PairsShape
    problems: list[str]


def answer(asked: Asked) -> CoverageShape:
    """Return the coverage; it is that of all articles together, unless each is audited by itself."""
    audit = asked.audited.audit
    known = {check.id: check for check in asked.audited.checks}
    titles = {name: (check.title, check.group) for name, check in known.items()}
    return {
        "number": asked.now.number,
        "checks": [_cover(cover, *titles[cover.check]) for cover in audit.coverage],
        "pairs": _pairs(audit),
        "problems": [f"{problem.place}: {problem.message}" for problem in asked.audited.handed],
    }


def _cover(cover: Coverage, title: str, group: str) -> CoverShape:
    return {
        "check": cover.check,
        "title": title,
        "group": group,
        "state": cover.state,
        "inspects": cover.inspects,
        "inspected": cover.inspected,
        "found": cover.found,
        "notChecked": [{"count": item.count, "reason": item.reason} for item in cover.not_checked],
        "skipped": cover.skipped,
    }


def _pairs(audit: Audit) -> PairsShape:
    return {
        "all": len(audit.pairs),
        "judged": sum(1 for pair in audit.pairs if pair.verdicts),
        "atHand": dict(Counter(pair.at_hand for pair in audit.pairs)),
    }
