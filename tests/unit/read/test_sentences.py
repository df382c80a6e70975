"""Sentences of a block of prose."""

from __future__ import annotations

import pytest

from kg.model import Span
from kg.read.sentences import split
from tests.golden_cases import Case, cases, unmarked


@pytest.mark.parametrize("case", cases("sentences"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    given = unmarked(case.given[0])
    found = [span.of(given.text) for span in split(given.text, given.markers, given.opaque)]
    assert found == [unmarked(line).text for line in case.expected]


def test_all_golden_cases_are_read() -> None:
    assert len(cases("sentences")) > 60


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_no_text_has_no_sentence(text: str) -> None:
    assert split(text) == ()


def test_spans_leave_outer_blanks_out() -> None:
    assert split("  One stone.   Two stones. ") == (Span(2, 12), Span(15, 26))


def test_a_marker_in_prose_does_not_hide_its_sentence() -> None:
    assert split("[2]", [Span(0, 3)]) == (Span(0, 3),)


@pytest.mark.parametrize("unit", [".", ". ", "(", ".)", "a.", "(a. ", ". [", "\0"])
def test_hostile_text_keeps_all_it_shows(unit: str) -> None:
    text = unit * 50_000
    assert "".join("".join(span.of(text).split()) for span in split(text)) == "".join(text.split())
