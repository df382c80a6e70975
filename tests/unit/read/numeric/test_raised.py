import re
import time

import pytest

from kg.model import Block, BlockKind, MarkerForm, Span
from tests.numbered import RAISED, cited, codes, find, last, printed


@pytest.mark.parametrize(
    ("text", "expected", "raw"),
    [
        ("as known{2,3} here", ["2", "3"], "2,3"),
        ("as known{2}{,}{3} here", ["2", "3"], "2,3"),
        ("as known{2} {,} {3} here", ["2", "3"], "2 , 3"),
        ("as known{2},{3} here", ["2", "3"], "2,3"),
        ("as known{2}{–}{5} here", ["2", "3", "4", "5"], "2–5"),
        ("as known{2}–{5} here", ["2", "3", "4", "5"], "2–5"),
        ("as known{(}{3}{)} here", ["3"], "(3)"),
        ("as known{[3,4]} here", ["3", "4"], "[3,4]"),
        ("as known{3 } here", ["3"], "3"),
        ("as known{3*} here", ["3"], "3*"),
        ("as known{a,3} here", ["3"], "a,3"),
        ("in CD133{+ 4–6} cells", ["4", "5", "6"], "+ 4–6"),
        ("at 4 mg kg{−1}{5} of it", ["5"], "5"),
        ("a BMI of 30 kg/m{2} {(}{4}{)}.", ["4"], "(4)"),
        ("as known²,³ here", ["2", "3"], "²,³"),
        ("as known³⁻⁵ here", ["3", "4", "5"], "³⁻⁵"),
        ("since 2015{3} it is", ["3"], "3"),
        ("since the 1980s{2} it is", ["2"], "2"),
        ("by IL-10{3} it is", ["3"], "3"),
        ("by TLR2{3} it is", ["3"], "3"),
        ("by vitamin D{2} it is", ["2"], "2"),
        ("with version 2.0{3} it is", ["3"], "3"),
        ("on chromosome 2{12} it is", ["12"], "12"),
        ("by IFN-γ{3} it is", ["3"], "3"),
        ("low (P<0.001){3} it is", ["3"], "3"),
        ("in 41 %{3} it is", ["3"], "3"),
        ("as Roe et al.{3} say", ["3"], "3"),
        ("in people.{3}The next", ["3"], "3"),
        ("a view{3}-based idea", ["3"], "3"),
        ("as known {3} here", ["3"], "3"),
    ],
)
def test_raised_numbers_are_citations(text: str, expected: list[str], raw: str) -> None:
    markers = last(RAISED, text)
    assert cited(markers) == [expected]
    assert printed(markers, text) == [raw]
    assert markers[0].form is MarkerForm.SUPERSCRIPT


@pytest.mark.parametrize(
    "text",
    [
        "the 30{th} day",
        "10 kg{−1} of it",
        "in s{−}{1} units",
        "3.8×10{−}{11} of it",
        "5×10{6} cells",
        "1 × 10{6} cells",
        "from 10{2}–10{4} cells",
        "10{6–8} cells",
        "2{3} is eight",
        "3 m{2} of skin",
        "30 kg/m{2} or more",
        "5 mm³ of it",
        "5 mm{3} of it",
        "9.8 m/s{2} is it",
        "10 L{1} of it",
        "an R{2} of one",
        "the χ{2} test",
        "x{2} + y{2}",
        "(a + b){2} holds",
        "so E = mc{2} holds",
        "a log{2} of it",
        "at Ser{10} of it",
        "of Zn{2} ions",
        "in w{1112} flies",
        "a sum ∑pij{2} of it",
        "an sp{3} carbon",
        "Ca{2+} and Fe{3+}",
        "Ca{2}+ ions",
        "labelled {3}H here",
        "[{3}H]thymidine",
        "with {18}F-FDG",
        "N{6}-methyl adenine",
        "of {a} note",
        "{1} Adjusted for age",
        "Δ{7}sterol",
        "a weight of 7{4} is",
        "as known{2004} here",
        "as known{0,1} here",
        "as known{1-3-5} here",
    ],
)
def test_raised_numbers_are_notation(text: str) -> None:
    assert last(RAISED, text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("{1112}", ["11", "12"]), ("{91011}", ["9", "10", "11"]), ("{345}", ["3", "4", "5"])],
)
def test_glued_numbers_are_parted_when_the_list_allows_one_reading(text: str, expected: list[str]) -> None:
    document = find(*RAISED, f"as known{text} here")
    (marker,) = document.blocks[12].markers
    assert [label.text for label in marker.labels] == expected
    assert "".join(label.span.of(document.blocks[12].text) for label in marker.labels) == text.strip("{}")
    assert codes(document) == ["glued-labels"]


def test_glued_numbers_with_two_readings_stay_as_they_are() -> None:
    assert last(RAISED, "as known{1234} here", references=40) == ()


def test_mathematics_that_raises_a_number_is_read() -> None:
    text = "as known$^{6,7}$ here and x$^{2}$ there"
    opaque = tuple(Span(*match.span()) for match in re.finditer(r"\$[^$]+\$", text))
    markers = last(RAISED, Block(BlockKind.PARAGRAPH, text, 40, opaque=opaque))
    assert cited(markers) == [["6", "7"]]


def test_a_raised_number_at_the_end_of_an_address_is_read() -> None:
    text = "see https://moss.example/a7 here"
    link = Block(BlockKind.PARAGRAPH, text, 40, superscripts=(Span(26, 27),), opaque=(Span(4, 27),))
    assert cited(last(RAISED, link)) == [["7"]]


@pytest.mark.parametrize("step", [1, 2])
def test_many_raised_pieces_take_linear_time(step: int) -> None:
    text = "1 " * 10_000
    raised = tuple(Span(start, start + step) for start in range(0, len(text), 2))
    start = time.process_time()
    last(RAISED, Block(BlockKind.PARAGRAPH, text, 40, superscripts=raised))
    assert time.process_time() - start < 8
