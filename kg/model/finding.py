"""What a check is, what it found, and what it looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from kg.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number of a check that a person may change; ``meaning`` says what it counts."""

    name: str
    default: Decimal
    meaning: str


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of the audit, with all that its page in the catalogue says.

    ``message`` has placeholders for the columns of a row: ``{value}``. ``key`` names the columns that say what a finding
    is about, in whatever place it stands; ``inspects`` names what is looked at and ``needs`` what must be known of it
    (see :mod:`kg.audit.coverage`). ``query`` is the SPARQL text, or empty for a check that is written in Python.
    ``strict`` is the severity in strict mode.
    """

    id: str
    name: str
    title: str
    severity: Severity
    message: str
    what: str = ""
    why: str = ""
    remedy: str = ""
    group: str = ""
    example: str = ""
    strict: Severity | None = None
    key: tuple[str, ...] = ("focus", "other", "value")
    inspects: str = ""
    needs: tuple[str, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    query: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check found, the same ``id`` on every run.

    ``focus`` are the IRIs concerned, the main one first; ``sentences`` the words concerned, in the same order as
    far as there are any. ``suppressed`` is the reason a person gave, or empty.
    """

    id: str
    check: str
    severity: Severity
    title: str
    message: str
    focus: tuple[str, ...]
    sentences: tuple[str, ...] = ()
    value: str = ""
    why: str = ""
    remedy: str = ""
    article: str = ""
    suppressed: str = ""


@dataclass(frozen=True, slots=True)
class NotChecked:
    """How many things a check could not judge, and why."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one check looked at.

    ``inspects`` names the things in the plural, ``inspected`` counts those that could be judged, ``found`` the findings
    that are not suppressed. ``skipped`` says why the check did not run at all.
    """

    check: str
    inspects: str
    inspected: int
    found: int
    not_checked: tuple[NotChecked, ...] = ()
    skipped: str = ""

    @property
    def state(self) -> str:
        """Return ``finding``, ``pass`` or ``not checked``: nothing passes that was not looked at."""
        if self.found:
            return "finding"
        return "pass" if self.inspected and not self.skipped else "not checked"


@dataclass(frozen=True, slots=True)
class Suppression:
    """A person's decision that a finding needs no work; ``finding`` is its id."""

    finding: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """What is at hand to judge whether a reference bears out a claim.

    ``at_hand`` is ``nothing``, ``title``, ``abstract`` or ``full text``; ``verdicts`` are those that persons gave.
    """

    claim: str
    reference: str
    citation: str
    at_hand: str
    verdicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """That a work was retracted, or a concern or correction published; ``dated`` is ISO 8601 or empty."""

    kind: str
    doi: str = ""
    pmid: str = ""
    notice_doi: str = ""
    dated: str = ""
    reason: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """All findings, by severity and check; what was looked at; and what went wrong with the audit itself."""

    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    pairs: tuple[Pair, ...] = ()
    unused: tuple[Suppression, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody suppressed."""
        return tuple(finding for finding in self.findings if not finding.suppressed)
