from __future__ import annotations

from decimal import Decimal

import pytest

from kg.audit import from_query, read_queries
from kg.audit.catalogue import bind
from kg.errors import SettingsError
from kg.model import Severity, Threshold

HEADER = """\
# Something odd
#
# What it finds,
# in two lines.
#
# @id X01
# @severity warning
# @strict error
# @message It is {value}.
# @why Because.
# @remedy Mend it.
# @example an oddity
# @key focus value
# @inspects claims
# @threshold most things that one may have
"""
QUERY = (
    HEADER + "SELECT ?focus ?value WHERE { VALUES ?most { 5 } ?focus <x:p> ?value FILTER(?value > ?most) }\n"
)


def test_the_header_says_all_of_a_check() -> None:
    check = from_query("mine/X01-odd-thing.rq", QUERY)
    assert (check.id, check.name, check.title, check.group) == ("X01", "odd-thing", "Something odd", "own")
    assert (check.severity, check.strict) == (Severity.WARNING, Severity.ERROR)
    assert (check.message, check.why, check.remedy) == ("It is {value}.", "Because.", "Mend it.")
    assert (check.what, check.example) == ("What it finds,\nin two lines.", "an oddity")
    assert (check.key, check.inspects, check.needs) == (("focus", "value"), "claims", ())
    assert check.thresholds == (Threshold("most", Decimal(5), "things that one may have"),)
    assert (check.query, check.place) == (QUERY, "mine/X01-odd-thing.rq")


def test_a_threshold_is_set_in_the_query() -> None:
    check = from_query("X01.rq", QUERY)
    assert "VALUES ?most { 0.25 }" in bind(check, {"most": Decimal("0.25")})
    assert bind(check, {}) == QUERY


@pytest.mark.parametrize(
    ("old", "new", "message", "place"),
    [
        ("# @id X01\n", "", "the header has no @id", "X01.rq"),
        ("# @severity warning\n", "", "the header has no @severity", "X01.rq"),
        ("# @message It is {value}.\n", "", "the header has no @message", "X01.rq"),
        ("@severity warning", "@severity fatal", "'fatal' is no severity", "X01.rq:7"),
        ("@why", "@wy", "the header has a tag @wy, which no check uses", "X01.rq:10"),
        ("@threshold most", "@threshold least", "the threshold 'least' has no default", "X01.rq:15"),
    ],
)
def test_a_header_that_lacks_something_is_refused(old: str, new: str, message: str, place: str) -> None:
    with pytest.raises(SettingsError) as caught:
        from_query("X01.rq", QUERY.replace(old, new))
    assert caught.value.message.startswith(message)
    assert caught.value.place == place


def test_a_bad_file_is_a_problem_and_the_others_are_read() -> None:
    rules, problems = read_queries([("bad.rq", "SELECT * WHERE {}"), ("X01.rq", QUERY)])
    assert [rule.check.id for rule in rules] == ["X01"]
    assert [(problem.source, problem.code) for problem in problems] == [("bad.rq", "bad-check")]


def test_of_two_checks_with_one_id_the_last_counts() -> None:
    rules, problems = read_queries([("a.rq", QUERY), ("b.rq", QUERY)])
    assert [rule.check.place for rule in rules] == ["b.rq"]
    assert [problem.code for problem in problems] == ["duplicate-check"]
