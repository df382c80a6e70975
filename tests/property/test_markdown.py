"""What holds of the blocks of any text."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Block, BlockKind, Document, Severity, Span
from kg.read import markdown

WORDS = st.from_regex(r"[a-z]{3,8}", fullmatch=True)
NASTY = st.text(
    alphabet=st.sampled_from(list("[](){}*_`~^$\\@<>!#|:;-+=.&%'\"/\n\n\t ax1é²\x00—")), max_size=120
)
PIECES = st.lists(
    st.sampled_from(
        [
            "[@a; @b]",
            "@c",
            "<sup>2</sup>",
            "^3^",
            "$x$",
            "`c`",
            "[t](u)",
            "[s]{#i .k}",
            "![i](u)",
            "^[n]",
            "word",
            "\n",
            "\n\n",
            "# ",
            "- ",
            "1. ",
            "> ",
            "| a | b |",
            "<div>",
            "</div>",
            "<!--",
            "-->",
            "\\foo{x}",
            "---",
            "a@b.org",
            "**",
            "*",
            "~~",
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            "End. ",
            "References",
            "Figure 1. ",
        ]
    ),
    max_size=30,
).map(" ".join)
FRAYED = (BlockKind.CODE, BlockKind.MATH, BlockKind.TABLE_ROW)
"""Kinds whose text may begin or end in a blank: an empty cell stands at the end of a row."""

TEXTS = st.one_of(NASTY, PIECES)


@st.composite
def prose(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Return a text and the words that must be found in it, none twice."""
    words = draw(st.lists(WORDS, min_size=6, max_size=30, unique=True))
    shapes = [
        "# {}\n\n", "{} {}.\n\n", "*{}* **{}** {}\n{}.\n\n", "- {}\n- {} {}\n\n", "1. {}\n\n    {}\n\n", "> {}\n> {}\n\n",
        "| {} | {} |\n|---|---|\n| {} | {} | {} |\n\n", "[{}](u) and [{}]{{.x}}\n\n", "{}^[{}] {}\n\n", "![{}](u)\n\n",
        "<div>\n<b>{}</b> {}\n</div>\n\n", "```\n{}\n```\n\n", "{}\n:   {}\n\n", "{}<sup>{}</sup> H~{}~\n\n",
        "+---+\n| {} |\n+---+\n\n", "<table><tr><td>{}</td><td>{}</td></tr></table>\n\n", "(a) {}\n(b) {}\n\n",
        "[@{}; see @{}, p. 3]\n\n", "$${}$$ {}\n\n", "\\emph{{{}}} \\foo{{{}}}\n\n", "{}\n---\n\n", "`{}` {}\n\n",
        "{}[^n]\n\n[^n]: {}\n    {}\n\n", "    {}\n\n", "## References\n\n1. {}\n2. {}\n\n", "Figure 1. {}\n\n",
    ]  # fmt: skip
    parts, used = [], 0
    while used < len(words):
        shape = draw(st.sampled_from(shapes))
        count = shape.count("{}")
        filling = (words[used : used + count] + ["xx"] * count)[:count]
        parts.append(shape.format(*filling))
        used += count
    return "".join(parts), words


def spans(block: Block) -> list[Span]:
    inside = [*block.superscripts, *block.opaque, *(note.span for note in block.annotations)]
    return [*inside, *(marker.span for marker in block.markers), *_labels(block)]


def _labels(block: Block) -> list[Span]:
    return [label.span for marker in block.markers for label in marker.labels]


@given(prose())
@settings(max_examples=300, deadline=None)
def test_no_word_is_lost(case: tuple[str, list[str]]) -> None:
    text, words = case
    document = markdown.parse(text, "a.md")
    found = " ".join(block.text for block in document.blocks)
    assert [word for word in words if word not in found] == []


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_every_part_lies_in_its_block(text: str) -> None:
    for block in markdown.parse(text, "a.md").blocks:
        whole = Span(0, len(block.text))
        assert all(span.start <= span.end and whole.holds(span) for span in spans(block))
        assert block.text
        assert block.text == block.text.strip(" \n") or block.kind in FRAYED


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_labels_slice_back_to_their_keys(text: str) -> None:
    for block in markdown.parse(text, "a.md").blocks:
        for marker in block.markers:
            assert all(label.text == label.span.of(block.text) for label in marker.labels)
            assert all(marker.span.holds(label.span) for label in marker.labels)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_lines_rise_and_exist(text: str) -> None:
    document = markdown.parse(text, "a.md")
    last = text.replace("\r", "\n").count("\n") + 1
    for block in document.blocks:
        numbers = [block.line, *(line for _, line in block.breaks)]
        assert numbers == sorted(numbers)
        offsets = [offset for offset, _ in block.breaks]
        assert offsets == sorted(offsets)
        assert all(1 <= number <= last for number in (*numbers, *(marker.line for marker in block.markers)))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_markers_do_not_overlap(text: str) -> None:
    for block in markdown.parse(text, "a.md").blocks:
        ordered = sorted(marker.span for marker in block.markers)
        assert all(left.end <= right.start for left, right in itertools.pairwise(ordered))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_reading_twice_is_the_same(text: str) -> None:
    assert markdown.parse(text, "a.md") == markdown.parse(text, "a.md")


@given(PIECES, st.from_regex(r"[a-z]{1,8}\.[a-z]{1,8}@[a-z]{2,8}\.(?:org|com)", fullmatch=True))
@settings(max_examples=200, deadline=None)
def test_no_address_is_exported(text: str, address: str) -> None:
    document = markdown.parse(f"{text}\n\nWrite to {address} now.", "a.md")
    assert address not in _exported(document)


def _exported(document: Document) -> str:
    texts = [block.text for block in document.blocks]
    return "\n".join((*texts, str(document.work), *(f"{one.message} {one.raw}" for one in document.problems)))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_problems_are_sorted_and_say_where(text: str) -> None:
    problems = markdown.parse(text, "a.md").problems
    assert list(problems) == sorted(problems)
    assert all(problem.source == "a.md" and problem.line >= 0 and problem.message for problem in problems)
    assert all(isinstance(problem.severity, Severity) for problem in problems)
