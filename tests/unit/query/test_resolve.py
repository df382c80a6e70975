from __future__ import annotations

import pytest

from kg import query, store
from kg.errors import QueryError
from kg.names import BASE
from tests import fixtures
from tests.factories import concept, graph, linked, reference, said

GRAPH = store.from_nquads(fixtures.corpus())
COFFEE, TEA = fixtures.COFFEE, fixtures.TEA


def resolve(parameter: str, *words: str) -> list[str]:
    return query.terms(GRAPH, parameter, words)


def test_a_word_that_names_several_things_means_all_of_them() -> None:
    assert resolve("claim", "share") == [f"<{COFFEE}/claim/share>", f"<{TEA}/claim/share>"]
    assert resolve("reference", "1") == [f"<{COFFEE}/reference/1>", f"<{TEA}/reference/1>"]
    assert resolve("reference", "1", "1") == resolve("reference", "1"), "said twice, meant once"


def test_a_number_names_a_position_only_where_no_label_is_so() -> None:
    entries = (reference("doe1999"), reference("2"), reference("1"))
    named = graph(linked((said("A [1]."),), entries, slug="a"))
    assert query.terms(named, "reference", ["1"]) == [f"<{BASE}article/a/reference/1>"]
    keyed = graph(linked((said("A."),), (reference("doe1999"),), slug="a"))
    assert query.terms(keyed, "reference", ["1"]) == [f"<{BASE}article/a/reference/doe1999>"]
    with pytest.raises(QueryError, match="no reference is called '2'"):
        query.terms(keyed, "reference", ["2"])


@pytest.mark.parametrize("word", ["Discussion", "discussion", "DISCUSSION"])
def test_a_section_is_found_by_id_or_title(word: str) -> None:
    assert resolve("section", word) == [f"<{COFFEE}/section/discussion>"]


@pytest.mark.parametrize("word", ["coffee", "coffee.md", "Coffee"])
def test_an_article_is_found_by_name_file_or_title(word: str) -> None:
    assert resolve("article", word) == [f"<{COFFEE}>"]


def test_an_article_need_not_be_in_a_journal() -> None:
    assert resolve("article", "tea") == [f"<{TEA}>"]


@pytest.mark.parametrize("word", ["heart disease", "Heart Disease", "heart-disease", "heart_disease"])
def test_a_concept_is_found_by_its_label(word: str) -> None:
    assert resolve("concept", word) == [f"<{concept('heart-disease')}>"]


def test_a_kind_is_no_concept_of_the_vocabulary() -> None:
    assert (
        resolve("kind", "prevalence") == resolve("kind", "Prevalence") == [f"<{BASE}terms/kind/prevalence>"]
    )
    assert resolve("measure", "confidence interval") == [f"<{BASE}terms/measure/confidence-interval>"]
    with pytest.raises(QueryError, match="no concept is called 'prevalence'"):
        resolve("concept", "prevalence")


@pytest.mark.parametrize("word", ["https://example.org/x", "<https://example.org/x>"])
def test_an_iri_is_itself(word: str) -> None:
    assert resolve("concept", word) == resolve("anything", word) == ["<https://example.org/x>"]


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("7", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("-1", '"-1"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (".5", '".5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("٧", '"٧"'),
        ('say "}" # no', '"say \\"}\\" # no"'),
    ],
)
def test_any_other_parameter_takes_a_plain_value(word: str, term: str) -> None:
    assert resolve("year", word) == [term]


@pytest.mark.parametrize(
    "parameter", ["reference", "claim", "section", "article", "concept", "kind", "measure"]
)
def test_a_word_that_names_nothing_is_misuse_with_advice(parameter: str) -> None:
    with pytest.raises(QueryError, match=f"no {parameter} is called") as caught:
        resolve(parameter, 'no"such } thing')
    assert caught.value.remedy
