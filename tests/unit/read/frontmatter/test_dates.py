"""Dates as authors write them."""

from __future__ import annotations

import pytest

from kg.read.frontmatter.dates import iso


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-08-18", "2020-08-18"),
        ("2020-8", "2020-08"),
        ("2020", "2020"),
        ("2020/08/18", "2020-08-18"),
        ("2020-08-18T10:00:00Z", "2020-08-18"),
        ("18 August 2020", "2020-08-18"),
        ("1st of May, 2020", "2020-05-01"),
        ("Aug. 2020", "2020-08"),
        ("August 18th, 2020", "2020-08-18"),
        ("2010 Dec 30", "2010-12-30"),
        ("2010 December", "2010-12"),
        ("18.08.2020", "2020-08-18"),
        ("08/18/2020", "2020-08-18"),
        ("03/04/2020", "2020"),
        ("2020-02-30", ""),
        ("31 Foo 2020", ""),
        ("next week", ""),
        ("", ""),
    ],
)
def test_iso(text: str, expected: str) -> None:
    assert iso(text) == expected
