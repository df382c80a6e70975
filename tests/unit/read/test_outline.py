"""Blocks as one text, with sections and paragraphs at their places."""

from __future__ import annotations

from kg.model import Block, BlockKind
from kg.read import outline


def heading(text: str, level: int, line: int = 1) -> Block:
    return Block(BlockKind.HEADING, text, line, level)


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text, 1)


def test_spans_slice_back_and_ids_count_within_section_and_kind() -> None:
    blocks = [
        paragraph("Before."),
        heading("Results", 1),
        paragraph("One."),
        Block(BlockKind.CAPTION, "Figure 1.", 1),
        paragraph("Two."),
    ]
    laid = outline.of(blocks)
    assert [(p.id, p.span.of(laid.text)) for p, _ in laid.placed] == [
        ("front.p1", "Before."),
        ("results.heading1", "Results"),
        ("results.p1", "One."),
        ("results.caption1", "Figure 1."),
        ("results.p2", "Two."),
    ]


def test_sections_nest_by_level_and_reach_to_the_next_of_their_level() -> None:
    blocks = [
        heading("A", 1),
        heading("B", 2),
        paragraph("b"),
        heading("C", 2),
        heading("D", 1),
        paragraph("d"),
    ]
    laid = outline.of(blocks)
    assert [(s.id, s.parent, s.position) for s in laid.sections] == [
        ("a", "", 1),
        ("b", "a", 2),
        ("c", "a", 3),
        ("d", "", 4),
    ]
    assert [s.span.of(laid.text).split() for s in laid.sections] == [
        ["A", "B", "b", "C"],
        ["B", "b"],
        ["C"],
        ["D", "d"],
    ]


def test_equal_headings_get_names_of_their_own_in_any_company() -> None:
    laid = outline.of(
        [heading("Methods", 1), heading("Methods 2", 1), heading("Methods", 1), heading("***", 1)]
    )
    assert [s.id for s in laid.sections] == ["methods", "methods-2", "methods-2-2", "section"]


def test_the_reference_list_is_no_part_of_the_text() -> None:
    laid = outline.of([paragraph("Said."), Block(BlockKind.REFERENCE, "1. Gold.", 9)])
    assert laid.text == "Said."
