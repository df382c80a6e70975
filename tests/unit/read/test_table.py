from __future__ import annotations

import pytest

from kg.model import Severity
from kg.read.table import read


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_in_any_order_case_and_separator(separator: str) -> None:
    text = "\ufeffTwo;One\r\n b ;a\r\n\r\n;;\r\n".replace(";;", ";").replace(";", separator)
    lines, problems = read(text, "t.csv", ("one", "two"))
    assert [(line.number, line.fields) for line in lines] == [(2, {"two": "b", "one": "a"})]
    assert not problems


def test_fields_with_separators_line_ends_and_quotes() -> None:
    lines, problems = read('one,two\n"a, b","c\n""d"""\ne,f\n', "t.csv", ("one", "two"))
    assert [line.fields for line in lines] == [{"one": "a, b", "two": 'c\n"d"'}, {"one": "e", "two": "f"}]
    assert [line.number for line in lines] == [3, 4]
    assert not problems


def test_a_missing_column_is_an_error_and_nothing_is_read() -> None:
    lines, problems = read("one,tow\na,b\n", "t.csv", ("one", "two"), ())
    assert not lines
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("missing-column", Severity.ERROR),
        ("unknown-column", Severity.WARNING),
    ]
    assert "'two'" in problems[0].message


def test_other_columns_are_passed_over_where_they_are_expected() -> None:
    lines, problems = read("one,more\na,b\n", "t.csv", ("one",))
    assert lines[0].fields == {"one": "a", "more": "b"}
    assert not problems


def test_a_column_twice_is_a_problem() -> None:
    lines, problems = read("one,one\na,b\n", "t.csv", ("one",))
    assert [problem.code for problem in problems] == ["duplicate-column"]
    assert lines[0].fields == {"one": "b"}


@pytest.mark.parametrize("row", ["a", "a,b,c"])
def test_a_row_of_another_length_is_read_with_a_problem(row: str) -> None:
    lines, problems = read(f"one,two\n{row}\n", "t.csv", ("one", "two"))
    assert lines[0].fields["one"] == "a"
    assert [(problem.code, problem.line) for problem in problems] == [("wrong-number-of-fields", 2)]


def test_a_row_that_cannot_be_read_is_a_problem_and_the_next_is_read() -> None:
    lines, problems = read(f"one,two\n{'x' * 200_000},b\nc,d\n", "t.csv", ("one", "two"))
    assert [line.fields["one"] for line in lines] == ["c"]
    assert [problem.code for problem in problems] == ["unreadable-row"]


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n"])
def test_an_empty_file_has_no_rows(text: str) -> None:
    assert read(text, "t.csv", ("one",)) == ([], [])
