"""Of a corpus only the article that is meant is read for a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError
from kg.workspace import open_workspace, reading

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import LinkedArticle
    from kg.workspace import Workspace


@pytest.fixture
def corpus(tmp_path: Path) -> Workspace:
    """Return a corpus of three articles, two of which have one name."""
    for name in ("a/sleep", "b/sleep", "c/naps"):
        path = tmp_path / f"{name}.md"
        path.parent.mkdir()
        path.write_text(f"# Title\n\nInsomnia affects 4 % of adults in {name[0]} [@x].\n")
    (tmp_path / "list.bib").write_text("@article{x, title={Sleep}, author={Ann Doe}, year={2001}}\n")
    workspace = open_workspace(tmp_path, tmp_path / "build")
    workspace.build(jobs=1)
    return open_workspace(tmp_path, tmp_path / "build")


def test_one_article_is_read_and_the_row_names_it(corpus: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    article = reading.Reader.article

    def counted(self: reading.Reader, path: Path) -> tuple[LinkedArticle, tuple[Path, ...]]:
        opened.append(path.relative_to(path.parents[1]).as_posix())
        return article(self, path)

    names = [
        str(row["claim"]).split("/article/")[1].replace("/claim/", "/") for row in corpus.claims().records()
    ]
    monkeypatch.setattr(reading.Reader, "article", counted)
    name = next(one for one in names if one.startswith("sleep-2/"))
    written = corpus.judge(name, "x", "supported", basis="title", reviewer="Ann")
    assert written.verdict.claim == name
    assert opened == ["b/sleep.md"]
    assert corpus.readable(name, "x") == {"title": "Sleep"}
    corpus.retract(written)
    assert (corpus.sources.root / "verdicts.csv").read_text().count("\n") == 1
    again = corpus.judge(name, "x", "supported", basis="title", reviewer="Ann")
    same = corpus.judge(name, "x", "supported", basis="title", reviewer="ann", once=True)
    assert (again.added is None, same.added) == (False, None)
    with pytest.raises(InputError, match="had been written down before"):
        corpus.retract(same)


@pytest.mark.parametrize(
    ("claim", "message"),
    [("insomnia", "named with its article"), ("nothing/insomnia", "no article is called 'nothing'")],
)
def test_a_claim_of_no_article_is_refused(corpus: Workspace, claim: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        corpus.judge(claim, "x", "supported", basis="title", reviewer="Ann")


def test_an_article_that_is_called_otherwise_now_is_refused(corpus: Workspace) -> None:
    path = corpus.sources.root / "c" / "naps.md"
    head = "---\njournal: Sleep\ndate: 2001\nvolume: 3\npage: 7-9\n---\n"
    path.write_text(head + path.read_text())
    with pytest.raises(InputError, match="'naps' is now called 'sleep-2001-3-7'"):
        corpus.judge("naps/insomnia", "x", "supported", basis="title", reviewer="Ann")
