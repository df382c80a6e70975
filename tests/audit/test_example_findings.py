"""What a reader of the example finds, the audit finds: in the shipped text, and in the scanned article where it is at hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.workspace import open_workspace
from kg.workspace.opening import open_files
from kg.workspace.sources import example

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Finding

ORIGINAL = Path(__file__).parents[3] / "shared" / "article" / "original.md"

Findings = dict[str, list["Finding"]]


@pytest.fixture(scope="module", params=["shipped", "scanned"])
def found(request: pytest.FixtureRequest) -> Findings:
    if request.param == "shipped":
        return by_check(open_workspace(example()).audit().audit.findings)
    if not ORIGINAL.is_file():
        pytest.skip("the scanned article is not at hand")
    return by_check(open_files([ORIGINAL, example() / "vocabulary.ttl"]).audit().audit.findings)


def by_check(findings: Sequence[Finding]) -> Findings:
    grouped: Findings = {}
    for finding in findings:
        grouped.setdefault(finding.check, []).append(finding)
    return grouped


def test_the_entry_that_is_never_cited(found: Findings) -> None:
    (finding,) = found["S02"]
    assert "Mukamel 2001" in finding.message


def test_two_ages_of_one_patient(found: Findings) -> None:
    (finding,) = found["N04"]
    assert "21" in finding.sentences[0]
    assert "eighteen" in finding.sentences[1].lower()


def test_two_figures_for_one_thing(found: Findings) -> None:
    (finding,) = found["N01"]
    assert "40" in finding.sentences[0]
    assert "70" in finding.sentences[1]
    assert "juvenile dermatomyositis" in finding.message


def test_childhood_lupus_behind_a_figure_on_juvenile_dermatomyositis(found: Findings) -> None:
    told = [finding for finding in found["U02"] if "Miteva 2003" in finding.message]
    assert any("70" in finding.sentences[0] for finding in told)
    assert all(
        "lupus" in finding.message and "juvenile dermatomyositis" in finding.message for finding in told
    )
    others = {
        name for name in ("Bhatia", "Nomura", "Minami") for each in found["U02"] if name in each.message
    }
    assert others == {"Bhatia", "Nomura", "Minami"}


def test_six_authors_here_and_seven_there(found: Findings) -> None:
    (finding,) = found["M06"]
    assert "6" in finding.message
    assert "7" in finding.message


def test_what_is_said_twice(found: Findings) -> None:
    pairs = [" ".join(finding.sentences).casefold() for finding in found["N06"]]
    for words in ("hydroxyapatite", "inflammatory myopath", "dystrophic"):
        assert any(words in pair for pair in pairs)


def test_general_claims_without_a_source_and_no_observation_among_them(found: Findings) -> None:
    assert len(found["C01"]) == 11
    assert not any(
        "patient of this report" in f.sentences[0] or "our patient" in f.sentences[0] for f in found["C01"]
    )


def test_claims_on_one_source_and_the_source_that_carries_most(found: Findings) -> None:
    assert len(found["D01"]) == 8
    (finding,) = found["D02"]
    assert "6 of the 23 markers" in finding.message


def test_dated_and_out_of_order(found: Findings) -> None:
    assert ["2005" in finding.message and "2010" in finding.message for finding in found["D04"]] == [True]
    assert ["Callen 2000" in finding.message for finding in found["S03"]] == [True]


def test_a_number_without_a_unit(found: Findings) -> None:
    assert ["50" in finding.value for finding in found["N05"]] == [True]
