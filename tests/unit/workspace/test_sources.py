"""Which files make up a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError
from kg.workspace import sources
from kg.workspace.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def folder_with(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return root


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


def test_a_folder_is_sorted_by_suffix_and_project_papers_are_no_articles(tmp_path: Path) -> None:
    folder = folder_with(
        tmp_path, "b.md", "a.MD", "README.md", "CHANGELOG.md", "x.bib", "v.ttl", "verdicts.csv", "n.pdf"
    )
    found = sources.of_folder(folder, Settings())
    assert names(found.articles) == ["a.MD", "b.md"]
    assert names(found.bibliographies) == ["x.bib"]
    assert names(found.vocabularies) == ["v.ttl"]
    assert found.verdicts == tmp_path / "verdicts.csv"


def test_patterns_win_over_suffixes(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "text/README.md", "b.md")
    found = sources.of_folder(folder, Settings(articles=("text/*.md",)))
    assert names(found.articles) == ["README.md"]
    assert found.verdicts is None


def test_named_files_are_sorted_by_kind_in_any_order(tmp_path: Path) -> None:
    folder_with(tmp_path, "b.md", "a.txt", "x.bib", "v.ttl", "w.csv")
    paths = [tmp_path / name for name in ("x.bib", "b.md", "w.csv", "v.ttl", "a.txt")]
    assert sources.of_files(paths) == sources.of_files(paths[::-1])
    assert names(sources.of_files(paths).articles) == ["a.txt", "b.md"]


def test_files_that_are_missing_or_of_no_kind_are_refused(tmp_path: Path) -> None:
    folder_with(tmp_path, "a.pdf")
    with pytest.raises(InputError, match="no file"):
        sources.of_files([tmp_path / "gone.md"])
    with pytest.raises(InputError, match="no known kind"):
        sources.of_files([tmp_path / "a.pdf"])


def test_names_never_hold_a_path_of_the_machine(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "work/a.md", "elsewhere/x.bib")
    found = sources.of_folder(folder / "work", Settings())
    assert found.name(tmp_path / "work" / "a.md") == "a.md"
    assert found.name(tmp_path / "elsewhere" / "x.bib") == "x.bib"


def test_a_workspace_has_settings_or_an_article(tmp_path: Path) -> None:
    assert not sources.is_workspace(folder_with(tmp_path, "notes.md"))
    assert sources.is_workspace(folder_with(tmp_path, "article.md"))
    assert sources.is_workspace(folder_with(tmp_path / "other", "kg.toml"))


def test_a_file_too_large_or_gone_is_refused_before_it_is_read(tmp_path: Path) -> None:
    folder_with(tmp_path, "a.md")
    with pytest.raises(InputError, match="larger than"):
        sources.read_bytes(tmp_path / "a.md", limit=0)
    with pytest.raises(InputError, match="cannot be read"):
        sources.read_bytes(tmp_path / "gone.md")


def test_settings_that_are_no_utf8_are_refused(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="not UTF-8"):
        sources.read_settings(tmp_path)
    assert sources.read_settings(tmp_path / "nowhere") == Settings()
