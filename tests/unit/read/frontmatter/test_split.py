"""Where metadata end and the text begins."""

from __future__ import annotations

from kg.read.frontmatter import split


def test_front_matter() -> None:
    found = split("\n---\na: b\n...\nText\n")
    assert (found.metadata, found.metadata_line, found.text, found.text_line) == ("a: b\n", 3, "Text\n", 5)


def test_a_rule_and_a_blank_line_are_no_front_matter() -> None:
    text = "---\n\na: b\n---\n"
    assert split(text).text == text


def test_never_closed() -> None:
    assert split("---\na: b\n").unclosed
    assert not split("---\nText\n").unclosed


def test_a_title_block_goes_on_in_indented_lines() -> None:
    found = split("% On\n  gout\n%\n% 2020\nText")
    assert found.title == (("On\n  gout", 1), ("", 3), ("2020", 4))
    assert (found.text, found.text_line) == ("Text", 5)


def test_nothing() -> None:
    assert split("").text == ""
