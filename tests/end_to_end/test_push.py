"""Pushing to real servers on this machine, and asking them what the embedded store is asked."""

from __future__ import annotations

import io
import json
from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.cli.push import _progress
from kg.push import Login, Pushed
from kg.query import yields_graph
from kg.workspace import Workspace, open_workspace
from tests import graph_stores
from tests.graph_stores import ask, fake
from tests.lumps import make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.graph_stores import Server

needs_oxigraph = pytest.mark.skipif(
    graph_stores.oxigraph_binary() is None, reason="the package oxigraph is not installed"
)
needs_virtuoso = pytest.mark.skipif(
    graph_stores.virtuoso_binary() is None, reason="Debian's virtuoso-opensource is not installed"
)
NOT_ON_VIRTUOSO = frozenset({"claims-about-concept", "coverage-statistics", "outline"})
"""Questions that Virtuoso 7.2 answers otherwise: it leaves rows out at ``BIND(IF(EXISTS …))``, and adds some at ``FILTER(!BOUND(…))``."""

_COUNTS = "SELECT ?graph (COUNT(*) AS ?count) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"


@pytest.fixture(scope="module")
def oxigraph(built: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with graph_stores.oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        assert built.push(server.store) == Pushed(len(_sizes(built)), 0, 0)
        yield server


@pytest.fixture(scope="module")
def virtuoso(built: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with graph_stores.virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        assert built.push(server.store, login=Login("dba", "dba")) == Pushed(len(_sizes(built)), 0, 0)
        yield server


def _sizes(workspace: Workspace) -> dict[str, int]:
    quads = workspace.store.quads_for_pattern(None, None, None, None)
    return dict(
        Counter(str(quad.graph_name.value) for quad in quads if isinstance(quad.graph_name, ox.NamedNode))
    )


def _embedded(workspace: Workspace, sparql: str) -> list[tuple[tuple[str, str], ...]]:
    answer = workspace.store.query(sparql, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    rows = json.loads(answer.serialize(format=ox.QueryResultsFormat.JSON) or b"")["results"]["bindings"]
    return sorted(tuple(sorted((name, term["value"]) for name, term in row.items())) for row in rows)


def _questions(workspace: Workspace) -> dict[str, str]:
    return {name: found.text for name, found in workspace.questions().items() if not yields_graph(found.text)}


@needs_oxigraph
def test_oxigraph_holds_and_answers_the_same(built: Workspace, oxigraph: Server) -> None:
    held = {dict(row)["graph"]: int(dict(row)["count"]) for row in ask(oxigraph, _COUNTS)}
    assert held == _sizes(built)
    differing = [
        name for name, text in _questions(built).items() if ask(oxigraph, text) != _embedded(built, text)
    ]
    assert differing == []


@needs_oxigraph
def test_a_second_push_to_oxigraph_sends_nothing_and_changes_nothing(
    built: Workspace, oxigraph: Server
) -> None:
    before = ask(oxigraph, _COUNTS)
    assert built.push(oxigraph.store) == Pushed(0, len(before), 0)
    assert built.push(oxigraph.store, again=True) == Pushed(len(before), 0, 0)
    assert ask(oxigraph, _COUNTS) == before


@needs_virtuoso
def test_virtuoso_holds_and_answers_the_same(built: Workspace, virtuoso: Server) -> None:
    held = {dict(row)["graph"]: int(dict(row)["count"]) for row in ask(virtuoso, _COUNTS)}
    sizes = _sizes(built)
    assert {graph: count for graph, count in held.items() if graph in sizes} == sizes
    questions = {name: text for name, text in _questions(built).items() if name not in NOT_ON_VIRTUOSO}
    differing = [name for name, text in questions.items() if ask(virtuoso, text) != _embedded(built, text)]
    assert differing == []
    assert len(questions) > 20


@needs_virtuoso
def test_a_changed_article_replaces_its_graph_on_virtuoso(virtuoso: Server, tmp_path: Path) -> None:
    make(tmp_path)
    workspace = open_workspace(tmp_path)
    login = Login("dba", "dba")
    first = workspace.push(virtuoso.store, login=login)
    assert first.put >= 1
    (tmp_path / "article.md").write_text("# New\n\nQuicklime is found in every wall.\n", encoding="utf-8")
    again = open_workspace(tmp_path)
    again.build()
    changed = again.push(virtuoso.store, login=login)
    assert 0 < changed.put < first.put + changed.unchanged
    asked = 'SELECT ?claim WHERE { GRAPH ?graph { ?claim <https://schema.org/text> "Quicklime is found in every wall." } }'
    assert len(ask(virtuoso, asked)) == 1


def run(folder: Path, *words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(kg, ["push", *words, "--folder", str(folder)])
    return done.exit_code, done.stdout, done.stderr


def test_the_command_says_what_it_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path)
    monkeypatch.setenv("SECRET", "sesame")
    with fake() as server:
        count = len(_sizes(open_workspace(tmp_path)))
        assert run(tmp_path, server.url) == (
            0,
            f"Graphs pushed: {count}, already there: 0, removed: 0.\n",
            "",
        )
        assert run(tmp_path, server.url, "-q", "--user", "me", "--password-env", "SECRET") == (0, "", "")
        server.asked.clear()
        assert run(tmp_path, server.url, "--again")[0] == 0
        assert [method for method, *_ in server.asked] == ["PUT"] * count


@pytest.mark.parametrize(
    "words",
    [("--user", "me"), ("--password-env", "HOME"), ("--user", "me", "--password-env", "NO_SUCH_THING")],
)
def test_a_name_without_password_is_misuse(words: tuple[str, ...], tmp_path: Path) -> None:
    code, _, said = run(tmp_path, "http://127.0.0.1:1/", *words)
    assert code == 2
    assert "password-env" in said or "NO_SUCH_THING" in said


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_person_at_a_terminal_sees_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with _progress(quiet=False) as progress:
        for done in range(4):
            progress(done, 3)
    assert "Graphs" in terminal.getvalue()
    terminal.seek(0)
    terminal.truncate()
    with _progress(quiet=True) as progress:
        progress(1, 3)
    assert terminal.getvalue() == ""
