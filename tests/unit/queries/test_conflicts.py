"""When two numbers disagree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg import query
from kg.model import ClaimKind, Measure
from tests.factories import concept, graph, linked, observed, quantity, said

if TYPE_CHECKING:
    from kg.model import LinkedArticle, Quantity

QUESTION = (Path(__file__).parents[3] / "queries" / "conflicting-numbers.rq").read_text("utf-8")


def number(*values: float | None, measure: Measure = Measure.PERCENTAGE, **more: object) -> Quantity:
    """Return a share of adults with pain: a value, or a lower and an upper bound."""
    names = ("value",) if len(values) == 1 else ("minimum", "maximum")
    given = {name: value for name, value in zip(names, values, strict=True) if value is not None}
    made = quantity("number", measure, unit="PERCENT", population="adult", outcome="pain", **given)
    return replace(made, **more)  # type: ignore[arg-type]  # dataclasses.replace checks the names


def pairs(*quantities: Quantity, kind: ClaimKind = ClaimKind.PREVALENCE) -> int:
    """Return how many pairs of claims disagree, one claim a quantity."""
    sentences = [
        said(f"It is {place}.", kind=kind, quantities=(item,)) for place, item in enumerate(quantities)
    ]
    return len(query.select(graph(linked(sentences)), QUESTION).rows)


@pytest.mark.parametrize(
    ("first", "second", "disagree"),
    [
        (number(None, 40), number(40, 70), True),  # they only touch
        (number(None, 41), number(40, 70), False),
        (number(40, 70), number(50, 60), False),
        (number(10, 20), number(30, 40), True),
        (number(40), number(40), False),
        (number(40), number(41), True),
        (number(55), number(40, 70), False),
        (number(40), number(40, 70), False),  # a value agrees with the end of a range
        (number(39), number(40, 70), True),
        (number(None, 40), number(40), False),
        (number(None, 40, strict=True), number(40), True),  # less than 40
        (number(50, None, strict=True), number(50, 60), False),
        (number(50, None), number(None, 50), True),
        (number(None, 30), number(None, 60), False),
        (number(40, approximate=True), number(42), False),  # about 40 reaches to 44
        (number(40, approximate=True), number(45), True),
        (number(-5, measure=Measure.AMOUNT), number(None, -3, measure=Measure.AMOUNT), False),
    ],
)
def test_intervals_agree_or_not_in_either_order(first: Quantity, second: Quantity, disagree: bool) -> None:  # noqa: FBT001
    assert pairs(first, second) == pairs(second, first) == int(disagree)


@pytest.mark.parametrize(
    "other",
    [
        {"outcome": concept("fever")},
        {"outcome": ""},
        {"population": concept("child")},
        {"comparator": concept("child")},
        {"measure": Measure.RATIO},
        {"unit": "YR"},
        {"unit": "", "unknown_unit": "cups"},
    ],
)
def test_only_like_is_compared_with_like(other: dict[str, object]) -> None:
    changed = replace(number(90), **other)  # type: ignore[arg-type]  # dataclasses.replace checks the names
    assert pairs(number(10), changed) == 0
    assert pairs(number(10), number(90)) == 1


@pytest.mark.parametrize("measure", [Measure.COUNT, Measure.P_VALUE, Measure.CONFIDENCE_INTERVAL])
def test_counts_and_statistics_are_not_compared(measure: Measure) -> None:
    assert pairs(number(10, measure=measure), number(90, measure=measure)) == 0


def test_two_numbers_of_one_claim_are_no_conflict() -> None:
    one = said("From 10 to 90.", kind=ClaimKind.PREVALENCE, quantities=(number(10), number(90)))
    assert query.select(graph(linked([one])), QUESTION).rows == ()


def test_each_pair_is_told_once_in_the_order_of_the_text() -> None:
    sentences = [
        said("It is 10.", quantities=(number(10),), id="a"),
        said("It is 50.", quantities=(number(50),), id="b"),
        said("It is 90.", quantities=(number(90),), id="c"),
    ]
    rows = query.select(graph(linked(sentences)), QUESTION).records()
    assert [(row["firstId"], row["secondId"]) for row in rows] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_general_claims_of_two_articles_are_compared_their_own_observations_not() -> None:
    def article(slug: str, value: float) -> tuple[LinkedArticle, LinkedArticle]:
        general = said(f"It is {value}.", quantities=(number(value),))
        own = observed(f"We saw {value}.", quantities=(number(value + 1),))
        return linked([general], slug=slug), linked([own], slug=f"{slug}-own")

    (low, low_own), (high, high_own) = article("low", 10), article("high", 90)
    assert len(query.select(graph(low, high), QUESTION).rows) == 1
    assert query.select(graph(low_own, high_own), QUESTION).rows == ()
    assert query.select(graph(low, high_own), QUESTION).rows == ()


def test_observations_of_one_article_are_compared() -> None:
    assert pairs(number(10), number(90), kind=ClaimKind.OBSERVATION) == 1
