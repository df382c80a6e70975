from __future__ import annotations

from decimal import Decimal

import pytest

from kg.triples import lines

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("plain", '"plain"'),
        ('a "b" \\c', '"a \\"b\\" \\\\c"'),
        ("1\n2\r3\t4", '"1\\n2\\r3\\t4"'),
        ("\x00\x1f\x7f", '"\\u0000\\u001F\\u007F"'),
        ("\ud800", '"\ufffd"'),
        ("é東𝔸", '"é東𝔸"'),
    ],
)
def test_a_literal_is_escaped(text: str, literal: str) -> None:
    assert lines.literal(text) == literal


@pytest.mark.parametrize(
    ("number", "plain"),
    [
        ("40", "40"),
        ("40.50", "40.5"),
        ("4E+3", "4000"),
        ("0.000", "0"),
        ("-1.20", "-1.2"),
        ("1E-7", "0.0000001"),
    ],
)
def test_a_decimal_is_canonical_and_has_no_exponent(number: str, plain: str) -> None:
    assert lines.decimal(Decimal(number)) == f'"{plain}"^^<{XSD}decimal>'


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("2005", f'"2005"^^<{XSD}gYear>'),
        ("2005-06", f'"2005-06"^^<{XSD}gYearMonth>'),
        ("2005-06-30", f'"2005-06-30"^^<{XSD}date>'),
        ("2005-13", '"2005-13"'),
        ("2005-06-32", '"2005-06-32"'),
        ("in press", '"in press"'),
        ("٢٠٠٥", '"٢٠٠٥"'),
        ("", '""'),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text: str, term: str) -> None:
    assert lines.date(text) == term


def test_a_year_has_four_digits() -> None:
    assert lines.year("2005") == f'"2005"^^<{XSD}gYear>'
    assert [lines.year(text) for text in ("", "198", "in p", "٢٠٠٥", "2005-06")] == [""] * 5


def test_other_literals() -> None:
    assert lines.integer(7) == f'"7"^^<{XSD}integer>'
    assert lines.boolean(value=False) == f'"false"^^<{XSD}boolean>'
    assert lines.english('a "b"') == '"a \\"b\\""@en'


def test_a_graph_collects_lines_and_leaves_out_what_is_empty() -> None:
    graph = lines.Graph("urn:g")
    graph.add("urn:a", "urn:p", lines.literal(""))
    graph.link("urn:a", "urn:p", "urn:b")
    graph.text("urn:a", "urn:p", "")
    graph.text("urn:a", "urn:p", "x")
    graph.type("urn:a", "urn:T", "urn:U")
    assert graph.lines[:3] == [
        '<urn:a> <urn:p> "" <urn:g> .\n',
        "<urn:a> <urn:p> <urn:b> <urn:g> .\n",
        '<urn:a> <urn:p> "x" <urn:g> .\n',
    ]
    assert len(graph.lines) == 5
