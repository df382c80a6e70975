"""Means of contact are not exported."""

from __future__ import annotations

import pytest

from kg.model import Block, BlockKind, Severity, Span
from kg.read.contact import redacted, withheld


def matter(text: str) -> list[str]:
    return [block.text for block in withheld([Block(BlockKind.MATTER, text, 1)], "a.md")[0]]


def prose(text: str) -> list[str]:
    return [block.text for block in withheld([Block(BlockKind.PARAGRAPH, text, 1)], "a.md")[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Roe, Springfield. Phone: 0123 456789. E-mail: jane@example.org", ["Jane Roe, Springfield."]),
        ("Jane Roe, Tel./Fax +49 (0)30 123-4567", ["Jane Roe"]),
        ("Jane Roe (jane.roe+x@mail.example.org), John Doe", ["Jane Roe, John Doe"]),
        ("Jane Roe +49 30 1234567", ["Jane Roe"]),
        ("E-mail address: jane@example.org; john@example.org.", []),
        ("mailto:jane@example.org", []),
        ("Volume 12, 2010-12-30, 0000-0002-1219-0310", ["Volume 12, 2010-12-30, 0000-0002-1219-0310"]),
    ],
)
def test_matter(text: str, expected: list[str]) -> None:
    assert matter(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to jane@example.org.", ["Write to."]),
        ("Ask jane@example.org for data.", ["Ask for data."]),
        ("Call us, tel. 0123 456789, soon.", ["Call us, soon."]),
        ("Of each cell 10 000 000 died.", ["Of each cell 10 000 000 died."]),
        ("Jane (jane@example.org) knows.", ["Jane knows."]),
        ("It rose by +49 000 000 000 points.", ["It rose by +49 000 000 000 points."]),
        ("Clone git@example.org now, or ask @jane.", ["Clone git@example.org now, or ask @jane."]),
        ("It was 5 @ 3.4 or a@b.", ["It was 5 @ 3.4 or a@b."]),
    ],
)
def test_prose(text: str, expected: list[str]) -> None:
    assert prose(text) == expected


def test_it_is_said_where_but_not_what() -> None:
    block = Block(BlockKind.MATTER, "Jane Roe jane@example.org", 4, breaks=((9, 5),))
    _, problems = withheld([block], "a.md")
    assert [(one.line, one.code, one.severity, one.raw) for one in problems] == [
        (5, "contact-withheld", Severity.INFO, "")
    ]


def test_spans_of_the_rest_stay_true() -> None:
    block = Block(BlockKind.PARAGRAPH, "Ask a@b.org now2", 1, superscripts=(Span(15, 16),))
    rest = withheld([block], "a.md")[0][0]
    assert rest.superscripts[0].of(rest.text) == "2"


def test_redacted() -> None:
    assert redacted("a@b.org and Tel 0123456") == "and"
    assert redacted("nothing") == "nothing"


def test_many_signs_take_no_longer_each() -> None:
    assert redacted("a@" * 50_000) == "a@" * 50_000
