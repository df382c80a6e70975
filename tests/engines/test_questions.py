"""Every shipped question is documented, valid on both engines, and answered alike by both."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rdflib.plugins.sparql

from kg import query, store
from kg.vocabulary import NAMESPACES, PREFIXES
from kg.workspace import open_workspace
from kg.workspace.sources import example
from tests import fixtures
from tests.engines import engines

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from kg.query import Question

FOLDER = Path(__file__).parents[2] / "queries"
QUESTIONS = {
    path.stem: query.parse(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.rq"))
}
ON_FIXTURE = {
    "article": "coffee",
    "claim": "share",
    "reference": "1",
    "concept": "heart disease",
    "section": "Discussion",
    "kind": "definition",
    "measure": "percentage",
    "code": "dangling-pointer",
}
"""A value of each parameter that means something in the two small articles."""


def bindings(question: Question) -> Iterator[dict[str, str]]:
    """Yield no binding, and each parameter alone."""
    yield {}
    yield from ({name: ON_FIXTURE[name]} for name in question.parameters)


def bound(graph: ox.Store, question: Question, words: dict[str, str]) -> str:
    return query.bind(question, {name: query.terms(graph, name, [word]) for name, word in words.items()})


def assert_same(graph: ox.Store, other: rdflib.Dataset, sparql: str) -> int:
    """Hold that both engines answer alike, and return how much."""
    if query.yields_graph(sparql):
        ours = query.serialise(graph, sparql, "nt")
        assert sorted(ours.decode().splitlines()) == engines.triples(other, sparql)
        return ours.count(b"\n")
    ours_table = query.select(graph, sparql)
    assert (ours_table.columns, ours_table.rows) == engines.rows(other, sparql)
    assert len(set(ours_table.rows)) == len(ours_table.rows), "no row twice"
    return len(ours_table.rows)


@pytest.fixture(scope="module")
def small() -> tuple[ox.Store, rdflib.Dataset]:
    data = fixtures.corpus()
    return store.from_nquads(data), engines.dataset(data)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> tuple[ox.Store, rdflib.Dataset]:
    workspace = open_workspace(example(), tmp_path_factory.mktemp("example"))
    workspace.build()
    data = store.to_nquads(workspace.store)
    return workspace.store, engines.dataset(data)


def test_there_are_as_many_as_promised() -> None:
    assert len(QUESTIONS) >= 20


@pytest.mark.parametrize("name", QUESTIONS)
def test_header_documents_it(name: str) -> None:
    question = QUESTIONS[name]
    assert question.title != name
    assert not question.title.endswith(".")
    assert question.help.endswith((".", ")"))
    assert len(question.help) > 40
    assert question.examples or not question.parameters
    for text in question.examples:
        assert text.partition("=")[0] in question.parameters
    assert all(len(line) <= 120 for line in question.text.splitlines())


@pytest.mark.parametrize("name", QUESTIONS)
def test_file_runs_anywhere(name: str, small: tuple[ox.Store, rdflib.Dataset]) -> None:
    text = QUESTIONS[name].text
    rdflib.plugins.sparql.prepareQuery(text)
    small[0].query(text, use_default_graph_as_union=True)  # no prefix is lent
    declared = dict(re.findall(r"^PREFIX (\w+): <([^>]+)>$", text, re.MULTILINE))
    assert declared.items() <= PREFIXES.items()
    body = re.sub(r"^(#|PREFIX).*$|<[^>]*>|\"[^\"]*\"", "", text, flags=re.MULTILINE)
    assert set(re.findall(r"\b(\w+):", body)) == set(declared), "no prefix is missing or idle"


@pytest.mark.parametrize("name", QUESTIONS)
def test_only_terms_that_are_emitted(name: str) -> None:
    known = {namespace.PREFIX: namespace for namespace in NAMESPACES}
    body = re.sub(r"^(#|PREFIX).*$|<[^>]*>|\"[^\"]*\"", "", QUESTIONS[name].text, flags=re.MULTILINE)
    for prefix, term in re.findall(r"\b(\w+):([\w-]+)", body):
        assert prefix in {"kind", "measure"} or term in known[prefix].TERMS, f"{prefix}:{term}"


@pytest.mark.parametrize("name", QUESTIONS)
def test_same_answer_on_both_engines(name: str, small: tuple[ox.Store, rdflib.Dataset]) -> None:
    question = QUESTIONS[name]
    counts = [assert_same(*small, bound(small[0], question, words)) for words in bindings(question)]
    if name != "findings":  # the small articles were not audited
        assert all(counts), "each has something to find here"
    assert max(counts) == counts[0], "unbound means all"


@pytest.mark.parametrize("name", QUESTIONS)
def test_example_runs_on_the_shipped_article(name: str, shipped: tuple[ox.Store, rdflib.Dataset]) -> None:
    question = QUESTIONS[name]
    for text in question.examples:
        parameter, _, word = text.partition("=")
        assert_same(*shipped, bound(shipped[0], question, {parameter: word}))
    if not query.yields_graph(question.text):
        assert_same(*shipped, question.text)


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_empty_graph_is_no_fault(name: str) -> None:
    empty = store.from_nquads(b"")
    if not query.yields_graph(QUESTIONS[name].text):
        assert query.select(empty, QUESTIONS[name].text).rows == ()
