"""The index and what is found in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import search, store
from kg.errors import QueryError, StoreError
from kg.model import Person, Reference, Span, Work
from kg.search.words import expression
from tests import fixtures
from tests.factories import graph, linked, said

if TYPE_CHECKING:
    from pathlib import Path

    import pyoxigraph as ox

    from kg.search import Hit

LEE, EK = Person(family="Lee", given="Ann"), Person(family="Sjögren", given="Bo")


def keyed(key: str, work: Work, text: str = "") -> Reference:
    return Reference(key, 1, work, key, text)


def corpus() -> ox.Store:
    """Return two articles that share a source."""
    lime = keyed(
        "lee2011",
        Work(type="article", title="Lime in skin", authors=(LEE, EK), date="2011", doi="10.1000/lime"),
    )
    bare = keyed("note", Work(), "Roe R. A printed note on quicklime.")
    one = linked((said("Lime hardens in the déltoid muscle [1].", id="hard"),), (lime, bare), slug="one")
    two = linked(
        (said("Muscle pain is rare."), said("Lime, lime and more lime is found in 40 % of patients.")),
        (lime,),
        slug="two",
    )
    return graph(one, two)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("search") / search.FILE_NAME
    search.make(corpus(), made, "here")
    return made


def names(hits: tuple[Hit, ...]) -> list[tuple[str, str]]:
    return [(hit.kind, hit.name) for hit in hits]


def test_claims_works_and_authors_are_found_the_best_first(path: Path) -> None:
    hits = search.find(path, "lime")
    assert {hit.kind for hit in hits} == {"claim", "reference"}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    (best, *_) = search.find(path, "lime", kind="claim")
    assert best.text.startswith("Lime, lime and more lime")
    assert names(search.find(path, "lee", kind="author")) == [("author", "Ann Lee")]
    assert names(search.find(path, "hard")) == [("claim", "hard")]


def test_a_hit_says_where_it_is_and_what_was_found(path: Path) -> None:
    (hit,) = search.find(path, "DELTOID")
    assert (hit.kind, hit.name, hit.article) == ("claim", "hard", "one")
    assert hit.place
    assert hit.iri.endswith("/article/one/claim/hard")
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["déltoid"]


def test_a_work_is_found_once_however_many_articles_cite_it(path: Path) -> None:
    (hit,) = search.find(path, "skin")
    assert (hit.kind, hit.name, hit.article) == ("reference", "lee2011", "2 articles")
    assert hit.snippet == "Lime in skin — Ann Lee; Bo Sjögren"
    assert hit.marks == (Span(8, 12),)


def test_a_work_is_found_by_authors_key_and_year_and_without_title_by_its_entry(path: Path) -> None:
    assert names(search.find(path, "sjogren 2011")) == [("reference", "lee2011")]
    assert names(search.find(path, "lee2011")) == [("reference", "lee2011")]
    assert names(search.find(path, "quicklime")) == [("reference", "note")]
    (hit,) = search.find(path, "sjogren", kind="reference")
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["Sjögren"]


def test_all_words_phrases_and_beginnings(path: Path) -> None:
    assert names(search.find(path, "muscle hardens")) == [("claim", "hard")]
    assert names(search.find(path, '"muscle pain"', kind="claim")) == names(search.find(path, "pain"))
    assert search.find(path, '"pain muscle"') == ()
    assert names(search.find(path, "quick*")) == [("reference", "note")]
    assert search.find(path, "quick") == ()


def test_the_limit_and_the_kind_bound_the_hits(path: Path) -> None:
    assert len(search.find(path, "lime", limit=2)) == 2
    assert {hit.kind for hit in search.find(path, "lime", kind="reference")} == {"reference"}
    assert search.find(path, "lime", kind="article") == ()


def test_misuse_is_told(path: Path, tmp_path: Path) -> None:
    for words in ("", '"', "%% --", "*"):
        with pytest.raises(QueryError, match="no word"):
            search.find(path, words)
    with pytest.raises(QueryError, match="more than 100"):
        search.find(path, "a " * 101)
    with pytest.raises(QueryError, match="no kind"):
        search.find(path, "a", kind="claims")
    with pytest.raises(QueryError, match="limit"):
        search.find(path, "a", limit=0)
    with pytest.raises(StoreError, match="cannot be read"):
        search.find(tmp_path / "none", "a")


@given(
    words=st.text(max_size=60)
    | st.lists(st.sampled_from(['"', "*", "a", "AND", "NEAR(", "text:", ")", "^", " ", "-", "\0"])).map(
        "".join
    )
)
def test_no_words_break_the_engine(words: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
        try:
            asked = expression(words)
        except QueryError:
            return
        connection.execute("SELECT * FROM t WHERE t MATCH ?", (asked,)).fetchall()


def test_the_same_graph_gives_the_same_index_and_its_order_does_not_matter(tmp_path: Path) -> None:
    lines = fixtures.corpus().splitlines(keepends=True)
    for name, data in (("a", lines), ("b", lines[::-1])):
        search.make(store.from_nquads(b"".join(data)), tmp_path / name, "same")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a", "b"]


def test_an_index_knows_what_it_was_made_from(path: Path, tmp_path: Path) -> None:
    assert search.made_from(path) == "here"
    assert search.made_from(tmp_path / "none") == ""
    (tmp_path / "damaged").write_bytes(b"no database" * 500)
    assert search.made_from(tmp_path / "damaged") == ""


def test_an_index_of_another_version_is_not_used(tmp_path: Path) -> None:
    made = tmp_path / "x"
    search.make(corpus(), made, "here")
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("UPDATE about SET value = '0' WHERE name = 'version'")
        connection.commit()
    assert search.made_from(made) == ""


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        search.make(corpus(), tmp_path / "file" / "x", "here")


def test_an_empty_graph_has_an_empty_index(tmp_path: Path) -> None:
    search.make(store.from_nquads(b""), tmp_path / "x", "none")
    assert search.find(tmp_path / "x", "lime", kind="claim") == ()


def test_signs_that_mark_words_stand_in_no_text(tmp_path: Path) -> None:
    odd = linked((said("Lime \x02is\x03 odd \x00."),), (), slug="a")
    search.make(graph(odd), tmp_path / "x", "odd")
    (hit,) = search.find(tmp_path / "x", "odd")
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["odd"]
