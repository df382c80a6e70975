"""The queue, a session at the terminal, and how far reviewers agree."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import kg.cli
from kg.workspace import open_workspace
from tests.lumps import claim, run, said

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def test_the_queue_leaves_out_what_a_reviewer_has_judged_until_the_sentence_changes(lumps: Path) -> None:
    workspace = open_workspace(lumps)
    assert len(workspace.review("Ann")) == 3
    first = workspace.review()[0].candidate
    assert first.at_hand in {"abstract", "full text"}
    workspace.judge(first.claim, first.reference, "unrelated", basis="abstract", reviewer="Ann")
    assert first.citation not in {task.candidate.citation for task in workspace.review("ann")}
    assert len(workspace.review("Bo")) == 3
    name = claim(lumps, "They vanish")
    workspace.judge(name, "roe2001", "supported", basis="title", reviewer="Cy")
    assert len(workspace.review("Cy")) == 2
    changed = (lumps / "verdicts.csv").read_text("utf-8").replace("within two years", "within ten years")
    (lumps / "verdicts.csv").write_text(changed, "utf-8")
    assert len(workspace.review("Cy")) == 3


def test_the_queue_as_table_and_json(lumps: Path) -> None:
    listed = run("review", "--folder", str(lumps), "--limit", "2")
    rows = json.loads(listed.stdout)
    assert [set(row) >= {"worth", "claim", "reference", "at_hand", "findings", "text"} for row in rows] == [
        True
    ] * 2
    assert rows[0]["worth"] >= rows[1]["worth"]
    table = run("review", "--folder", str(lumps), "--format", "table")
    assert "They vanish within two years in most patients" in table.stdout
    refused = run("review", "--interactive", "--folder", str(lumps))
    assert refused.exit_code == 2
    assert "needs a terminal" in refused.output


def test_a_session_asks_writes_down_and_stops(lumps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["Ann", "x", "s", "", "not there", "said Ann", "y", "k", "n", "title", "", "", "q"]
    done = session(lumps, answers, monkeypatch)
    assert done.exit_code == 0, done.output
    assert "does not stand in the" in done.output
    assert "Verdicts written down: 2" in done.output
    text = (lumps / "verdicts.csv").read_text("utf-8")
    assert "not there,Ann" in text
    assert "said Ann" in text


def test_a_session_without_a_quote_that_fits_and_an_end_of_input(
    lumps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = session(lumps, ["Ann", "s", "", "not there", "", "n", ""], monkeypatch)
    assert "Verdicts written down: 1" in done.output
    assert "not there" not in (lumps / "verdicts.csv").read_text("utf-8")


def session(folder: Path, answers: list[str], monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.setattr(sys.modules["kg.cli.review"], "at_terminal", lambda: True)
    words = ["review", "--interactive", "--folder", str(folder)]
    return CliRunner().invoke(kg.cli.kg, words, input="\n".join(answers) + "\n")


def test_agreement_says_when_there_is_not_enough(lumps: Path) -> None:
    words = ("agreement", "--folder", str(lumps), "--format", "table")
    assert "Not enough" in run(*words).stdout
    workspace = open_workspace(lumps)
    lump, gone = claim(lumps, "Lumps are"), claim(lumps, "They vanish")
    for reviewer in ("Ann", "Bo"):
        workspace.judge(lump, "doe1999", "supported", basis="title", reviewer=reviewer)
    assert "not enough: all verdicts are alike" in run(*words).stdout
    for reviewer, said_so in (("Ann", "unrelated"), ("Bo", "overstated")):
        workspace.judge(gone, "doe1999", said_so, basis="title", reviewer=reviewer)
    shown = run(*words).stdout
    assert "0.33 (too few pairs to rely on)" in shown
    found = json.loads(run("agreement", "--folder", str(lumps)).stdout)
    assert found["between"][0]["kappa"] == pytest.approx(1 / 3)
    assert found["judged"] == 2


def test_a_session_over_all_pairs_ends_by_itself(lumps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = session(lumps, ["Ann", "k", "k", "k"], monkeypatch)
    assert "Verdicts written down: 0" in done.output
    assert "[3 of 3]" in done.output
    quitted = session(lumps, ["Ann", "q"], monkeypatch)
    assert "[2 of 3]" not in quitted.output
    assert not (lumps / "verdicts.csv").exists()


def test_a_session_shows_the_findings_and_stops_at_what_it_cannot_write(
    lumps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (lumps / "verdicts.csv").write_text("claim,reference,verdict,basis\n", "utf-8")
    done = session(lumps, ["Ann", "s", "title", "", ""], monkeypatch)
    assert "finding " in done.output
    assert "no column 'reviewer'" in said(done)
