"""Pages and figures from Python."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError
from kg.workspace import open_workspace, outputs, pages

if TYPE_CHECKING:
    from pathlib import Path

    from kg.workspace.workspace import Workspace


@pytest.fixture
def several(tmp_path: Path) -> Workspace:
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(f"# On {name}\n\nGout is rare in adults.\n", "utf-8")
    return open_workspace(tmp_path)


def test_a_notebook_shows_the_page_in_a_frame(several: Workspace) -> None:
    page = several.page("one")
    assert page.title == "On one"
    shown = page._repr_html_()
    assert shown.startswith('<iframe title="On one" srcdoc="&lt;!DOCTYPE html&gt;')
    assert unescape(shown.split('srcdoc="')[1].split('" sandbox')[0]) == page.html
    assert "height:680px" in shown
    assert "html" not in repr(page)


def test_several_articles_are_shown_together_or_by_name(several: Workspace) -> None:
    assert several.page().title == "2 articles"
    assert several.page("On Two").title == "On two"
    assert several.page("two").html != several.page("one").html
    with pytest.raises(InputError, match="no article called 'three'"):
        several.page("three")
    assert not several.output.exists()


def test_a_page_is_saved_whole(several: Workspace, tmp_path: Path) -> None:
    target = several.page("one").save(tmp_path / "new" / "page.html")
    assert target.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert [path.name for path in target.parent.iterdir()] == ["page.html"]


def test_a_figure_is_drawn_of_the_article_that_is_named(several: Workspace) -> None:
    assert b"Gout is rare in adults." in several.figure()
    assert several.figure("timeline", "pdf", "two").startswith(b"%PDF")
    with pytest.raises(InputError, match="no article called"):
        several.figure(article="three")


def test_the_page_of_a_corpus_is_made_when_it_is_looked_at(several: Workspace) -> None:
    several.build(jobs=1)
    file = several.output / "index.html"
    assert not file.exists()
    assert pages.index(several) == file
    html = file.read_text("utf-8")
    assert "2 articles" in html
    assert "audit.html" not in html.split("<script>", maxsplit=1)[0]
    before = file.stat().st_mtime_ns
    pages.index(several)
    assert file.stat().st_mtime_ns == before
    (several.sources.root / "three.md").write_text("# On three\n\nGout is rare in children.\n", "utf-8")
    again = open_workspace(several.sources.root)
    again.build(jobs=1)
    assert "3 articles" in pages.index(again).read_text("utf-8")


def test_above_so_many_articles_none_has_a_page_of_its_own(
    several: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outputs, "MOST_PAGES", 1)
    counts = several.build().counts
    assert counts["  without a page of their own"] == 2
    assert not (several.output / "articles").exists()
    assert "2 articles" in (several.output / "index.html").read_text("utf-8")
    monkeypatch.undo()
    assert "  without a page of their own" not in several.build().counts
    assert len(list((several.output / "articles").iterdir())) == 2
