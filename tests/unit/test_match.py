"""Which entry of a bibliography a printed reference means."""

from __future__ import annotations

import pytest

from kg.match import family, match_printed, normal
from kg.model import Person, Reference, Work


def reference(label: str, work: Work, text: str = "") -> Reference:
    return Reference(label, 1, work, key=label, text=text)


SKIN = Work(title="Calcium in the skin", authors=(Person(family="Núñez"),), date="2001-05")


@pytest.mark.parametrize(
    "other",
    [
        Work(doi="10.1/x", title="Quite another title"),
        Work(pmid="77"),
        Work(title="CALCIUM in the  skin.", authors=(Person(family="Nunez"),), date="2001"),
        Work(title="Calcium in the skin", date="2001"),
        Work(title="Calcium in the skin", authors=(Person(family="Núñez"),), date="1999"),
    ],
)
def test_each_kind_of_evidence_is_enough(other: Work) -> None:
    full = Work(SKIN.type, SKIN.title, SKIN.authors, date=SKIN.date, doi="10.1/x", pmid="77")
    merged, left, problems = match_printed([reference("1", other)], [reference("nunez", full)])
    assert [entry.key for entry in merged] == ["nunez"]
    assert left == []
    assert problems == []


def test_the_printed_text_alone_can_tell() -> None:
    glued = reference("1", Work(), "NúñezACalcium in the skinJ Skin20015112")
    merged, _, _ = match_printed([glued], [reference("nunez", SKIN)])
    assert merged[0].key == "nunez"


def test_a_title_that_only_begins_alike_is_another_work() -> None:
    near = Work(title="Calcium in the skin of mice", authors=SKIN.authors, date="2001")
    merged, left, problems = match_printed([reference("1", near)], [reference("nunez", SKIN)])
    assert merged[0].work == near
    assert [entry.key for entry in left] == ["nunez"]
    assert [problem.code for problem in problems] == ["unmatched-reference"]


def test_an_entry_is_taken_once() -> None:
    twice = [reference("1", SKIN), reference("2", SKIN)]
    merged, _, problems = match_printed(twice, [reference("nunez", SKIN)])
    assert [entry.key for entry in merged] == ["nunez", "2"]
    assert [problem.code for problem in problems] == ["unmatched-reference"]


def test_normal_forms() -> None:
    assert normal("Größe – ÉTÉ") == "grosse ete"
    assert family(Work(authors=(Person(literal="WHO Group"),))) == "who group"
    assert family(Work()) == ""
