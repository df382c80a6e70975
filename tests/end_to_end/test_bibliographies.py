"""An article built with a bibliography of each format: by key, and by DOI or title where it has a numbered list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from kg.workspace import Workspace

FILES = {
    "library.ris": (
        "lee2011",
        "TY  - JOUR\nID  - lee2011\nAU  - Lee, Ann\nTI  - Lime in the skin of sailors\nPY  - 2011\nDO  - 10.1000/lime\nER  - \n",
    ),
    "library.json": (
        "lee2011",
        (
            '[{"id": "lee2011", "type": "article-journal", "title": "Lime in the skin of sailors", "DOI": "10.1000/lime",'
            ' "author": [{"family": "Lee", "given": "Ann"}], "issued": {"date-parts": [[2011]]}}]'
        ),
    ),
    "library.nbib": (
        "4711",
        "PMID- 4711\nTI  - Lime in the skin of sailors.\nFAU - Lee, Ann\nDP  - 2011\nLID - 10.1000/lime [doi]\n",
    ),
    "library.xml": (
        "4711",
        (
            "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>4711</PMID><Article><Journal><JournalIssue><PubDate><Year>2011</Year>"
            "</PubDate></JournalIssue></Journal><ArticleTitle>Lime in the skin of sailors.</ArticleTitle>"
            '<ELocationID EIdType="doi">10.1000/lime</ELocationID><AuthorList><Author><LastName>Lee</LastName></Author></AuthorList></Article>'
            "</MedlineCitation></PubmedArticle></PubmedArticleSet>"
        ),
    ),
    "endnote.xml": (
        "lee2011",
        (
            "<xml><records><record><contributors><authors><author>Lee, Ann</author></authors></contributors><titles><title>"
            "Lime in the skin of sailors</title></titles><dates><year>2011</year></dates>"
            "<electronic-resource-num>10.1000/lime</electronic-resource-num></record></records></xml>"
        ),
    ),
    "library.enw": (
        "lee2011",
        "%0 Journal Article\n%A Lee, Ann\n%T Lime in the skin of sailors\n%D 2011\n%R 10.1000/lime\n",
    ),
    "savedrecs.txt": (
        "lee2011",
        "FN Clarivate\nVR 1.0\nPT J\nAU Lee, A\nAF Lee, Ann\nTI Lime in the skin of sailors\nPY 2011\nDI 10.1000/lime\nER\nEF\n",
    ),
    "references.txt": (
        "lee2011",
        "1. Lee A. Lime in the skin of sailors. J Lime. 2011;7:1-9. doi:10.1000/lime\n2. Ek B. Other lime. J Lime. 2012;8:1-9.\n",
    ),
}


def built(folder: Path, article: str, name: str) -> Workspace:
    (folder / "article.md").write_text(article, encoding="utf-8")
    (folder / name).write_text(FILES[name][1], encoding="utf-8")
    workspace = open_workspace(folder)
    workspace.build()
    return workspace


@pytest.mark.parametrize("name", FILES)
def test_a_claim_cites_by_key(name: str, tmp_path: Path) -> None:
    key = FILES[name][0]
    workspace = built(tmp_path, f"# Lime\n\nLime is found in 40 % of sailors [@{key}].\n", name)
    (row, *others) = workspace.query("claims-of-reference", reference=key).records()
    assert others == []
    assert str(row["claimText"]).startswith("Lime is found in 40 %")
    (work,) = workspace.query("SELECT ?work WHERE { ?claim cito:citesAsEvidence ?work }").rows
    assert work == ("https://doi.org/10.1000/lime",)
    assert workspace.query("dangling-pointers").rows == ()


@pytest.mark.parametrize("name", FILES)
def test_a_numbered_list_is_matched(name: str, tmp_path: Path) -> None:
    article = (
        "# Lime\n\nLime is found in 40 % of sailors [1]. It is rare in cooks [2]. Both agree [1, 2].\n\n## References\n\n"
        "1. Lee A. Lime in the skin of sailors. J Lime. 2011;7:1-9.\n2. Roe R. Lime and cooks. J Lime. 2010;6:1-9.\n"
    )
    workspace = built(tmp_path, article, name)
    assert [
        row["claimText"] for row in workspace.query("claims-of-reference", reference=FILES[name][0]).records()
    ]
    works = {
        str(row[0]) for row in workspace.query("SELECT ?work WHERE { ?reference biro:references ?work }").rows
    }
    assert "https://doi.org/10.1000/lime" in works


def test_the_front_matter_names_a_file_of_any_format(tmp_path: Path) -> None:
    (tmp_path / "other.bib").write_text("@book{other, title={Other}}", encoding="utf-8")
    article = (
        "---\ntitle: Lime\nbibliography: library.json\n---\n\nLime is found in 40 % of sailors [@lee2011].\n"
    )
    workspace = built(tmp_path, article, "library.json")
    assert [row["referenceKey"] for row in workspace.query("reference-list").records()] == ["lee2011"]


PROSE = "# Lime\n\nLime is found in 40 % of sailors [1]. It is rare in cooks [2].\n"


def test_a_list_in_a_file_of_its_own_is_the_list_of_the_article(tmp_path: Path) -> None:
    workspace = built(tmp_path, PROSE, "references.txt")
    cited = {
        str(row["referenceKey"]): row["claims"] for row in workspace.query("references-by-claims").records()
    }
    assert cited == {"lee2011": 1, "ek2012": 1}


def test_a_list_in_a_file_is_matched_to_another_bibliography(tmp_path: Path) -> None:
    (tmp_path / "library.bib").write_text(
        "@article{sailors, title={Lime in the skin of sailors}, doi={10.1000/lime}}", encoding="utf-8"
    )
    workspace = built(tmp_path, PROSE, "references.txt")
    cited = {
        str(row["referenceKey"]): row["claims"] for row in workspace.query("references-by-claims").records()
    }
    assert cited == {"sailors": 1, "ek2012": 1}


def test_an_article_with_keys_and_a_bibliography_for_them_takes_no_list(tmp_path: Path) -> None:
    (tmp_path / "library.bib").write_text("@article{a, title={A}}\n@article{b, title={B}}", encoding="utf-8")
    workspace = built(tmp_path, "# Lime\n\nLime is found in sailors [@a].\n", "references.txt")
    assert {str(row["referenceKey"]) for row in workspace.query("reference-list").records()} == {
        "a",
        "b",
        "lee2011",
        "ek2012",
    }


def test_a_list_beside_several_articles_is_the_list_of_none(tmp_path: Path) -> None:
    (tmp_path / "second.md").write_text(PROSE, encoding="utf-8")
    workspace = built(tmp_path, PROSE, "references.txt")
    assert {row["claims"] for row in workspace.query("references-by-claims").records()} == {0}


def test_a_list_called_as_its_article_is_that_articles(tmp_path: Path) -> None:
    (tmp_path / "second.md").write_text(PROSE, encoding="utf-8")
    (tmp_path / "second.txt").write_text(FILES["references.txt"][1], encoding="utf-8")
    workspace = built(tmp_path, "# Other\n\nLime is bad.\n", "library.ris")
    cited = [
        row["referenceKey"] for row in workspace.query("references-by-claims").records() if row["claims"]
    ]
    assert sorted(map(str, cited)) == ["ek2012", "lee2011"]
