"""Works that articles identify otherwise: counted once, explained, and taken apart by a file, in a folder and in a corpus."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kg import store
from kg.workspace import Workspace, open_workspace
from tests.corpora import shards
from tests.engines import engines

if TYPE_CHECKING:
    from pathlib import Path

BOTH = "Doe J. Things of old. Lancet 2001;1:1-9. doi:10.1000/things. PMID: 7"
PUBMED = "Doe J. Things of Old. Lancet 2001;1:1-9. PMID: 7"
TITLE = "Doe J. Things of old. Lancet 2001;1:1-9."
OTHER = "Roe A. Another thing altogether. Lancet 2002;2:1-9."


def write(folder: Path) -> Path:
    """Write three articles that cite one work as DOI and PubMed id, as PubMed id, and by title."""
    folder.mkdir()
    for name, entry in {"both": BOTH, "pubmed": PUBMED, "title": TITLE}.items():
        (folder / f"{name}.md").write_text(
            f"# On {name}\n\n## Discussion\n\nIt is found in most of the patients [1, 2]. It heals in some.\n\n"
            f"## References\n\n1. {entry}\n2. {OTHER}\n",
            "utf-8",
        )
    return folder


def kg(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *words], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture(params=[0, 1])
def jobs(request: pytest.FixtureRequest) -> int:
    """Return 0 for a build at once, 1 for a corpus."""
    return int(request.param)


def built(folder: Path, jobs: int) -> Workspace:
    workspace = open_workspace(folder)
    workspace.build(jobs=jobs or None)
    return workspace


def counts(workspace: Workspace) -> dict[str, object]:
    return {str(row["work"]): row["lists"] for row in workspace.query("repeated-sources").records()}


def test_a_work_counts_once_however_it_is_identified(tmp_path: Path, jobs: int) -> None:
    workspace = built(write(tmp_path / "in"), jobs)
    found = counts(workspace)
    assert found.pop("https://doi.org/10.1000/things") == 3
    assert list(found.values()) == [3]
    (pair,) = workspace.query("co-cited-pairs").records()
    assert pair["claims"] == 3
    coupled = workspace.query("coupled-articles").records()
    assert [(row["firstName"], row["secondName"], row["works"]) for row in coupled] == [
        ("both", "pubmed", 2),
        ("both", "title", 2),
        ("pubmed", "title", 2),
    ]
    works = [data for _, data in workspace.network().nodes(data=True) if data["kind"] == "work"]
    assert len(works) == 2
    assert not workspace.validate()


def test_both_engines_count_alike(tmp_path: Path) -> None:
    workspace = built(write(tmp_path / "in"), 0)
    other = engines.dataset(store.to_nquads(workspace.store))
    for name in ("repeated-sources", "co-cited-pairs", "coupled-articles"):
        question = workspace.question(name)
        ours = workspace.rows(question, {})
        assert (ours.columns, ours.rows) == engines.rows(other, question.text)
        assert ours.rows


def test_a_row_takes_apart_and_is_told_when_it_is_of_no_use(tmp_path: Path, jobs: int) -> None:
    folder = write(tmp_path / "in")
    built(folder, jobs)
    (folder / "works.csv").write_text(
        "a,b,same,reason,who,date\n10.1000/things,title/1,different,a letter,Ann,2024\nnobody,title/1,same,,,\n",
        "utf-8",
    )
    workspace = open_workspace(folder)
    result = workspace.build(jobs=jobs or None)
    assert [(p.place, p.code) for p in result.problems if p.source == "works.csv"] == [
        ("works.csv:3", "unknown-work")
    ]
    assert counts(workspace)["https://doi.org/10.1000/things"] == 2
    if jobs:
        assert result.made == 0, "no article was read again"
    audited = kg("audit", ".", folder=folder)
    assert audited.returncode == 2
    assert "works.csv:3: no entry of a reference list is called 'nobody'" in audited.stderr
    answer = workspace.why_same("10.1000/things", "title/1")
    assert answer.reasons[0] == "works.csv:2 says that they are different: a letter"
    (folder / "works.csv").unlink()
    assert counts(built(folder, jobs))["https://doi.org/10.1000/things"] == 3


def test_why_same_on_the_command_line(tmp_path: Path, jobs: int) -> None:
    folder = write(tmp_path / "in")
    built(folder, jobs)
    same = kg("why-same", "pubmed/1", "title/1", "--folder", ".", folder=folder)
    assert same.returncode == 0, same.stderr
    steps = json.loads(same.stdout)["steps"]
    assert [(step["one"]["place"], step["kind"], step["other"]["place"]) for step in steps] == [
        ("pubmed.md:9", "title", "title.md:9")
    ]
    text = kg("why-same", "7", "10.1000/things", "--folder", ".", "--format", "text", folder=folder)
    assert text.stdout.splitlines() == [
        "7 and 10.1000/things are the same work: https://doi.org/10.1000/things",
        "  reference 1 of both (both.md:9) bears both names",
    ]
    apart = kg("why-same", "both/1", "both/2", "--folder", ".", "--format", "text", folder=folder)
    assert apart.returncode == 1
    assert "nothing ties the two" in apart.stdout
    for word in ("nobody", "10.9999/nothing"):
        unknown = kg("why-same", word, "both/2", "--folder", ".", folder=folder)
        assert (unknown.returncode, "Traceback" in unknown.stderr) == (2, False)
        assert "no entry of a reference list is called" in unknown.stderr


def test_the_order_and_number_of_builds_leave_the_same_bytes(tmp_path: Path) -> None:
    folder = write(tmp_path / "in")
    built(folder, 1)
    whole = shards(folder / "build")
    assert "works.nq.gz" in whole
    text = (folder / "both.md").read_text("utf-8")
    (folder / "both.md").unlink()
    built(folder, 1)
    assert shards(folder / "build") != whole
    (folder / "both.md").write_text(text, "utf-8")
    built(folder, 1)
    assert shards(folder / "build") == whole
