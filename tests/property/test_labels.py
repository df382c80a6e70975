from hypothesis import given
from hypothesis import strategies as st

from kg.model import Block, BlockKind, Document, Span, Work
from kg.read import labels, pointers

NUMBERS = st.sets(st.integers(1, 400), min_size=1, max_size=40)
ANY_TEXT = st.text(st.sampled_from("abc .,;–-[](){}0123456789²³|%/\n"), max_size=60)


@given(NUMBERS)
def test_expand_undoes_format(numbers: set[int]) -> None:
    written = labels.format_numbers(numbers)
    assert {int(label.text) for label in labels.expand(labels.parse(written))} == numbers


@given(NUMBERS)
def test_the_plain_grammar_is_enough_for_what_format_writes(numbers: set[int]) -> None:
    written = labels.format_numbers(numbers)
    assert labels.parse(written, words=False) == labels.parse(written)


@given(NUMBERS, st.integers(0, 30))
def test_printed_labels_slice_back_to_their_numbers(numbers: set[int], at: int) -> None:
    text = " " * at + labels.format_numbers(numbers)
    for label in labels.expand(labels.parse(text[at:], at=at)):
        assert label.implied or label.span.of(text) == label.text


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for item in labels.parse(text):
        assert item.span.of(text)
        assert all(
            end.of(text).lstrip("0") == number for end, number in zip(item.ends, item.numbers, strict=True)
        )


@given(st.lists(ANY_TEXT, min_size=1, max_size=6), st.data())
def test_spans_of_markers_stay_in_order_inside_their_block(texts: list[str], data: st.DataObject) -> None:
    cited = "".join(f"it is so [{number}]. " for number in range(1, 9))
    blocks = [Block(BlockKind.PARAGRAPH, cited, 1)]
    for line, text in enumerate(texts, start=2):
        ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
        raised = tuple(Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False))
        blocks.append(Block(data.draw(st.sampled_from(BlockKind)), text, line, superscripts=raised))
    entries = [
        Block(BlockKind.REFERENCE, f"{n}. Roe AB. On it. Lancet. 2001;{n}:1–2.", 50 + n) for n in range(1, 9)
    ]
    found = pointers.find(Document("a.md", Work(), (*blocks, *entries)))
    assert [block.text for block in found.blocks] == [block.text for block in (*blocks, *entries)]
    for block in found.blocks:
        starts = [marker.span.start for marker in block.markers]
        assert starts == sorted(starts)
        for before, after in zip(block.markers, block.markers[1:], strict=False):
            assert before.span.end <= after.span.start
        for marker in block.markers:
            assert 0 <= marker.span.start < marker.span.end <= len(block.text)
            assert marker.labels
            assert all(marker.span.holds(label.span) for label in marker.labels)
