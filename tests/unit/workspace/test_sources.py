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


RIS = "TY  - JOUR\nID  - lee2011\nTI  - On lime\nER  - \n"
LIST = "1. Lee A. On lime. J Lime. 2011;7:1-9.\n2. Ek B. Lime. J Lime. 2012;8:1-9.\n"


def test_what_a_file_holds_decides_where_its_suffix_does_not(tmp_path: Path) -> None:
    texts = {
        "a.txt": "# T\n\nLime is rare.\n",
        "b.txt": RIS,
        "c.ris": RIS,
        "d.json": '[{"id": "a", "type": "book", "title": "T", "publisher": "P"}]',
        "e.json": '{"name": "settings"}',
        "f.xml": "<article/>",
        "g.xml": "<PubmedArticleSet/>",
        "h.txt": LIST,
        "i.nbib": "",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = sources.of_folder(tmp_path, Settings())
    assert names(found.articles) == ["a.txt", "f.xml"]
    assert names(found.bibliographies) == ["b.txt", "c.ris", "d.json", "g.xml", "h.txt", "i.nbib"]
    named = sources.of_files([tmp_path / name for name in texts])
    assert names(named.articles) == ["a.txt", "f.xml"]
    assert names(named.bibliographies) == ["b.txt", "c.ris", "d.json", "e.json", "g.xml", "h.txt", "i.nbib"]


def test_a_file_that_the_settings_name_is_of_that_kind_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Lime is rare.", encoding="utf-8")
    (tmp_path / "b.txt").write_text(RIS, encoding="utf-8")
    listed = sources.of_folder(tmp_path, Settings(bibliographies=("a.txt",)))
    assert (names(listed.bibliographies), names(listed.articles)) == (["a.txt"], [])
    written = sources.of_folder(tmp_path, Settings(articles=("b.txt",)))
    assert (names(written.articles), names(written.bibliographies)) == (["b.txt"], [])
    both = sources.of_folder(tmp_path, Settings(articles=("b.txt",), bibliographies=("a.txt",)))
    assert (names(both.articles), names(both.bibliographies)) == (["b.txt"], ["a.txt"])


def test_a_file_that_cannot_be_opened_is_no_bibliography(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(InputError, match="no file"):
        sources.of_files([tmp_path / "a.txt"])
    assert sources.of_folder(tmp_path, Settings()).bibliographies == ()


def test_a_folder_without_articles_is_searched_below(tmp_path: Path) -> None:
    folder = folder_with(
        tmp_path, "a/b/one.md", "a/two.xml", "a/refs.bib", ".git/no.md", "build/no.md", "a/README.md"
    )
    found = sources.of_folder(folder, Settings())
    assert names(found.articles) == ["one.md", "two.xml"]
    assert names(found.bibliographies) == ["refs.bib"]
    assert found.nested


def test_a_folder_with_an_article_is_not_searched_below(tmp_path: Path) -> None:
    found = sources.of_folder(folder_with(tmp_path, "one.md", "a/two.md", "a/refs.bib"), Settings())
    assert names(found.articles) == ["one.md"]
    assert not found.bibliographies
    assert not found.nested


def test_a_folder_with_a_list_alone_is_searched_below(tmp_path: Path) -> None:
    (tmp_path / "references.txt").write_text(LIST, encoding="utf-8")
    folder_with(tmp_path, "one/a.md", "two/b.md")
    found = sources.of_folder(tmp_path, Settings())
    assert names(found.articles) == ["a.md", "b.md"]
    assert names(found.bibliographies) == ["references.txt"]
    assert found.nested
