"""Which reader reads which bibliography."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.read.bibliographies import FORMATS, SUFFIXES, kind, parse

HEADS = {
    "RIS": "Record 1\n\nTY  - JOUR\nTI  - On lime\nER  - \n",
    "MEDLINE": "\nPMID- 41\nTI  - On lime.\n",
    "Web of Science": "FN Clarivate\nVR 1.0\nPT J\nAU Lee, A\nTI On lime\nER\nEF\n",
    "Refer": "%0 Journal Article\n%T On lime\n%A Lee, A\n",
    "CSL-JSON": '[\n {"id": "lee", "type": "book", "title": "On lime", "publisher": "P"}]',
    "PubMed XML": '<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet SYSTEM "x.dtd">\n<PubmedArticleSet>\n'
    "<PubmedArticle><MedlineCitation><PMID>41</PMID><Article><ArticleTitle>On lime.</ArticleTitle></Article>"
    "</MedlineCitation></PubmedArticle></PubmedArticleSet>",
    "EndNote XML": "<xml><records><record><titles><title>On lime</title></titles></record></records></xml>",
    "BibTeX": "% mine\n@article{lee,\n title = {On lime}}\n",
    "list": "1. Lee A. On lime. J Lime. 2011;7:1-9.\n2. Ek B. Lime. J Lime. 2012;8:1-9.\n",
}


def test_every_format_has_a_case() -> None:
    assert [each.name for each in FORMATS] == list(HEADS)


@pytest.mark.parametrize("name", HEADS)
def test_what_a_file_holds_tells_its_format(name: str) -> None:
    data = HEADS[name].encode()
    assert kind(data) == name
    assert parse(data, "export.txt").references[0].work.title.startswith("On lime")


@pytest.mark.parametrize("name", HEADS)
def test_a_misleading_suffix_misleads_nobody(name: str) -> None:
    assert parse(HEADS[name].encode(), "export.ris").references[0].work.title.startswith("On lime")


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("It is rare.", ".txt"),
        ("", ".txt"),
        ('{"name": "pkg", "version": "1", "title": "x"}', ".json"),
        ('<article xmlns:xlink="x"><front/></article>', ".xml"),
        ("# T\n\nWrite to me@example.org, or cite @lee2011 {so}.", ".md"),
        (HEADS["RIS"], ".xml"),
    ],
)
def test_other_files_are_no_bibliographies(text: str, suffix: str) -> None:
    assert kind(text.encode(), suffix) == ""


@pytest.mark.parametrize("name", sorted(HEADS.keys() - {"list", "CSL-JSON"}))
def test_an_article_that_shows_a_record_is_no_bibliography(name: str) -> None:
    shown = f"# How to cite\n\nExport it:\n\n```\n{HEADS[name]}```\n"
    assert kind(shown.encode(), ".txt") == ""
    prose = "\n".join(f"Line {number} of an article." for number in range(30))
    assert kind(f"{prose}\n{HEADS[name]}".encode(), ".txt") == ""
    long = "It is long. " * 60
    assert kind(f"{long}\n{HEADS[name]}".encode(), ".txt") == ""


def test_where_nothing_tells_the_suffix_decides() -> None:
    assert [one.code for one in parse(b"hello", "a.json").problems] == ["not-json"]
    assert parse(b"hello", "a.bib").references == ()
    assert [one.code for one in parse(b"hello", "a.ris").problems] == ["text-outside-records"]
    assert parse(b"hello", "a.unknown").references == ()


def test_a_suffix_goes_before_what_stands_in_a_value() -> None:
    text = "@article{a,\n note = {\nTY  - JOUR\n}, title = {T}}\n"
    assert parse(text.encode(), "a.bib").references[0].work.title == "T"


def test_suffixes_that_other_files_share_are_not_enough() -> None:
    assert ".bib" in SUFFIXES
    assert not {".txt", ".xml", ".json"} & set(SUFFIXES)


def test_no_reader_is_imported_before_it_is_needed() -> None:
    code = "import sys, kg.read.bibliographies; print({'lxml', 'bibtexparser'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
