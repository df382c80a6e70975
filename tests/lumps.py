"""A small workspace to judge in: three citations, one abstract, one full text; and the commands run on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

import kg.cli
from kg.errors import KgError
from kg.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

ARTICLE = """---
title: Hard lumps
---

# Discussion

Lumps are frequent in children.[@doe1999]

They vanish within two years in most patients.[@doe1999; @roe2001] Cold makes them worse.
"""
BIBLIOGRAPHY = """@article{doe1999, title = {Lumps in the young}, author = {Doe, Ann}, year = 1999,
  abstract = {We saw lumps in 30 of 40 children. Adults were not seen.}}
@article{roe2001, title = {Two years on}, author = {Roe, Bo}, year = 2001}
@article{poe2003, title = {Never cited}, author = {Poe, Cy}, year = 2003}
"""


def make(folder: Path) -> None:
    """Write the workspace into a folder."""
    (folder / "article.md").write_text(ARTICLE, "utf-8")
    (folder / "references.bib").write_text(BIBLIOGRAPHY, "utf-8")
    (folder / "texts").mkdir()
    (folder / "texts" / "roe2001.txt").write_text("All lumps vanished\nwithin five years.", "utf-8")


def claims(folder: Path) -> dict[str, str]:
    return {
        claim.text: claim.id for linked in open_workspace(folder).articles for claim in linked.article.claims
    }


def claim(folder: Path, start: str) -> str:
    return next(name for text, name in claims(folder).items() if text.startswith(start))


def run(*words: str) -> Result:
    return CliRunner().invoke(kg.cli.kg, words)


def give(folder: Path, *words: str, name: str = "Ann") -> Result:
    return run("verdict", *words, "--reviewer", name, "--folder", str(folder))


def said(result: Result) -> str:
    assert isinstance(result.exception, KgError), result.output
    return str(result.exception)
