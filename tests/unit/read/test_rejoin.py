"""Paragraphs cut in two."""

from __future__ import annotations

import pytest

from kg.model import Block, BlockKind, Label, Marker, MarkerForm, Span
from kg.read.rejoin import rejoin

CUT = "Gout was treated by her doctor with"
KINDS = {
    "caption": BlockKind.CAPTION,
    "matter": BlockKind.MATTER,
    "row": BlockKind.TABLE_ROW,
    "note": BlockKind.FOOTNOTE,
    "heading": BlockKind.HEADING,
    "item": BlockKind.LIST_ITEM,
    "math": BlockKind.MATH,
}


def blocks(*texts: str) -> list[Block]:
    """Return paragraphs, or blocks of the kind before a colon, each on a line of its own."""
    found = []
    for line, text in enumerate(texts, 1):
        kind, _, rest = text.partition(": ")
        found.append(
            Block(KINDS[kind], rest, line) if kind in KINDS else Block(BlockKind.PARAGRAPH, text, line)
        )
    return found


def texts(*given: str) -> list[str]:
    return [block.text for block in rejoin(blocks(*given))]


def test_what_stands_between_comes_after() -> None:
    assert texts(CUT, "caption: Figure 1", "matter: Jane Roe", "row: a", "note: b", "drugs. It helped.") == [
        f"{CUT} drugs. It helped.",
        "Figure 1",
        "Jane Roe",
        "a",
        "b",
    ]


def test_a_paragraph_cut_twice() -> None:
    assert texts(CUT, "drugs that", "did not help.", "nor this") == [
        f"{CUT} drugs that did not help.",
        "nor this",
    ]


@pytest.mark.parametrize("between", ["heading: Results", "item: one", "math: x"])
def test_no_section_list_or_formula_is_passed(between: str) -> None:
    assert len(texts(CUT, between, "drugs.")) == 3


@pytest.mark.parametrize(
    "first",
    [f"{CUT} drugs.", f"{CUT}:", f"{CUT} what?", f"{CUT} drugs.”", f"({CUT} drugs.)", "Drugs against gout"],
)
def test_what_is_ended_or_short_goes_on_nowhere(first: str) -> None:
    assert texts(first, "and so on.") == [first, "and so on."]


@pytest.mark.parametrize("second", ["Drugs helped.", "1 drug.", "– drugs", "“Drugs”"])
def test_only_lower_case_goes_on(second: str) -> None:
    assert len(texts(CUT, second)) == 2


@pytest.mark.parametrize("second", ["(drugs).", "“drugs”.", "éclairs."])
def test_signs_and_accents_before_it(second: str) -> None:
    assert texts(CUT, second) == [f"{CUT} {second}"]


def test_a_raised_sign_begins_a_note() -> None:
    note = Block(BlockKind.PARAGRAPH, "aDrugs of choice", 2, superscripts=(Span(0, 1),))
    assert len(rejoin([*blocks(CUT), note])) == 2


def test_citations_at_the_end_do_not_count() -> None:
    raised = Block(BlockKind.PARAGRAPH, "Gout hurts the big toe.2", 1, superscripts=(Span(23, 24),))
    marker = Marker(Span(23, 28), (Label("doe", Span(25, 28)),), MarkerForm.KEY, 1)
    keyed = Block(BlockKind.PARAGRAPH, "Gout hurts the big toe. [@doe", 1, markers=(marker,))
    for block in (raised, *blocks("Gout hurts the big toe. [2, 3]")):
        assert len(rejoin([block, *blocks("and more.")])) == 2
    assert len(rejoin([keyed, *blocks("and more.")])) == 1


def test_a_hyphenated_word_is_one_word() -> None:
    assert texts("Gout is an inflam-", "mation.") == ["Gout is an inflam-mation."]
    assert texts("Gout is rare in men -", "and women.") == ["Gout is rare in men - and women."]


def test_lines_and_spans_stay_true() -> None:
    second = Block(BlockKind.PARAGRAPH, "drugs.2", 9, superscripts=(Span(6, 7),), breaks=((6, 10),))
    whole = rejoin([*blocks(CUT), second])[0]
    assert whole.superscripts[0].of(whole.text) == "2"
    assert whole.line_at(whole.text.index("drugs")) == 9
    assert whole.line_at(len(whole.text) - 1) == 10


def test_many_parts_take_no_longer_each() -> None:
    assert len(rejoin(blocks(*["and so it went on"] * 20_000))) == 1
