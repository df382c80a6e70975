"""Concepts named in a text."""

from __future__ import annotations

import pytest

from kg.model import Concept, Vocabulary
from kg.read.concepts import is_acronym, matcher, singular

VOCABULARY = Vocabulary(
    (
        Concept("c:calcinosis", "calcinosis", ("calcification", "calcium deposit")),
        Concept("c:child", "child"),
        Concept("c:cutis", "calcinosis cutis"),
        Concept("c:dm", "dermatomyositis", ("DM",)),
        Concept("c:heparin", "low-molecular-weight heparin"),
        Concept("c:il6", "IL-6"),
        Concept("c:jdm", "juvenile dermatomyositis", ("juvenile DM", "JDM")),
        Concept("c:papule", "Gottron's papule"),
        Concept("c:trauma", "micro-trauma"),
        Concept("c:xray", "X-ray"),
        Concept("c:zz", "tendon-"),
        Concept("c:empty", "…"),
    )
)
FIND = matcher(VOCABULARY)


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.span.of(text), mention.concept.removeprefix("c:")) for mention in FIND(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Calcinosis cutis hurts", [("Calcinosis cutis", "cutis")]),
        ("calcinosis, cutis", [("calcinosis", "calcinosis")]),
        ("Calcinoses and CALCIFICATIONS", [("Calcinoses", "calcinosis"), ("CALCIFICATIONS", "calcinosis")]),
        ("decalcification", []),
        ("DM but not dm", [("DM", "dm")]),
        ("two JDMs", [("JDMs", "jdm")]),
        ("Juvenile DM", [("Juvenile DM", "jdm")]),
        ("juvenile dm", []),
        ("juvenile\ndermatomyositis", [("juvenile\ndermatomyositis", "jdm")]),
        ("juvenile     dermatomyositis", [("dermatomyositis", "dm")]),
        ("Gottron papules", [("Gottron papules", "papule")]),
        ("Gottron’s papule", [("Gottron’s papule", "papule")]),
        ("gottron-papule", [("gottron-papule", "papule")]),
        ("microtrauma, micro-trauma, micro trauma", [
            ("microtrauma", "trauma"), ("micro-trauma", "trauma"), ("micro trauma", "trauma"),
        ]),
        ("IL-6, IL6, IL 6, il-6", [("IL-6", "il6"), ("IL6", "il6"), ("IL 6", "il6")]),
        ("xray and X-rays", [("xray", "xray"), ("X-rays", "xray")]),
        ("children's toys", [("children's", "child")]),
        ("low molecular weight heparins", [("low molecular weight heparins", "heparin")]),
        ("tendon", [("tendon", "zz")]),
        ("", []),
    ],
)  # fmt: skip
def test_labels_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_preferred_label_goes_before_a_synonym() -> None:
    vocabulary = Vocabulary(
        (Concept("c:a", "stone", ("salt",)), Concept("c:b", "salt"), Concept("c:c", "salt"))
    )
    assert [mention.concept for mention in matcher(vocabulary)("salt")] == ["c:b"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("biopsies", "biopsy"),
        ("calcinoses", "calcinosis"),
        ("doses", "dose"),
        ("viruses", "virus"),
        ("causes", "cause"),
        ("masses", "mass"),
        ("mice", "mouse"),
        ("gas", "gas"),
        ("pus", "pus"),
        ("ties", "tie"),
        ("skin", "skin"),
    ],
)
def test_singular(word: str, expected: str) -> None:
    assert singular(word) == expected


def test_an_acronym_is_short_and_in_capitals() -> None:
    assert is_acronym("SLE")
    assert not is_acronym("SYSTEMIC")
    assert not is_acronym("A")


@pytest.mark.parametrize("unit", ["a-", "juvenile ", "juvenile-", "micro-micro-", "\0", "x"])
def test_hostile_text(unit: str) -> None:
    text = unit * 20_000
    assert all(mention.span.of(text) for mention in FIND(text))
