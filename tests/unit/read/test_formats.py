"""Every suffix has a reader, and each takes bytes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.read.formats import ARTICLE_SUFFIXES, article_reader


@pytest.mark.parametrize("suffix", [".md", ".markdown", ".txt", ".MD"])
def test_text_is_decoded_with_what_is_wrong_with_it(suffix: str) -> None:
    found = article_reader(suffix)("A caf\xe9.\n".encode("latin-1"), "a.md")
    assert found.blocks[0].text == "A café."
    assert [problem.code for problem in found.problems] == ["not-utf-8"]


@pytest.mark.parametrize("suffix", [".xml", ".nxml", ".jats", ".XML"])
def test_xml_says_itself_how_it_is_encoded(suffix: str) -> None:
    data = '<?xml version="1.0" encoding="iso-8859-1"?><article><body><p>A café.</p></body></article>'
    found = article_reader(suffix)(data.encode("latin-1"), "a.xml")
    assert (found.blocks[0].text, found.problems) == ("A café.", ())


def test_a_suffix_is_known_in_any_case() -> None:
    assert ".nxml" in ARTICLE_SUFFIXES
    assert article_reader(".NXML") is article_reader(".nxml")


def test_no_reader_is_imported_before_it_is_needed() -> None:
    code = "import sys, kg.read.formats; print({'lxml', 'markdown_it'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
