"""The kind of a claim, and what a section is for."""

from __future__ import annotations

import pytest

from kg.read import kinds, quantities, section_kinds
from kg.read.kinds import Setting, own_names, tense
from kg.read.phrases import hits, index, tokens, words
from kg.read.section_kinds import SectionKind
from tests.golden_cases import cases

GOLDEN = [
    (case.title.removesuffix(" +"), case.title.endswith("+"), sentence, case.expected[0])
    for case in cases("kinds")
    for sentence in case.given
]


@pytest.mark.parametrize(("section", "sourced", "sentence", "expected"), GOLDEN)
def test_golden(section: str, sourced: bool, sentence: str, expected: str) -> None:  # noqa: FBT001 - from a table
    setting = Setting(section_kinds.kind([section]), sourced)
    kind = kinds.classify(sentence, setting, quantities.find(sentence))
    assert kind == expected or (expected.startswith("not ") and kind != expected.removeprefix("not "))


def test_all_golden_cases_are_read() -> None:
    assert len(GOLDEN) > 40


def test_a_text_without_words_is_a_statement() -> None:
    assert kinds.classify("…", Setting()) == "statement"


def test_the_articles_own_product_is_its_own_work() -> None:
    own = own_names("Foobar: a Python package for joints")
    text = "Foobar offers a scale."
    assert kinds.classify(text, Setting(SectionKind.BACKGROUND, own=own)) == "case-observation"
    assert kinds.classify(text, Setting(SectionKind.BACKGROUND)) == "statement"
    assert kinds.classify("A scale has a pan.", Setting(own=own)) == "case-observation"


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Foobar: a Python package", {"foobar"}),
        ("Gout: a review", set()),
        ("Foo toolbox - software for joints", {"foo"}),
        ("A long name of four words: a package", set()),
        ("Gout", set()),
    ],
)
def test_the_name_of_a_product_is_taken_from_the_title(title: str, names: set[str]) -> None:
    assert own_names(title) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gout is rare", "present"),
        ("gout was rare", "past"),
        ("mice showed gout", "past"),
        ("mice swelled", "past"),
        ("gout associated with salt is rare", "present"),
        ("a hundred cats", None),
    ],
)
def test_the_tense_of_the_first_verb(text: str, expected: str | None) -> None:
    assert tense(tokens(text)) == expected


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Introduction"], SectionKind.BACKGROUND),
        (["2. Materials and Methods", "2.1. Cell culture"], SectionKind.METHODS),
        (["Results", "Salt reduces gout in every cat of the trial"], SectionKind.RESULTS),
        (["Discussion"], SectionKind.MIXED),
        (["Results and Discussion"], SectionKind.RESULTS),
        (["Abstract", "Background"], SectionKind.MIXED),
        (["CASE HISTORY"], SectionKind.CASE),
        (["Patients and methods"], SectionKind.METHODS),
        (["Use cases"], SectionKind.WORK),
        (["Conflict of Interest"], SectionKind.NO_CLAIMS),
        (["Experimental results"], SectionKind.RESULTS),
        (["The natural course of gout"], SectionKind.OTHER),
        ([], SectionKind.OTHER),
    ],
)
def test_what_a_section_is_for(titles: list[str], expected: SectionKind) -> None:
    assert section_kinds.kind(titles) is expected


def test_the_longest_phrase_wins_at_each_word() -> None:
    root = index({"own": "we|our", "all": "our knowledge\nwe know"})
    assert [hit.tag for hit in hits(tokens("We know our cats"), root)] == ["all", "own"]


def test_a_table_of_words_is_a_set() -> None:
    assert words("  one\n two ") == {"one", "two"}
