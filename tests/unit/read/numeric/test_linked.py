"""Citations that a format links are evidence for those that it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Block, BlockKind, Document, Label, Marker, MarkerForm, Reference, Span, Work
from kg.read import pointers


def linked(number: int, printed: str, *, raised: bool = False) -> Block:
    """Make a paragraph with one link to a reference, printed as given."""
    text = f"Something is known about it{printed} for sure."
    span = Span(27, 27 + len(printed))
    marker = Marker(span, (Label(str(number), span, link=number),), MarkerForm.XREF, number)
    superscripts = (span,) if raised else ()
    return Block(BlockKind.PARAGRAPH, text, number, superscripts=superscripts, markers=(marker,))


def find(*blocks: Block, references: int = 6) -> Document:
    printed = tuple(Reference(str(n), n, Work(title=f"On matter {n}")) for n in range(1, references + 1))
    return pointers.find(Document("a.xml", Work(), blocks, printed, style="links"))


def added(document: Document) -> list[str]:
    """Return what was found beside the links."""
    return [
        label.text
        for block in document.blocks
        for marker in block.markers
        if marker.form is not MarkerForm.XREF
        for label in marker.labels
    ]


def raised(text: str, number: str) -> Block:
    span = Span(len(text), len(text) + len(number))
    return Block(BlockKind.PARAGRAPH, f"{text}{number}.", 50, superscripts=(span,))


def test_a_number_that_was_not_tagged_is_found_when_it_is_printed_like_the_links() -> None:
    document = find(
        *(linked(n, str(n), raised=True) for n in range(1, 6)), raised("This too was known before", "6")
    )
    assert added(document) == ["6"]


def test_links_stay_as_they_are() -> None:
    blocks = [linked(n, f"[{n}]") for n in range(1, 7)]
    assert find(*blocks).blocks == tuple(blocks)


@pytest.mark.parametrize("text", ["We chose the group (2) at random.", "It was 10 to 12 (3) points."])
def test_numbers_in_round_brackets_are_no_citations_where_all_citations_are_linked(text: str) -> None:
    blocks = [linked(n, f" ({n})") for n in range(1, 7)]
    assert added(find(*blocks, Block(BlockKind.PARAGRAPH, text, 9))) == []


def test_numbers_are_no_citations_where_links_print_names_and_years() -> None:
    blocks = [linked(n, f" (Roe, 200{n})") for n in range(1, 7)]
    assert added(find(*blocks, Block(BlockKind.PARAGRAPH, "It has two forms [1] and [2].", 9))) == []


def test_few_links_leave_the_decision_to_the_text() -> None:
    plain = [raised("Something is known about it", str(n)) for n in range(2, 7)]
    document = find(linked(1, "1", raised=True), *plain)
    assert added(document) == ["2", "3", "4", "5", "6"]


def test_a_reviewers_points_are_not_the_references_of_the_article() -> None:
    blocks = [linked(n, f"[{n}]") for n in range(1, 3)]
    review = replace(Block(BlockKind.PARAGRAPH, "See my points [3], [4] and [5], please.", 60), part="review")
    assert added(find(*blocks, review)) == []


def test_the_style_says_what_the_format_marks() -> None:
    document = find(*(linked(n, f"[{n}]") for n in range(1, 7)))
    assert document.style.startswith("links; numbers in square brackets: 6 of 6 groups")
