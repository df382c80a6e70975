from __future__ import annotations

import pytest

from kg.serve.sparql.negotiation import SHORT, acceptable, formats

OFFERED = ("text/turtle", "application/json", "text/csv", "application/xml")


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("", OFFERED),
        ("  ", OFFERED),
        ("*/*", OFFERED),
        ("text/csv", ("text/csv",)),
        ("TEXT/CSV ; Q=0.5", ("text/csv",)),
        ("application/xml, application/json", ("application/xml", "application/json")),
        ("application/xml;q=0.2, application/json;q=0.3", ("application/json", "application/xml")),
        ("text/*", ("text/turtle", "text/csv")),
        ("text/*;q=0.1, application/xml;q=0.2", ("application/xml", "text/turtle", "text/csv")),
        ("*/*, text/csv", ("text/csv", "text/turtle", "application/json", "application/xml")),
        ("*/*;q=0.8, text/csv;q=0", ("text/turtle", "application/json", "application/xml")),
        ("text/csv;q=0.5, text/*;q=0.9", ("text/turtle", "text/csv")),
        ("image/png", ()),
        ("text/csv;q=2, application/json", ("application/json",)),
        ("text/csv;q=often", ()),
        ("csv, text/csv;charset=utf-8;q=1.0", ("text/csv",)),
        (",".join(["image/png"] * 100 + ["text/csv"]), ()),
    ],
)
def test_the_best_comes_first(header: str, found: tuple[str, ...]) -> None:
    assert acceptable(header, OFFERED) == found


def test_a_format_is_named_in_short_or_whole() -> None:
    assert formats("CSV", OFFERED) == formats("text/csv", OFFERED) == ("text/csv",)
    assert formats("docx", OFFERED) == ()
    assert all("/" in media for known in SHORT.values() for media in known)
