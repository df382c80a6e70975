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
    for name, doi in (("a", "10.1/same"), ("b", "10.1/same"), ("c", "10.1/c")):
        head = f"---\ndoi: {doi}\njournal: Sleep\n---\n# {name}\n"
        (tmp_path / f"{name}.md").write_text(f"{head}\nInsomnia affects 4 % of adults in {name} [@x].\n")
    (tmp_path / "list.bib").write_text("@article{x, title={Sleep}, author={Ann Doe}, year={2001}}\n")
    workspace = open_workspace(tmp_path, tmp_path / "build")
    workspace.build(jobs=1)
    return open_workspace(tmp_path, tmp_path / "build")


def test_one_article_is_read_and_the_row_names_it(corpus: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    article = reading.Reader.article

    def counted(self: reading.Reader, path: Path) -> tuple[LinkedArticle, tuple[Path, ...]]:
        opened.append(path.name)
        return article(self, path)

    names = [
        str(row["claim"]).split("/article/")[1].replace("/claim/", "/") for row in corpus.claims().records()
    ]
    monkeypatch.setattr(reading.Reader, "article", counted)
    name = next(one for one in names if one.startswith("10-1-same-2/"))
    written = corpus.judge(name, "x", "supported", basis="title", reviewer="Ann")
    assert written.verdict.claim == name
    assert opened == ["b.md"]
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
    path = corpus.sources.root / "c.md"
    path.write_text(path.read_text().replace("10.1/c", "10.1/other"))
    with pytest.raises(InputError, match="'10-1-c' is now called '10-1-other'"):
        corpus.judge("10-1-c/insomnia", "x", "supported", basis="title", reviewer="Ann")
