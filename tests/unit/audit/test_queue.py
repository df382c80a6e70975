"""The queue: what weighs, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.audit.queue import Candidate, order
from kg.model import Finding, Severity


def pair(claim: str, reference: str, at_hand: str = "title") -> Candidate:
    return Candidate(
        f"{claim}-{reference}", f"c:{claim}", f"r:{reference}", "x", claim, "", "", reference, "", at_hand
    )


def finding(severity: Severity, *focus: str) -> Finding:
    return Finding("-".join(("F", *focus)), "F", severity, "", f"says {focus}", focus)


def queued(
    *candidates: Candidate, findings: tuple[Finding, ...] = (), done: tuple[str, ...] = ()
) -> list[str]:
    return [task.candidate.citation for task in order(candidates, findings, done)]


def test_what_can_be_checked_comes_first_and_else_the_text() -> None:
    pairs = (
        pair("a", "1", "nothing"),
        pair("b", "2"),
        pair("c", "3", "abstract"),
        pair("d", "4", "full text"),
    )
    assert queued(*pairs) == ["d-4", "c-3", "b-2", "a-1"]
    assert queued(pair("b", "2"), pair("a", "1")) == ["b-2", "a-1"]


def test_of_equal_worth_the_fuller_text_is_first() -> None:
    assert queued(pair("a", "1", "abstract"), pair("b", "2", "full text")) == ["b-2", "a-1"]


@pytest.mark.parametrize("focus", ["c:b", "r:2"])
def test_a_graver_finding_on_claim_or_reference_weighs_more(focus: str) -> None:
    grave = (finding(Severity.ERROR, focus), finding(Severity.INFO, "c:a"))
    (first, second) = order((pair("a", "1"), pair("b", "2")), grave)
    assert (first.candidate.claim, first.severity, first.worth) == ("b", "error", 16)
    assert (second.severity, second.worth) == ("info", 4)
    assert (first.findings, first.messages) == ((f"F-{focus}",), (f"says {(focus,)}",))


def test_a_finding_on_a_pair_is_on_no_other_pair_of_either() -> None:
    tasks = order(
        (pair("a", "1"), pair("a", "2"), pair("b", "1")), (finding(Severity.WARNING, "c:a", "r:2"),)
    )
    assert (tasks[0].candidate.citation, tasks[0].severity) == ("a-2", "warning")
    assert [task.findings for task in tasks[1:]] == [(), ()]


def test_claims_that_rest_on_a_reference_alone_weigh() -> None:
    pairs = (pair("a", "1"), pair("a", "2"), pair("b", "2"), pair("c", "2"))
    tasks = order(pairs, ())
    assert [(task.candidate.citation, task.alone, task.worth) for task in tasks] == [
        ("a-2", 2, 3),
        ("b-2", 2, 3),
        ("c-2", 2, 3),
        ("a-1", 0, 1),
    ]


def test_what_was_judged_is_left_out_but_still_counts_as_support() -> None:
    (task,) = order((pair("a", "1"), pair("a", "2")), (), {"a-1"})
    assert (task.candidate.citation, task.alone) == ("a-2", 0)


def test_a_finding_on_something_else_changes_nothing() -> None:
    assert not order((pair("a", "1"),), (finding(Severity.ERROR, "q:1"),))[0].severity
    assert queued(replace(pair("a", "1"), section="s"), findings=(finding(Severity.ERROR),)) == ["a-1"]
