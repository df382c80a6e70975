from __future__ import annotations

import pytest

from kg.model import Basis, Judgement, Verdict
from kg.read.verdicts import COLUMNS, OPTIONAL, parse

HEADER = ",".join((*COLUMNS, *OPTIONAL)) + "\n"


def test_a_verdict_with_all_its_fields() -> None:
    row = 'strikes,@berg2001,Partly Supported,full_text,"Some, not all.",AB,2024-05-31,see table 2,It strikes.\n'
    verdicts, problems = parse(HEADER + row, "verdicts.csv")
    assert not problems
    assert verdicts == (
        Verdict(
            claim="strikes",
            reference="berg2001",
            judgement=Judgement.PARTLY_SUPPORTED,
            basis=Basis.FULL_TEXT,
            reviewer="AB",
            date="2024-05-31",
            quote="Some, not all.",
            note="see table 2",
            sentence="It strikes.",
            source="verdicts.csv",
            line=2,
        ),
    )


def test_four_columns_are_enough_even_with_semicolons() -> None:
    verdicts, problems = parse(
        "\ufeffclaim;reference;verdict;basis\nstrikes;1;cannot be determined;title\n", "v.csv"
    )
    assert not problems
    assert (verdicts[0].judgement, verdicts[0].quote) == (Judgement.UNDETERMINED, "")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("strikes,1,maybe,title,,,,", "unknown-verdict"),
        ("strikes,1,supported,hearsay,,,,", "unknown-basis"),
        (",1,supported,title,,,,", "verdict-without-claim"),
        ("strikes,,supported,title,,,,", "verdict-without-reference"),
    ],
)
def test_a_row_that_says_nothing_usable_is_left_out(row: str, code: str) -> None:
    verdicts, problems = parse(f"{','.join(COLUMNS)}\n{row}\nstrikes,2,supported,title,,,,\n", "v.csv")
    assert [verdict.reference for verdict in verdicts] == ["2"]
    assert [(problem.code, problem.line) for problem in problems] == [(code, 2)]


def test_a_bad_date_alone_is_left_out() -> None:
    verdicts, problems = parse(f"{','.join(COLUMNS)}\nstrikes,1,supported,title,,,31.5.2024,\n", "v.csv")
    assert verdicts[0].date == ""
    assert [problem.code for problem in problems] == ["bad-date"]


def test_a_header_alone_is_no_fault() -> None:
    assert parse(HEADER, "v.csv") == ((), ())
