"""Findings that a person decided to live with, and V04: decisions that are about nothing any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.audit.findings import findings
from kg.model import Check, Coverage, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kg.model import Finding, Suppression

CHECK = Check(
    id="V04",
    name="unused-suppression",
    title="Suppression of nothing",
    severity=Severity.INFO,
    message="{value} is suppressed (“{reason}”), but there is no such finding.",
    what="A suppression in the settings whose finding is no longer there. One of a check that did not run is not judged.",
    why="The text has changed: the decision was about other words, and may hide a finding that is still to come.",
    remedy="Take the line out of the settings.",
    group="review",
    example="a suppressed uncited claim that now has a reference",
    key=("value",),
    inspects="suppressions",
    place="kg/audit/suppression.py",
)


def apply(
    found: Sequence[Finding], suppressions: Sequence[Suppression], idle: Collection[str]
) -> tuple[list[Finding], tuple[Suppression, ...]]:
    """Return the findings with the reasons why some are suppressed, and the suppressions of nothing.

    ``idle`` are the checks that did not run: what they would have found is not known.
    """
    reasons = {suppression.finding: suppression.reason for suppression in suppressions}
    present = {finding.id for finding in found}
    unused = [item for item in suppressions if item.finding not in present]
    return (
        [replace(finding, suppressed=reasons.get(finding.id, "")) for finding in found],
        tuple(item for item in unused if item.finding.partition("-")[0] not in idle),
    )


def unused_findings(
    check: Check, suppressions: Sequence[Suppression], unused: Sequence[Suppression]
) -> tuple[list[Finding], Coverage]:
    """Return V04's findings and what it looked at."""
    rows = [{"value": item.finding, "reason": item.reason} for item in unused]
    return findings(check, rows), Coverage(check.id, check.inspects, len(suppressions), 0)
