from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.query import terms
from kg.serve.asking.values import PARAMETERS, Choice, choices
from kg.workspace import open_workspace
from kg.workspace.sources import example

if TYPE_CHECKING:
    import pyoxigraph as ox


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    workspace = open_workspace(example(), tmp_path_factory.mktemp("built"))
    workspace.build()
    return workspace.store


@pytest.mark.parametrize("parameter", sorted(PARAMETERS))
def test_every_value_means_something_to_its_parameter(store: ox.Store, parameter: str) -> None:
    found = choices(store, parameter, "", 100)
    assert len(found) > 0
    assert len({one.value for one in found}) == len(found)
    for one in found:
        assert terms(store, parameter, [one.value])


@pytest.mark.parametrize(
    ("parameter", "words", "first"),
    [
        ("claim", "juvenile 40", "juvenile-incidence"),
        ("claim", "UNUSUAL-in", "unusual-in-adults"),
        ("reference", "Calcinosis rheumatic", "boulman2005"),
        ("reference", "boul", "boulman2005"),
        ("concept", "adolescence", "adolescent"),
        ("section", "case h", "case-history"),
        ("article", "dystrophic", "kerala-medical-journal-2010-3-122"),
        ("kind", "prev", "prevalence"),
        ("measure", "percent", "percentage"),
        ("code", "without a reference", "C01"),
    ],
)
def test_words_find_names_titles_and_text(store: ox.Store, parameter: str, words: str, first: str) -> None:
    assert choices(store, parameter, words, 5)[0].value == first


def test_what_begins_so_comes_first(store: ox.Store) -> None:
    found = [one.value for one in choices(store, "concept", "calc", 100)]
    begins = [value.lower().startswith("calc") for value in found]
    assert True in begins
    assert begins == sorted(begins, reverse=True)


def test_the_limit_is_kept(store: ox.Store) -> None:
    assert len(choices(store, "claim", "", 3)) == 3


def test_a_choice_says_what_it_means(store: ox.Store) -> None:
    assert choices(store, "reference", "boulman2005", 1) == [
        Choice("boulman2005", "Boulman 2005", "Calcinosis in rheumatic diseases")
    ]


def test_words_are_never_part_of_the_query(store: ox.Store) -> None:
    assert choices(store, "claim", '") } DROP ALL #\\', 5) == []
    assert choices(store, "claim", "\x00 \ud800", 5) == []


def test_of_a_plain_parameter_nothing_is_known(store: ox.Store) -> None:
    assert choices(store, "year", "", 5) == []
