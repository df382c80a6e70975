import pytest

from kg.model import BlockKind
from tests.numbered import RAISED, SQUARE, block, cited, find, last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("350.6 | 133.9 [12] | 3", []),
        ("Roe 2004 [12] | 3", [["12"]]),
        ("Roe [12] | 3.5", [["12"]]),
        ("[3], [4] | text", [["3", "4"]]),
        ("Roe | 2011 [3]", [["3"]]),
    ],
)
def test_rows_of_tables(text: str, expected: list[list[str]]) -> None:
    assert cited(last(SQUARE, block(text, BlockKind.TABLE_ROW))) == expected
    assert cited(last(SQUARE, f"{text} |")) == expected


def test_raised_numbers_in_rows_of_values_are_notes() -> None:
    assert last(RAISED, block("12.5{3} | 4", BlockKind.TABLE_ROW)) == ()


def test_numbers_that_the_notes_of_a_table_explain_are_none() -> None:
    row = block("Maybe{1} | No{2} | Yes{5}", BlockKind.TABLE_ROW, 40)
    notes = (block("{1} Adjusted for age.", BlockKind.FOOTNOTE, 41), block("{2} Not adjusted.", line=42))
    document = find(*RAISED, row, *notes, "It is known{2}.")
    assert cited(document.blocks[12].markers) == [["5"]]
    assert cited(document.blocks[15].markers) == [["2"]]


def test_the_column_of_references_of_a_table() -> None:
    rows = ["Crop | Loss | References", "Wheat | 21 | 4 5", "Rice | 7 | 11–12", "Oats | 3", "Rye | 5 | none"]
    document = find(
        *RAISED, *(block(row, BlockKind.TABLE_ROW) for row in rows), "So it is.", "Barley | 3 | 4"
    )
    assert [cited(part.markers) for part in document.blocks[12:19]] == [
        [], [["4", "5"]], [["11", "12"]], [["3"]], [], [], [],
    ]  # fmt: skip


def test_the_column_of_references_may_stand_in_the_middle() -> None:
    rows = ["Crop | Ref. | Loss", "Wheat | 4 | 21", "Rice | 7"]
    document = find(*RAISED, *(block(row, BlockKind.TABLE_ROW) for row in rows))
    assert [cited(part.markers) for part in document.blocks[12:15]] == [[], [["4"]], []]
