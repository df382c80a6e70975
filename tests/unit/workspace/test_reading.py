"""Which bibliographies serve which article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.workspace import open_workspace, reading

if TYPE_CHECKING:
    from pathlib import Path


def entry(key: str) -> str:
    return f"@article{{{key}, title={{On {key}}}, year={{2001}}}}\n"


def filled(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = entry(path.stem) if path.suffix == ".bib" else "# A\n\nIt is rare [@x].\n"
        path.write_text(text, "utf-8")
    return root


@pytest.mark.parametrize(
    ("names", "article", "served"),
    [
        (("a.md", "x.bib", "y.bib"), "a.md", ["x", "y"]),
        (("a.md", "b.md", "x.bib", "a.bib"), "a.md", ["a"]),
        (("a.md", "b.md", "x.bib", "a.bib"), "b.md", ["a", "x"]),
        (("p/a.md", "q/b.md", "p/x.bib", "q/y.bib", "z.bib"), "p/a.md", ["x", "z"]),
        (("p/a.md", "q/b.md", "p/x.bib", "q/y.bib", "z.bib"), "q/b.md", ["y", "z"]),
        (("p/a.md", "p/x.bib"), "p/a.md", ["x"]),
        (("p/a.md", "q/y.bib"), "p/a.md", []),
    ],
)
def test_bibliographies_serve_the_articles_beside_and_below(
    tmp_path: Path, names: tuple[str, ...], article: str, served: list[str]
) -> None:
    sources = open_workspace(filled(tmp_path, *names)).sources
    linked, used = reading.reader(sources).article(tmp_path / article)
    assert [reference.key for reference in linked.references] == served
    assert [path.stem for path in used] == served


def test_a_bibliography_that_is_named_wins_and_one_that_is_not_there_is_told(tmp_path: Path) -> None:
    folder = filled(tmp_path, "x.bib", "y.bib")
    (folder / "a.md").write_text("---\nbibliography: [y.bib, gone.bib]\n---\n\nIt is rare [@y].\n", "utf-8")
    linked, used = reading.reader(open_workspace(folder).sources).article(folder / "a.md")
    assert [reference.key for reference in linked.references] == ["y"]
    assert [path.name for path in used] == ["y.bib", "gone.bib"]
    assert "missing-bibliography" in {problem.code for problem in linked.problems}
