"""Quantities in prose."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kg.model import Span
from kg.read.numbers import scan, value_of
from kg.read.quantities import find
from kg.read.unit_names import COMPOUNDS, UNITS
from kg.read.units import compound, read
from tests.golden_cases import Case, cases, unmarked

if TYPE_CHECKING:
    from kg.model import Quantity


def shown(quantity: Quantity) -> str:
    unit = quantity.unit or (f"?{quantity.unknown_unit}" if quantity.unknown_unit else "")
    return f"{quantity.text} | {quantity.measure} | {value(quantity)} | {unit}".strip()


def value(quantity: Quantity) -> str:
    about = "~" if quantity.approximate else ""
    signs = ("<", ">") if quantity.strict else ("≤", "≥")
    fraction = f"{quantity.numerator}/{quantity.denominator}" if quantity.denominator is not None else ""
    if quantity.value is not None:
        return about + (fraction or str(quantity.value))
    if quantity.minimum is None:
        return f"{about}{signs[0]}{fraction or quantity.maximum}"
    if quantity.maximum is None:
        return f"{about}{signs[1]}{fraction or quantity.minimum}"
    return f"{about}{quantity.minimum}–{quantity.maximum}"


@pytest.mark.parametrize("case", cases("quantities"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    given = unmarked(case.given[0])
    found = [shown(quantity) for quantity in find(given.text, given.markers, given.raised)]
    assert found == ([] if case.expected == ["none"] else case.expected)


def test_all_golden_cases_are_read() -> None:
    assert len(cases("quantities")) > 35


def test_spans_are_in_the_text_as_given() -> None:
    text = "Seen in 40% [6] of 10⟨7⟩"
    assert [quantity.span for quantity in find(text)] == [Span(8, 11)]


def test_a_proportion_has_its_value() -> None:
    (quantity,) = find("Seen in 3 of 25 women.")
    assert quantity.value == Decimal("0.12")
    assert (quantity.numerator, quantity.denominator) == (Decimal(3), Decimal(25))


def test_a_part_that_is_larger_than_its_whole_is_read_as_it_is_printed() -> None:
    (quantity,) = find("Seen in 14 of 12 patients.")
    assert (quantity.text, quantity.numerator, quantity.denominator) == ("14 of 12", Decimal(14), Decimal(12))


@pytest.mark.parametrize("text", ["In 2014 of 12 women.", "At 45 years of 12 women.", "Two of one."])
def test_a_number_before_of_is_no_part_when_it_is_a_year_a_measure_or_a_word(text: str) -> None:
    assert all(quantity.numerator is None for quantity in find(text))


@pytest.mark.parametrize(
    ("numeral", "expected"),
    [
        ("12,500", "12500"),
        ("12,500.5", "12500.5"),
        ("0,05", "0.05"),
        ("41·5", "41.5"),
        (".5", "0.5"),
        ("1\u202f234", "1234"),
        ("3.2.1", None),
        ("1,2,3", None),
        ("1234567890123456", None),
        ("1" * 60, None),
    ],
)
def test_the_value_of_a_numeral(numeral: str, expected: str | None) -> None:
    found = value_of(numeral)
    assert (found and found[0]) == (expected and Decimal(expected))


def test_a_comma_that_may_part_a_list_is_doubtful() -> None:
    assert value_of("2,3") == (Decimal("2.3"), True)
    assert not find("with 2,3 and more")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("five six", []),
        ("million", []),
        ("the twenty-third", []),
        ("thirty-one", ["31"]),
        ("two million three hundred thousand", ["2300000"]),
        ("three quarters", ["0.75"]),
        ("½ and 10⁸ and 5²", ["0.5", "100000000"]),
        ("İ five", ["5"]),
        ("312 million", ["312000000"]),
        ("#5 _6 a7 $8$", []),
    ],
)
def test_numbers_in_words_and_signs(text: str, values: list[str]) -> None:
    assert [str(number.value) for number in scan(text)] == values


def test_the_name_of_a_compound_unit_is_one_that_qudt_has() -> None:
    assert compound("MilliGM", ["DAY", "KiloGM"]) == "MilliGM-PER-KiloGM-DAY"
    assert compound("MilliGM", ["YR", "YR"]) == ""
    assert all("-PER-" in name for name in COMPOUNDS)


def test_symbols_keep_their_case_and_words_do_not() -> None:
    assert UNITS["mg"] == "MilliGM"
    assert "Mg" not in UNITS
    assert read("5 MONTHS", 1) == (8, "MO", "MONTHS")


@pytest.mark.parametrize(
    "text", ["5 degrees of freedom", "5 second-line", "5K", "5-d", "5 Mg", "5%/10%", "5 cells", "5", "5 mgx"]
)
def test_what_is_no_unit_or_ends_one(text: str) -> None:
    unit = read(text, 1)
    assert unit is None or unit.printed == "%"


@pytest.mark.parametrize(
    "unit", ["1", "1,", "one ", "100 ", "5 mg/", "1:", "9 of ", "95% CI ", "1-", "p < ", "(", "10⁷"]
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = unit * 5_000
    assert all(quantity.text == quantity.span.of(text) for quantity in find(text))


@pytest.mark.parametrize(
    "text",
    [
        "{} patients",
        "{} of {} patients",
        "1 in {}",
        "{} in {}",
        "{} %",
        "{}-fold",
        "{}:1",
        "{} 1/2 mg",
        "{}½ mg",
    ],
)
def test_a_number_with_more_digits_than_can_be_divided_breaks_nothing(text: str) -> None:
    for number in ("9" * 40, f"1{'0' * 40}.5", "3 × 10^90", "1e400", "3 × 10^999999999", "2 × 10⁻⁹⁹⁹⁹⁹⁹⁹"):
        find(f"There were {text.replace('{}', number)} in all.", [], [])
