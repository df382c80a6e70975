"""Whom and what a quantity is about."""

from __future__ import annotations

import pytest

from kg.model import Concept, Measure, Vocabulary
from kg.read import concepts, hierarchy, quantities, roles, sentences

VOCABULARY = Vocabulary(
    (
        Concept("adolescent", "adolescent"),
        Concept("adult", "adult"),
        Concept("adult gout", "adult gout", broader=("gout",), related=("adult",)),
        Concept("child", "child"),
        Concept("gout", "gout"),
        Concept("juvenile gout", "juvenile gout", broader=("gout",), related=("adolescent", "child")),
        Concept("rash", "rash"),
        Concept("scurvy", "scurvy"),
        Concept("skin", "skin"),
        Concept("skin stone", "skin stone", ("stone of the skin",), broader=("stone",)),
        Concept("stone", "stone", ("tophus",)),
        Concept("ulcer", "ulcer"),
    )
)
SAID_TWICE = (
    "In gout, stones occur three times more commonly in juvenile gout than in the adult-onset form "
    "and may be observed in 40-70 percent of patients."
)
CONCEDED = (
    "Although rash is specific, a stone of the skin or muscle is unusual in adults with gout. "
    "However, it may occur in up to 40 percent of children or adolescents."
)
MATCH = concepts.matcher(VOCABULARY)


def about(text: str) -> list[tuple[str, str, str, str]]:
    numbers, mentions = quantities.find(text), MATCH(text)
    found: list[tuple[str, str, str, str]] = []
    before: tuple[object, ...] = ()
    for span in sentences.split(text):
        here = tuple(mention for mention in mentions if span.holds(mention.span))
        inside = [number for number in numbers if span.holds(number.span)]
        assigned = roles.assign(inside, here, span, text, VOCABULARY, before)  # type: ignore[arg-type]
        found += [(each.text, each.population, each.outcome, each.comparator) for each in assigned]
        before = here or before
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            SAID_TWICE,
            [
                ("three times", "juvenile gout", "stone", "adult gout"),
                ("40-70 percent", "juvenile gout", "stone", ""),
            ],
        ),
        (
            CONCEDED,
            [("up to 40 percent", "juvenile gout", "stone", "")],
        ),
        (
            "Stones develop in 40% of patients with juvenile gout but an ulcer in 20%.",
            [("40%", "juvenile gout", "stone", ""), ("20%", "juvenile gout", "ulcer", "")],
        ),
        ("Among patients with scurvy, 30% develop stones.", [("30%", "scurvy", "stone", "")]),
        ("The prevalence of stones in juvenile gout is 40%.", [("40%", "juvenile gout", "stone", "")]),
        (
            "Stones are twice as common in children as in adults with gout.",
            [("twice", "juvenile gout", "stone", "adult gout")],
        ),
        (
            "40% of children with gout have stones, compared with 20% of adults.",
            [("40%", "juvenile gout", "stone", ""), ("20%", "adult gout", "stone", "")],
        ),
        ("In children with gout, a stone is seen in 30%.", [("30%", "juvenile gout", "stone", "")]),
        ("Stones are seen in 30% of children.", [("30%", "child", "stone", "")]),
        ("Stones are seen in 30% of children with scurvy.", [("30%", "child", "stone", "")]),
        ("Stones are rare in scurvy. They are seen in 3% of patients.", [("3%", "scurvy", "stone", "")]),
        ("Nothing was seen in 3%.", [("3%", "", "", "")]),
        (
            "A stone accompanies juvenile gout three times as often as adult gout.",
            [("three times", "juvenile gout", "stone", "adult gout")],
        ),
        (
            "A stone is rare in adults with gout. Among affected children, it may arise in 3%.",
            [("3%", "juvenile gout", "stone", "")],
        ),
    ],
)
def test_population_outcome_and_comparator(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A 21-year-old woman with gout had stones.",
        "In gout, stones grow for 2 months.",
        "In gout, stones grow (p < 0.05).",
    ],
)
def test_the_age_of_a_patient_and_the_like_have_no_population(text: str) -> None:
    assert [each[1:] for each in about(text)] == [("", "", "")]


def test_quantities_without_concepts_are_as_before() -> None:
    text = "Seen in 40%."
    numbers = quantities.find(text)
    (span,) = sentences.split(text)
    assert roles.assign(numbers, (), span, text, VOCABULARY) == numbers
    assert numbers[0].measure is Measure.PERCENTAGE


def test_a_disease_at_an_age_must_be_one_concept() -> None:
    known = hierarchy.of(VOCABULARY)
    assert known.within("gout", "child") == "juvenile gout"
    assert known.within("juvenile gout", "child") == "juvenile gout"
    assert known.within("juvenile gout", "adult") == "adult gout"
    assert known.within("scurvy", "adult") == ""
    twins = Vocabulary(
        (
            Concept("a", "a", broader=("c",), related=("g",)),
            Concept("b", "b", broader=("c",), related=("g",)),
            Concept("c", "c"),
            Concept("g", "child"),
        )
    )
    assert hierarchy.of(twins).within("c", "g") == ""


def test_a_circle_of_broader_concepts_ends() -> None:
    circle = Vocabulary((Concept("a", "a", broader=("b",)), Concept("b", "b", broader=("a",))))
    assert hierarchy.of(circle).ancestors("a") == ["b"]


def test_the_hierarchy_is_made_once() -> None:
    assert hierarchy.of(VOCABULARY) is hierarchy.of(VOCABULARY)
