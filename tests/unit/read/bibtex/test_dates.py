from __future__ import annotations

import pytest

from kg.read.bibtex.dates import read


@pytest.mark.parametrize(
    ("fields", "date", "said"),
    [
        ({"year": "2005"}, "2005", {"year"}),
        ({"year": "2005", "month": "June"}, "2005-06", {"year", "month"}),
        ({"year": "2005", "month": "06"}, "2005-06", {"year", "month"}),
        ({"year": "2005", "month": "Sept."}, "2005-09", {"year", "month"}),
        ({"year": "2005", "month": "jun", "day": "05"}, "2005-06-05", {"year", "month", "day"}),
        ({"year": "2005", "month": "10 January"}, "2005-01-10", {"year", "month"}),
        ({"year": "2005", "month": "June--July"}, "2005-06", {"year"}),
        ({"year": "2005", "month": "10--12 June"}, "2005-06", {"year"}),
        ({"year": "2005", "month": "jun", "day": "31"}, "2005-06", {"year", "month"}),
        ({"year": "2005-06-01"}, "2005-06-01", {"year"}),
        ({"year": "c. 2005"}, "2005", set()),
        ({"year": "2005a"}, "2005", set()),
        ({"year": "2005--2006"}, "2005", set()),
        ({"year": "2005/2006"}, "2005", set()),
        ({"date": "2005"}, "2005", {"date"}),
        ({"date": "2005-06"}, "2005-06", {"date"}),
        ({"date": "2005/06/01"}, "2005-06-01", {"date"}),
        ({"date": "2005-06-01/2005-06-04"}, "2005-06-01", set()),
        ({"date": "2005-06-01T10:00:00"}, "2005-06-01", set()),
        ({"date": "2005-13"}, "2005", {"date"}),
        ({"date": "2005-02-30"}, "2005-02", {"date"}),
        ({"date": "2005-06", "year": "2004"}, "2005-06", {"date"}),
        ({"date": "2005-06", "year": "2005", "month": "jun"}, "2005-06", {"date", "year", "month"}),
        ({"date": "soon", "year": "2005"}, "2005", {"year"}),
        ({"date": "2005", "month": "jun"}, "2005-06", {"date", "month"}),
        ({"date": "0000-01-01"}, "", set()),
        ({}, "", set()),
        ({"month": "jun"}, "", set()),
    ],
)
def test_dates_as_precise_as_known(fields: dict[str, str], date: str, said: set[str]) -> None:
    found = read(fields)
    assert (found.date, set(found.said)) == (date, said)


@pytest.mark.parametrize(
    ("fields", "unread"),
    [
        ({"year": "in press"}, ("year",)),
        ({"date": "19XX", "year": ""}, ("date",)),
        ({"year": "2005", "month": "Spring"}, ("month",)),
        ({"year": "2005", "month": "13"}, ("month",)),
        ({"year": "2005", "month": "Martinique"}, ("month",)),
        ({"year": "2005", "month": "June"}, ()),
        ({"month": "June"}, ()),
    ],
)
def test_what_tells_nothing_is_named(fields: dict[str, str], unread: tuple[str, ...]) -> None:
    assert read(fields).unread == unread


def test_a_year_of_many_digits_is_no_year() -> None:
    assert read({"year": "1" * 100_000}).date == ""
