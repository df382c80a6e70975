from __future__ import annotations

from kg.model import Severity, Word
from kg.read.works import parse


def test_a_word_with_all_its_fields_in_any_dialect() -> None:
    text = "\ufeffb;a;Same;reason;who;date\r\n10.1000/y;berg/3;Different;a letter;Ann;2024-05-31\r\n"
    words, problems = parse(text, "works.csv")
    assert not problems
    assert words == (Word("berg/3", "10.1000/y", False, "a letter", "Ann", "2024-05-31", "works.csv", 2),)  # noqa: FBT003 - as read


def test_rows_that_say_nothing_are_problems_with_their_line() -> None:
    words, problems = parse("a,b,same\nx,,same\nx,y,perhaps\nx,y,same\n", "works.csv")
    assert [(word.line, word.same) for word in words] == [(4, True)]
    assert [(p.line, p.code, p.severity) for p in problems] == [
        (2, "row-without-work", Severity.ERROR),
        (3, "unknown-word", Severity.ERROR),
    ]


def test_a_table_without_its_columns_is_a_problem() -> None:
    words, problems = parse("one,two\nx,y\n", "works.csv")
    assert not words
    assert problems
