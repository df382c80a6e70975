from __future__ import annotations

from kg.model import ClaimKind
from tests.audit.checks import findings
from tests.factories import linked, observed, reference, said


def test_c01_finds_a_general_claim_without_marker() -> None:
    (finding,) = findings("C01", linked([said("It is rare.", kind=ClaimKind.PREVALENCE)]))
    assert finding.sentences == ("It is rare.",)
    assert finding.message == "No reference is given for this prevalence claim."


def test_c01_takes_no_observation_for_a_claim() -> None:
    assert not findings("C01", linked([observed("The patient was well.")]))


def test_c01_takes_a_marker_that_leads_nowhere_for_a_reference() -> None:
    assert not findings("C01", linked([said("It is rare.", "9")], [reference("1")]))
