from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from kg.errors import StoreError
from kg.model import Coverage, NotChecked
from kg.workspace import corpus, open_workspace
from kg.workspace.corpus.auditing import Auditing, _sum
from kg.workspace.corpus.outputs import listed
from tests.corpora import fill

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.model import Audit, Finding
    from kg.workspace import Workspace


def audited(workspace: Workspace, jobs: int = 1) -> tuple[Audit, list[Finding]]:
    found: list[Finding] = []
    return workspace.audit_corpus(found.extend, jobs=jobs), found


def deadly(self: Auditing, graphs: Sequence[str]) -> list[tuple[str, Audit]]:
    """Audit as ever, but let the article ``paper3`` kill the process."""
    if any(graph.endswith("paper3") for graph in graphs):
        os.kill(os.getpid(), signal.SIGKILL)
    return [(graph, self._one(graph)) for graph in graphs]


def test_a_corpus_is_audited_as_its_articles_together_are(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in")
    whole, found = audited(open_workspace(folder, tmp_path / "out"))
    at_once = open_workspace(folder, tmp_path / "other").audit().audit
    assert {finding.id for finding in found} == {finding.id for finding in at_once.findings}
    assert len(found) == len(at_once.findings) > 10
    assert {(c.check, c.inspected, c.found) for c in whole.coverage} == {
        (c.check, c.inspected, c.found) for c in at_once.coverage if c.check != "V04"
    }


def test_findings_come_in_the_order_of_the_list_whatever_the_pool(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 20)
    one, found = audited(open_workspace(folder, tmp_path / "out"))
    two, again = audited(open_workspace(folder, tmp_path / "out"), jobs=2)
    assert found == again
    assert one == two
    order = [finding.article.rpartition("/")[2] for finding in found if not finding.check.startswith("G")]
    assert list(dict.fromkeys(order)) == listed(tmp_path / "out")


def test_settings_hold_for_articles_and_for_all_together(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 2)
    _, before = audited(open_workspace(folder, tmp_path / "out"))
    first = next(finding for finding in before if finding.check == "C01")
    (folder / "kg.toml").write_text(
        '[audit]\noff = ["D01", "G01"]\n[audit.severity]\nC01 = "error"\nG02 = "error"\n'
        f'[[audit.suppress]]\nfinding = "{first.id}"\nreason = "seen"\n'
        '[[audit.suppress]]\nfinding = "C01-nothing"\nreason = "gone"\n'
        '[[audit.suppress]]\nfinding = "G03-nothing"\nreason = "gone too"\n',
        "utf-8",
    )
    whole, found = audited(open_workspace(folder, tmp_path / "out"))
    assert "D01" not in {finding.check for finding in found}
    assert {finding.severity for finding in found if finding.check == "C01"} == {"error"}
    assert [finding.suppressed for finding in found if finding.id == first.id] == ["seen"]
    assert [item.finding for item in whole.unused] == ["C01-nothing", "G03-nothing"]
    skipped = {cover.check for cover in whole.coverage if cover.skipped}
    assert skipped >= {"D01", "G01"}
    assert "C01" not in skipped


def test_texts_and_notices_serve_the_articles_that_cite_them(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.md").write_text("# A\n\nIt is found in 40 % of patients [@doe].\n", "utf-8")
    entry = "@article{doe, title={Of it}, author={Doe, J}, year={2001}, doi={10.1/x}}"
    (folder / "refs.bib").write_text(entry, "utf-8")
    (folder / "texts").mkdir()
    (folder / "texts" / "doe.txt").write_text("It was found in 12 % of patients.", "utf-8")
    (folder / "texts" / "nobody.txt").write_text("Nothing.", "utf-8")
    _, found = audited(open_workspace(folder, tmp_path / "out"), jobs=2)
    assert [finding.check for finding in found].count("U03") == 2


def test_an_article_that_kills_its_process_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fill(tmp_path / "in", 6)
    workspace = open_workspace(folder, tmp_path / "out")
    audited(workspace)
    monkeypatch.setattr("kg.workspace.corpus.pools._work", killing)
    whole, found = audited(workspace, jobs=2)
    assert [problem.source.rpartition("/")[2] for problem in whole.problems] == ["paper3"]
    assert "paper3" not in {finding.article.rpartition("/")[2] for finding in found}
    assert "paper4" in {finding.article.rpartition("/")[2] for finding in found}


def killing(graphs: tuple[str, ...]) -> list[tuple[str, Audit]]:
    from kg.workspace.corpus import pools

    return deadly(pools._given[0], graphs)  # noqa: SLF001 - the job that a worker was given


def test_without_a_corpus_there_is_nothing_to_audit(tmp_path: Path) -> None:
    workspace = open_workspace(fill(tmp_path / "in", 1))
    with pytest.raises(StoreError, match="no corpus"):
        corpus.audit(
            workspace.sources,
            workspace.settings,
            tmp_path,
            pool=corpus.pool(1),
            progress=lambda *_: None,
            sink=lambda _: None,
        )


def test_what_was_looked_at_adds_up() -> None:
    one = Coverage("C01", "claims", 3, 1, (NotChecked("dark", 2),))
    two = Coverage("C01", "claims", 4, 0, (NotChecked("dark", 1), NotChecked("far", 5)))
    off = Coverage("C01", "claims", 0, 0, skipped="switched off")
    assert _sum(one, two) == Coverage("C01", "claims", 7, 1, (NotChecked("dark", 3), NotChecked("far", 5)))
    assert _sum(one, off).skipped == ""
    assert _sum(off, off).skipped == "switched off"
