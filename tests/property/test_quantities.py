"""What holds of the quantities of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span
from kg.read.quantities import find

WORDS = st.sampled_from(
    """
    5 12 0.5 1,234 40 % percent – - to and of in out 25 patients mg kg / per day years old aged up at least less than
    < ≥ ± CI 95 p = twice three times as fold half two thirds 2010 March Figure type ( ) [ ] , . : ; × 10 ⁷ about over
    between from ½ $ million one dozen n OR r
    """.split()  # noqa: SIM905 - a table reads better than sixty quotes
)
PROSE = st.lists(st.tuples(WORDS, st.sampled_from(["", " "]))).map(
    lambda pairs: "".join(word + blank for word, blank in pairs)
)


@settings(deadline=None)
@given(PROSE | st.text())
def test_spans_slice_back_to_the_text(text: str) -> None:
    for quantity in find(text):
        assert quantity.span.of(text) == quantity.text != ""


@settings(deadline=None)
@given(PROSE)
def test_there_is_a_value_or_an_interval(text: str) -> None:
    for quantity in find(text):
        assert (quantity.value is None) == (quantity.minimum is not None or quantity.maximum is not None)


@settings(deadline=None)
@given(PROSE, st.data())
def test_what_is_masked_holds_no_quantity(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for quantity in find(text, [Span(start, end)] if end > start else ()):
        assert any(character.isalnum() or character == "½" for character in quantity.text)
        assert not (start <= quantity.span.start and quantity.span.end <= end)
