"""Text that is meant to harm: linear time, no error, nothing silent."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from kg.read import markdown
from kg.read.markdown.syntax import LONGEST_PASSAGE, MOST_BRACKETS

if TYPE_CHECKING:
    from kg.model import Document


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


PATTERNS = [
    "[", "![", "[@a;", "@a [", "[x @a ", "^[a ", "[a](", "[^", "*a", "_a ", "**a *b ", "`", "`a``b", "$", "$a ", "$$ a\n",
    "\\a{", "\\a[", "\\begin{a}\n", "<a ", "<!-- a\n\n", "<div>", '<div a="', "<pre>\n", "<table>\n", "<![CDATA[",
    "> ", ">a\n", "- ", "- a\n", "1. ", "|a", "|a|\n", "| a\n", "+-+\n|a|\n", "a b\n-- --\n", "-----\na\n", "::: a\n",
    "```x\n", "a\n:   b\n\n", "[^a]: ", "[a]: ", "{#a ", "(@a) x\n\n", "x. X\n\n", "a@", "tel 1", "www.", "&a", "~a", "^a",
    "(a) x\n", "Figure 1. x\n\n", "**Ab**\n\n", "---\na: b\n\n", "\x00", "\r", "\t", "aaa bbb ccc ddd\n\n", "¹,", "--",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_the_text_takes_twice_the_time(pattern: str) -> None:
    """Compare two sizes, not seconds: a machine may be slow; quadratic time would be four times and more."""
    times = []
    for size in (4_000, 16_000):
        text = pattern * (size // len(pattern))
        start = time.process_time()
        markdown.parse(text, "a.md")
        times.append(time.process_time() - start)
    assert times[1] < 9 * max(times[0], 0.05)


def test_a_very_long_line_is_kept_as_it_is() -> None:
    document = markdown.parse("ab *c* " * LONGEST_PASSAGE, "a.md")
    assert codes(document) == ["passage-too-long"]
    assert document.blocks[0].text.count("*c*") == LONGEST_PASSAGE


def test_a_passage_of_brackets_is_kept_as_it_is() -> None:
    document = markdown.parse("[" * (MOST_BRACKETS + 1), "a.md")
    assert codes(document) == ["passage-too-long"]
    assert document.blocks[0].text == "[" * (MOST_BRACKETS + 1)


def test_a_very_long_key() -> None:
    key = "k" * 10_000
    document = markdown.parse(f"It hurts [@{key}].", "a.md")
    assert document.blocks[0].markers[0].labels[0].text == key


def test_many_brackets_inside_each_other() -> None:
    text = "[" * 2_000 + "@a" + "]" * 2_000
    document = markdown.parse(text, "a.md")
    assert document.blocks[0].text == text
    assert [label.text for marker in document.blocks[0].markers for label in marker.labels] == ["a"]


def test_quotations_inside_each_other() -> None:
    document = markdown.parse("> " * 10_000 + "deep", "a.md")
    assert document.blocks[0].text == "deep"
    assert codes(document) == ["nested-too-deep"]


def test_null_characters_are_said_and_seen() -> None:
    document = markdown.parse("one\ntwo\x00\x00three", "a.md")
    assert [(problem.code, problem.line) for problem in document.problems] == [("null-character", 2)]
    assert document.blocks[0].text == "one two��three"


@pytest.mark.parametrize(
    "text", ["", "\n", " ", "\ufeff", "---", "---\n---", "%", "[@]", "# ", "<", "\\", "@", "[^1]:", "$$"]
)
def test_next_to_nothing(text: str) -> None:
    document = markdown.parse(text, "a.md")
    assert "".join(block.text for block in document.blocks) in text
