"""Coefficients of agreement, against figures that their authors and others published."""

from __future__ import annotations

import pytest

from kg.audit.agreement import cohen_kappa, krippendorff_alpha, of_verdicts
from kg.model import Basis, Judged, Judgement, Verdict

FOUR_OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
"""Krippendorff (2011), section C: twelve units, some not seen by all; published α = 0.743."""


def test_kappa_of_artstein_and_poesio() -> None:
    """Artstein and Poesio (2008), doi 10.1162/coli.07-034-R2, table 1: of 100 acts, 70 alike; κ = 0.348."""
    both = [("st", "st")] * 20 + [("st", "ir")] * 20 + [("ir", "st")] * 10 + [("ir", "ir")] * 50
    assert cohen_kappa(both) == pytest.approx(0.348, abs=0.0005)


@pytest.mark.parametrize(
    ("rows", "published"),
    [
        (("0100000010", "1110010000"), 0.095),
        (("aabbdcccedda", "babbbcccedd" + "d"), 0.692),
        (FOUR_OBSERVERS, 0.743),
    ],
)
def test_alpha_of_krippendorff(rows: tuple[str, ...], published: float) -> None:
    """Krippendorff (2011), https://repository.upenn.edu/asc_papers/43, examples A to C."""
    units = [tuple(word for word in unit if word != ".") for unit in zip(*rows, strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(published, abs=0.0006)


def test_perfect_opposite_and_undefined() -> None:
    assert cohen_kappa([("a", "a"), ("b", "b")]) == 1
    assert cohen_kappa([("a", "b"), ("b", "a")]) == -1
    assert cohen_kappa([("a", "a"), ("a", "a")]) is None
    assert cohen_kappa([]) is None
    assert krippendorff_alpha([("a", "a"), ("b", "b", "b")]) == 1
    assert krippendorff_alpha([("a", "a"), ("a", "a")]) is None
    assert krippendorff_alpha([("a",), ("b",)]) is None


def judged(claim: str, reviewer: str, said: Judgement) -> Judged:
    return Judged(Verdict(claim, "r", said, Basis.TITLE, reviewer), "article", claim, "r")


YES, NO, PARTLY = Judgement.SUPPORTED, Judgement.NOT_SUPPORTED, Judgement.PARTLY_SUPPORTED


def test_the_last_verdict_counts_and_spelling_of_a_name_does_not() -> None:
    found = of_verdicts(
        [
            judged("a", "Ann", NO),
            judged("a", "Bo", YES),
            judged("a", "ANN ", YES),
            judged("b", "Ann", NO),
            judged("b", "Bo", PARTLY),
            judged("c", "Ann", NO),
        ]
    )
    assert found.reviewers == ("Ann", "Bo")
    (between,) = found.between
    assert (between.one, between.other, between.judged, between.alike) == ("Ann", "Bo", 2, 1)
    assert between.kappa == pytest.approx(1 / 3)
    assert found.judged == 2
    assert found.alpha is not None


def test_the_nameless_and_those_who_settle_are_no_reviewers() -> None:
    found = of_verdicts([judged("a", "Ann", NO), judged("a", "", YES), judged("a", "Consensus of both", YES)])
    assert (found.reviewers, found.between, found.judged, found.alpha) == (("Ann",), (), 0, None)
