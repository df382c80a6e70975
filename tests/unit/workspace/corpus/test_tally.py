from __future__ import annotations

from typing import TYPE_CHECKING

from kg.workspace import open_workspace
from kg.workspace.corpus import outputs
from kg.workspace.corpus.tally import Tally, tally, total
from kg.workspace.sources import example
from tests.corpora import build, fill

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {
    "claims": "claims",
    "general": "generalClaims",
    "marked": "generalWithMarker",
    "references": "references",
    "cited": "citedReferences",
    "markers": "markers",
    "pointers": "pointers",
    "linked": "linkedPointers",
    "problems": "problems",
}


def test_the_example_is_counted_as_the_question_counts_it(tmp_path: Path) -> None:
    workspace = open_workspace(example(), tmp_path)
    (row,) = workspace.query("coverage-statistics").records()
    counted = tally(workspace.articles[0])
    assert {name: getattr(counted, name) for name in NAMES} == {
        name: row[column] for name, column in NAMES.items()
    }
    assert counted.claims == 42


def test_a_corpus_is_counted_as_the_question_counts_it(tmp_path: Path) -> None:
    corpus = build(fill(tmp_path / "in"), tmp_path / "out")
    rows = open_workspace(tmp_path / "in", tmp_path / "out").query("coverage-statistics").records()
    assert len(rows) == len(corpus.outcomes)
    for outcome, row in zip(corpus.outcomes, rows, strict=True):
        assert {name: getattr(outcome.tally, name) for name in NAMES} == {
            name: row[column] for name, column in NAMES.items()
        }


def test_tallies_add_up() -> None:
    assert total([]) == Tally()
    assert total([Tally(1, 2, 3, 4, 5, 6, 7, 8, 9)] * 2) == Tally(2, 4, 6, 8, 10, 12, 14, 16, 18)


def test_the_list_of_articles_names_each_with_its_digest(tmp_path: Path) -> None:
    corpus = build(fill(tmp_path / "in", 2), tmp_path / "out")
    base = "https://w3id.org/claim-kg/"
    outputs.write(tmp_path / "out", corpus, base, (tmp_path / "in").resolve())
    lines = (tmp_path / "out" / outputs.MANIFEST).read_text("utf-8").splitlines()
    assert (
        lines[0]
        == "article,file,claims,general,marked,references,cited,markers,pointers,linked,problems,sha256"
    )
    assert [line.split(",")[:2] for line in lines[1:]] == [
        ["paper", "paper.xml"],
        ["paper0", "paper0.md"],
        ["paper1", "paper1.md"],
    ]
    assert all(len(line.rpartition(",")[2]) == 64 for line in lines[1:])
