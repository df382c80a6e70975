"""``kg figure`` and ``kg view``."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.cli.figure import FORMS, VIEWS
from kg.write import figure


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "article.md").write_text("# On gout\n\nGout is rare in adults.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_offers_what_can_be_drawn() -> None:
    assert tuple(figure.VIEWS) == VIEWS
    assert figure.FORMS == FORMS


def test_a_figure_is_written_where_it_is_wanted(folder: Path) -> None:
    run = CliRunner().invoke(kg, ["figure"])
    assert run.exit_code == 0
    assert run.output.startswith("map.svg: ")
    assert (folder / "map.svg").read_bytes().startswith(b"<?xml")
    CliRunner().invoke(kg, ["figure", "--view", "timeline", "-o", "pictures/t.PDF"])
    assert (folder / "pictures" / "t.PDF").read_bytes().startswith(b"%PDF")
    CliRunner().invoke(kg, ["figure", ".", "--format", "png", "-o", "odd.name"])
    assert (folder / "odd.name").read_bytes().startswith(b"\x89PNG")


def test_view_builds_what_is_missing_and_says_where_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(uri: str) -> bool:
        opened.append(uri)
        return True

    monkeypatch.setattr(webbrowser, "open", note)
    run = CliRunner().invoke(kg, ["view"])
    assert run.output.strip() == str(Path("build") / "index.html")
    assert opened == []
    page = folder / "build" / "index.html"
    before = page.stat().st_mtime_ns
    assert CliRunner().invoke(kg, ["view", "--open"]).exit_code == 0
    assert opened == [page.as_uri()]
    assert page.stat().st_mtime_ns == before


def test_view_says_when_no_browser_opens(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder
    monkeypatch.setattr(webbrowser, "open", lambda _uri: False)
    run = CliRunner().invoke(kg, ["view", "--open"])
    assert "open the file in one" in run.stderr
