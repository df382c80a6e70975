from __future__ import annotations

from dataclasses import replace

import pytest

from kg.merge import listed
from kg.merge.listing import title_key
from kg.model import Person, Work
from kg.names import BASE
from tests.factories import linked, reference, said


def work(title: str, date: str = "2001", family: str = "Berg") -> Work:
    return Work(title=title, date=date, authors=(Person(family=family),))


def test_case_accents_and_punctuation_make_no_other_title() -> None:
    long = "On the long and winding course of calcinosis in children with dermatomyositis: a review of many"
    assert title_key(work(long)) == title_key(work(long.upper().replace(":", " -") + "."))
    assert title_key(work("On things", family="Béla")) == title_key(work("On Things.", family="Bela"))


@pytest.mark.parametrize(
    "other", [work("On things", date="2002"), work("On things", family="Roe"), work("On things II")]
)
def test_year_author_and_part_make_another(other: Work) -> None:
    assert title_key(other) != title_key(work("On things"))


@pytest.mark.parametrize(
    "title",
    [
        "Dermatomyositis",
        "Editorial",
        "Reply to the editor",
        "Letters to the Editor",
        "Introduction to this issue",
        "",
    ],
)
def test_titles_of_many_works_tell_nothing(title: str) -> None:
    assert not title_key(work(title))


def test_a_title_with_more_than_the_usual_words_tells() -> None:
    assert title_key(work("Introduction to quantum mechanics"))


def test_without_year_or_author_a_title_tells_nothing() -> None:
    assert not title_key(work("On things", date=""))
    assert not title_key(Work(title="On things", date="2001"))


def test_an_entry_is_listed_with_its_place_and_identifiers() -> None:
    entries = [
        reference("1", "On things", authors=["A Berg"], date="2001", volume="3", pages="A7–9", pmid="PMC7")
    ]
    (found,) = listed(BASE, linked([said("It is rare.", "1")], entries, slug="one"))
    assert (found.id, found.place, found.volume, found.page, found.pmid) == (
        "one/1",
        "article.md",
        "3",
        "a7",
        "",
    )
    assert found.name.startswith(f"{BASE}work/berg-2001-")


def test_the_part_that_a_printed_entry_names_counts_as_its_volume() -> None:
    entry = replace(
        reference("1", "Medicinal Plants"), text="Basu. Medicinal Plants. Vol. II (Experts, 2006)."
    )
    (found,) = listed(BASE, linked([said("It is rare.", "1")], [entry]))
    assert found.volume == "ii"
