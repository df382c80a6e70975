"""Blocks put together and cut."""

from __future__ import annotations

from kg.model import Annotation, Block, BlockKind, Label, Marker, MarkerForm, Span
from kg.read import shifting


def block(text: str, line: int, *, breaks: tuple[tuple[int, int], ...] = ()) -> Block:
    """Return a block whose first word is raised, opaque, annotated and a marker."""
    span = Span(0, len(text.split(maxsplit=1)[0]))
    marker = Marker(span, (Label(span.of(text), span),), MarkerForm.KEY, line)
    return Block(
        BlockKind.PARAGRAPH, text, line, 0, (span,), (span,), (marker,), (Annotation(span, "a"),), breaks
    )


def firsts(found: Block) -> list[str]:
    """Return what each span of a block covers."""
    spans = [*found.superscripts, *found.opaque, *(note.span for note in found.annotations)]
    spans += [marker.span for marker in found.markers]
    spans += [label.span for marker in found.markers for label in marker.labels]
    return [span.of(found.text) for span in spans]


def test_joined_blocks_keep_their_parts_and_lines() -> None:
    whole = shifting.joined([block("one two", 3), block("six ten", 8, breaks=((4, 9),))], [" "])
    assert whole.text == "one two six ten"
    assert firsts(whole) == ["one", "six"] * 5
    assert whole.breaks == ((8, 8), (12, 9))
    assert [whole.line_at(offset) for offset in (0, 8, 12)] == [3, 8, 9]


def test_a_prefix_moves_everything() -> None:
    whole = shifting.prefixed(block("one two", 3, breaks=((4, 4),)), "1. ")
    assert whole.text == "1. one two"
    assert firsts(whole) == ["one"] * 5
    assert whole.breaks == ((7, 4),)


def test_a_part_has_what_lies_in_it() -> None:
    part = shifting.part(block("one two six", 3, breaks=((4, 4), (8, 5))), Span(4, 11))
    assert (part.text, part.line, part.breaks) == ("two six", 4, ((4, 5),))
    assert firsts(part) == []


def test_a_part_cuts_spans_but_no_markers() -> None:
    part = shifting.part(block("one two", 3), Span(1, 7))
    assert [span.of(part.text) for span in (*part.superscripts, *part.opaque)] == ["ne", "ne"]
    assert [note.span.of(part.text) for note in part.annotations] == ["ne"]
    assert part.markers == ()


def test_gaps_leave_the_rest_in_place() -> None:
    rest = shifting.without(block("one two six ten", 3, breaks=((8, 4),)), [Span(3, 7), Span(11, 15)])
    assert (rest.text, rest.breaks) == ("one six", ((4, 4),))
    assert firsts(rest) == ["one"] * 5
