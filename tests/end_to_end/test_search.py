"""Searching a built workspace, in Python and as a user does."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kg import search
from kg.cli import kg
from kg.cli.render import printable
from kg.cli.search import _marked
from kg.errors import QueryError, StoreError
from kg.workspace import open_workspace
from kg.workspace.corpus.outputs import MANIFEST
from kg.workspace.search import LIST_OF_ARTICLES
from tests.lumps import make

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make(tmp_path)
    return tmp_path


def run(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(kg, ["search", *words, "--folder", str(folder)], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def test_the_index_is_made_once_and_anew_when_the_graph_is_another(folder: Path) -> None:
    workspace = open_workspace(folder)
    (first, *_) = workspace.articles[0].article.claims
    word = max(first.text.rstrip(".").split(), key=len)
    assert first.id in {hit.name for hit in workspace.search(word, kind="claim")}
    index = workspace.output / search.FILE_NAME
    made = index.stat().st_mtime_ns
    workspace.search(word)
    assert index.stat().st_mtime_ns == made
    (folder / "article.md").write_text("# New\n\nQuicklime is found in every wall.\n", encoding="utf-8")
    again = open_workspace(folder)
    again.build()
    assert [hit.text for hit in again.search("quicklime", kind="claim")] == [
        "Quicklime is found in every wall."
    ]
    with pytest.raises(QueryError):
        again.search("…")


def test_a_corpus_is_known_by_the_list_of_its_articles(folder: Path) -> None:
    workspace = open_workspace(folder)
    workspace.build(jobs=1)
    assert (workspace.output / LIST_OF_ARTICLES).is_file()
    assert workspace.search("lumps frequent", kind="claim")
    assert LIST_OF_ARTICLES == MANIFEST
    assert not (workspace.output / "graph.nq").exists()
    (workspace.output / LIST_OF_ARTICLES).unlink()
    with pytest.raises(StoreError, match="not whole"):
        workspace.search("lumps")


def test_in_a_pipe_the_answer_is_rows_and_nothing_else(folder: Path) -> None:
    workspace = open_workspace(folder)
    (first, *_) = workspace.articles[0].article.claims
    rows = list(csv.DictReader(io.StringIO(run(folder, *first.text.split()[:2]))))
    assert first.id in {row["name"] for row in rows}
    assert list(rows[0]) == ["kind", "name", "text", "article", "place", "iri", "score"]
    assert run(folder, "nosuchword") == "kind,name,text,article,place,iri,score\n"
    assert run(folder, "nosuchword", "--format", "tsv").count("\t") == 6
    assert run(folder, "nosuchword", "--format", "table") == ""


def test_json_has_the_marked_words(folder: Path) -> None:
    workspace = open_workspace(folder)
    (first, *_) = workspace.articles[0].article.claims
    word = max(first.text.rstrip(".").split(), key=len)
    found = json.loads(run(folder, word, "--format", "json", "--kind", "claim", "--limit", "1"))
    ((start, end), *_) = found[0]["marks"]
    assert found[0]["snippet"][start:end].casefold() == word.casefold()


def test_a_table_shows_kind_name_words_and_place(folder: Path) -> None:
    workspace = open_workspace(folder)
    (first, *_) = workspace.articles[0].article.claims
    shown = run(folder, first.text.split()[0], "--format", "table")
    assert printable(first.id) in shown
    assert "article.md:" in shown


def test_the_words_that_were_found_are_bold(folder: Path) -> None:
    workspace = open_workspace(folder)
    (first, *_) = workspace.articles[0].article.claims
    word = max(first.text.rstrip(".").split(), key=len)
    hit = next(hit for hit in workspace.search(word, kind="claim") if hit.name == first.id)
    text = _marked(hit)
    assert text.plain == hit.snippet
    assert {text.plain[span.start : span.end].casefold() for span in text.spans} == {word.casefold()}
