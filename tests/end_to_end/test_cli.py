"""The command line, run as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from kg.workspace import Workspace

HEAVY = ("rdflib", "networkx", "pyvis", "pyshacl", "markdown_it", "bibtexparser", "rich", "pyoxigraph")


def run(*words: str, folder: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *words]
    return subprocess.run(
        command,
        cwd=folder,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys, kg.cli, contextlib, io\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    try: kg.cli.main(['--help'])\n"
        "    except SystemExit: pass\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout.strip() == "[]"


def test_build_without_a_word_builds_the_example_here(tmp_path: Path) -> None:
    done = run("build", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    made = {path.name for path in (tmp_path / "build").iterdir()}
    assert made == {"graph.nq", "graph.trig", "index.html", "audit.html", "evidence.csv"}
    assert "claims" in done.stdout
    assert run("build", "-q", folder=tmp_path).stdout == ""


def test_two_builds_are_equal_to_the_byte(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("build", "-q", "-o", name, folder=tmp_path).returncode == 0
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


@pytest.fixture
def graph(built: Workspace) -> tuple[str, str]:
    return ("--output", str(built.output))


def test_a_question_with_a_parameter(graph: tuple[str, str], tmp_path: Path) -> None:
    done = run(
        "query",
        "claims-of-reference",
        "--reference",
        "boulman2005",
        "--format",
        "json",
        *graph,
        folder=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["results"]["bindings"]) == 7
    again = run("query", "claims-of-reference", "--reference=6", *graph, folder=tmp_path)
    assert len(again.stdout.splitlines()) == 8


def test_all_questions_are_listed(graph: tuple[str, str], tmp_path: Path) -> None:
    done = run("query", "--list", *graph, folder=tmp_path)
    assert done.returncode == 0
    assert "claims-of-reference" in done.stdout
    assert "--reference" in done.stdout


def test_a_question_from_a_file_and_from_standard_input(graph: tuple[str, str], tmp_path: Path) -> None:
    sparql = "SELECT (COUNT(?c) AS ?n) WHERE { ?c a schema:Claim }"
    (tmp_path / "my.rq").write_text(sparql, "utf-8")
    from_file = run("query", "my.rq", "--format", "csv", *graph, folder=tmp_path)
    from_input = run("query", "-", *graph, folder=tmp_path, stdin=sparql)
    assert from_file.stdout == from_input.stdout == "n\n42\n"


def test_a_graph_comes_as_turtle(graph: tuple[str, str], tmp_path: Path) -> None:
    done = run("query", "claim-provenance", "--claim", "juvenile-incidence", *graph, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "schema:Claim" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("query", "nonesuch"), "no question called 'nonesuch'"),
        (
            ("query", "claims-of-reference", "--reference", "nobody1999"),
            "no reference is called 'nobody1999'",
        ),
        (("query", "claims-of-reference", "--colour", "red"), "has no parameter 'colour'"),
        (("query", "claims-of-reference", "--reference"), "needs a value"),
        (("query", "gone.rq"), "gone.rq"),
        (("query", "claims", "--format", "turtle"), "rows"),
        (("build", "gone.md"), "no file gone.md"),
        (("build", "--output", "x", "kg.unknown"), "no file"),
    ],
)
def test_misuse_is_said_in_a_line_with_status_two(
    words: tuple[str, ...], said: str, graph: tuple[str, str], tmp_path: Path
) -> None:
    extra = graph if words[0] == "query" else ()
    done = run(*words, *extra, folder=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_fault_in_a_question_names_file_and_line(graph: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "bad.rq").write_text("SELECT ?x\nWHERE ( ?x )\n", "utf-8")
    done = run("query", "bad.rq", *graph, folder=tmp_path)
    assert done.returncode == 2
    assert "bad.rq:2" in done.stderr


def test_service_is_refused(graph: tuple[str, str], tmp_path: Path) -> None:
    text = "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    done = run("query", "-", *graph, folder=tmp_path, stdin=text)
    assert done.returncode == 2
    assert "SERVICE is refused" in done.stderr


def test_a_folder_without_articles_is_said(tmp_path: Path) -> None:
    done = run("build", ".", folder=tmp_path)
    assert done.returncode == 2
    assert "no article" in done.stderr
    assert not (tmp_path / "build").exists()


def test_the_example_conforms(graph: tuple[str, str], tmp_path: Path) -> None:
    done = run("validate", *graph, folder=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "conforms" in done.stdout
