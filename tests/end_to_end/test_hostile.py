"""Nasty files: a message or a Problem, never a traceback, and what was built before stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.errors import KgError
from kg.workspace import open_workspace
from kg.workspace.sources import LARGEST_ARTICLE

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = b"@article{a, title={T}, author={A, B}, year=2001}\n"

ARTICLES = {
    "empty": b"",
    "blanks": b" \n\n\t\n",
    "nul bytes": b"# T\n\nOne\x00two [@a].\n",
    "not utf-8": "# T\n\nMüßig [@a].\n".encode("latin-1"),
    "script in the title": b"# <script>alert(1)</script>\n\nIt is <b onclick=x>common</b> [@a].\n",
    "unbalanced brackets": b"# T\n\n" + b"[" * 20_000 + b"@a" + b"(" * 20_000,
    "emphasis without end": b"# T\n\n" + b"*_" * 20_000,
    "a key of ten thousand characters": b"# T\n\nIt is rare [@" + b"k" * 10_000 + b"].\n",
    "a long range": b"# T\n\nIt is rare [1-999999999].\n\n## References\n\n1. A B. Title. J. 2001;1:1.\n",
    "bidirectional text": "# T\n\n\u202eIt is rare\u202c مرحبا [@a].\n".encode(),
    "lone surrogates": b"# T\n\nIt is \xed\xa0\x80 rare [@a].\n",
    "broken front matter": b"---\ntitle: [unclosed\n---\n\nIt is rare [@a].\n",
    "alias bomb": b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: *c\n---\n\nIt is rare [@a].\n",
    "deep quotes": b">" * 5_000 + b" It is rare [@a].\n",
    "deep lists": b"".join(b" " * (2 * n) + b"- x\n" for n in range(300)),
    "formula in a cell": b"# T\n\n=cmd|'/c calc'!A1 is common in children [@a].\n",
}

BIBLIOGRAPHIES = {
    "empty": b"",
    "unbalanced braces": b"@article{a, title={T" + b"{" * 5_000,
    "unterminated": b"@article{a, title={T}",
    "duplicate keys": ENTRY * 3,
    "nul bytes": ENTRY.replace(b"{T}", b"{T\x00}"),
    "script in the title": ENTRY.replace(b"{T}", b"{</script><script>alert(1)</script>}"),
    "a key of ten thousand characters": ENTRY.replace(b"{a,", b"{" + b"k" * 10_000 + b","),
    "a key with quotes and angles": ENTRY.replace(b"{a,", b'{a"<b>\\,'),
    "binary": bytes(range(256)) * 8,
    "not utf-8": "@article{a, title={Müßig}, year=2001}".encode("latin-1"),
}


def built(folder: Path, article: bytes, bibliography: bytes) -> str:
    (folder / "article.md").write_bytes(article)
    (folder / "references.bib").write_bytes(bibliography)
    open_workspace(folder).build()
    return (folder / "build" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("name", ARTICLES)
def test_a_nasty_article_is_built_and_shown_as_text(name: str, tmp_path: Path) -> None:
    page = built(tmp_path, ARTICLES[name], ENTRY)
    assert "<script>alert" not in page
    assert "<b onclick" not in page


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_a_nasty_bibliography_is_built_and_its_faults_are_problems(name: str, tmp_path: Path) -> None:
    page = built(tmp_path, b"# T\n\nIt is rare [@a].\n", BIBLIOGRAPHIES[name])
    assert "<script>alert" not in page


def test_a_failed_build_leaves_the_graph_of_before(tmp_path: Path) -> None:
    built(tmp_path, b"# T\n\nIt is rare [@a].\n", ENTRY)
    before = {path.name: path.read_bytes() for path in (tmp_path / "build").iterdir()}
    (tmp_path / "kg.toml").write_text("[audit]\noff = 3\n", "utf-8")
    outcome = CliRunner().invoke(kg, ["build", str(tmp_path)])
    assert isinstance(outcome.exception, KgError)
    assert {path.name: path.read_bytes() for path in (tmp_path / "build").iterdir()} == before


def test_a_line_of_fifty_megabytes_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_bytes(b"# T\n\n" + b"It is rare in adults [@a]. " * 2_000_000)
    with pytest.raises(KgError, match="larger than 16 MiB"):
        open_workspace(tmp_path).build()


def test_an_article_too_large_among_others_is_a_problem_and_the_rest_is_built(tmp_path: Path) -> None:
    (tmp_path / "big.md").write_bytes(b"x" * (LARGEST_ARTICLE + 1))
    (tmp_path / "small.md").write_bytes(b"# T\n\nIt is rare in adults.\n")
    result = open_workspace(tmp_path).build()
    assert [problem.code for problem in result.problems] == ["unread-article"]
    assert result.counts["articles"] == 1
