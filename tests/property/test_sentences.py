"""What holds of the sentences of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span
from kg.read.sentences import split

PROSE = st.lists(
    st.sampled_from(
        [
            "The ",
            "skin",
            ".",
            ". ",
            "et al. ",
            "[2]",
            "(",
            ") ",
            "“",
            "” ",
            "e.g. ",
            "J. ",
            "2",
            " ",
            "…",
            "? ",
            "α",
            "。",
        ]
    )
).map("".join)
TEXT = PROSE | st.text()


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(TEXT)
    ends = draw(st.lists(st.integers(0, len(text)), max_size=6).map(sorted))
    return text, [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False) if start < end]


@settings(deadline=None)
@given(marked(), st.booleans())
def test_every_visible_code_point_is_in_exactly_one_sentence(
    given_text: tuple[str, list[Span]],
    opaque: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    text, spans = given_text
    found = split(text, () if opaque else spans, spans if opaque else ())
    covered = [at for span in found for at in range(*span)]
    assert len(covered) == len(set(covered))
    assert {at for at, character in enumerate(text) if not character.isspace()} <= set(covered)


@settings(deadline=None)
@given(marked())
def test_sentences_are_in_order_and_trimmed(given_text: tuple[str, list[Span]]) -> None:
    text, spans = given_text
    found = split(text, spans)
    assert list(found) == sorted(found)
    assert all(span.of(text) == span.of(text).strip() != "" for span in found)
