"""The claims of a sentence."""

from __future__ import annotations

import pytest

from kg.model import ClaimKind, Label, Marker, MarkerForm, Span
from kg.read import claims, quantities
from tests.golden_cases import Case, cases, marker, unmarked


@pytest.mark.parametrize("case", cases("claims"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    section = case.given[0].removeprefix("section: ")
    given = unmarked(case.given[1])
    markers = [marker(given.text, span) for span in given.markers]
    numbers = quantities.find(given.text, given.markers)
    found = claims.find(given.text, Span(0, len(given.text)), markers, numbers, [section])
    shown = [f"{each.kind} | {' '.join(str(at + 1) for at in each.markers)} | {each.text}" for each in found]
    assert shown == ([] if case.expected == ["none"] else case.expected)


def test_all_golden_cases_are_read() -> None:
    assert len(cases("claims")) > 25


def test_spans_are_those_of_the_block() -> None:
    text = "It rains. Gout is common [1], but scurvy is rare [2]."
    markers = [marker(text, Span(25, 28)), marker(text, Span(49, 52))]
    found = claims.find(text, Span(10, len(text)), markers)
    assert [each.span.of(text) for each in found] == ["Gout is common [1],", "but scurvy is rare [2]."]


def test_a_marker_in_the_text_is_part_of_what_is_said() -> None:
    text = "Larsen says that gout is common."
    (found,) = claims.find(text, Span(0, len(text)), [marker(text, Span(0, 6), in_text=True)])
    assert (found.text, found.markers) == (text, (0,))


def test_what_goes_on_after_an_observation_is_one() -> None:
    text = "It is swollen at night."
    general = claims.find(text, Span(0, len(text)), sections=["Discussion"])
    after = claims.find(text, Span(0, len(text)), sections=["Discussion"], after_observation=True)
    assert [found.kind for found in (*general, *after)] == [ClaimKind.STATEMENT, ClaimKind.OBSERVATION]


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Stony gout a rare manifestation of scurvy", [ClaimKind.PREVALENCE]),
        ("A rare case of gout", [ClaimKind.PREVALENCE]),
        ("Salt reduces gout in cats", [ClaimKind.OBSERVATION]),
        ("Gout in cats: a review", []),
        ("Is gout a rare disease?", []),
    ],
)
def test_a_title_may_claim_something(title: str, kinds: list[ClaimKind]) -> None:
    assert [found.kind for found in claims.of_title(title)] == kinds


def test_a_passage_becomes_a_sentence() -> None:
    text = "Gout hurts [1], and scurvy bleeds."
    assert claims.statement(text, Span(14, 34), []) == "Scurvy bleeds."
    assert claims.statement(text, Span(0, 15), [marker(text, Span(11, 14))]) == "Gout hurts."


@pytest.mark.parametrize("unit", ["a [1] and ", "is ", "(", "[1]", "; is ", ", but it is "])
def test_hostile_sentences_keep_every_marker(unit: str) -> None:
    text = unit * 300
    spans = [Span(at, at + 3) for at in range(len(text)) if text.startswith("[1]", at)]
    markers = [
        Marker(span, (Label(str(number), span),), MarkerForm.BRACKET, 1) for number, span in enumerate(spans)
    ]
    found = claims.find(text, Span(0, len(text)), markers)
    assert sorted({at for each in found for at in each.markers}) == list(range(len(markers)))
