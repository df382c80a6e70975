from __future__ import annotations

import tomllib
from decimal import Decimal

import pytest

from kg.audit import Origin, Settings, parse_settings
from kg.errors import SettingsError
from kg.model import Severity, Suppression


def test_an_empty_table_changes_nothing() -> None:
    assert parse_settings({}) == Settings()


def test_all_that_can_be_set() -> None:
    table = {
        "strict": True,
        "off": ["N05"],
        "severity": {"C01": "error"},
        "thresholds": {"D04": {"years": 10}, "D02": {"limit": 0.5}},
        "checks": ["mine/*.rq"],
        "suppress": [{"finding": "C01-1", "reason": " known "}],
    }
    assert parse_settings(table) == Settings(
        strict=True,
        off=frozenset({"N05"}),
        severity={"C01": Severity.ERROR},
        thresholds={"D04": {"years": Decimal(10)}, "D02": {"limit": Decimal("0.5")}},
        checks=("mine/*.rq",),
        suppress=(Suppression("C01-1", "known"),),
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"of": ["N05"]}, "'audit.of' is no setting of the audit"),
        ({"strict": "yes"}, "'audit.strict' must be true or false"),
        ({"off": "N05"}, "'audit.off' must be a list of texts"),
        ({"off": [5]}, "'audit.off' must be a list of texts"),
        ({"severity": ["C01"]}, "'audit.severity' must be a table"),
        ({"severity": {"C01": "fatal"}}, "'audit.severity.C01' cannot be 'fatal'"),
        ({"severity": {"C01": 1}}, "'audit.severity.C01' cannot be 1"),
        ({"thresholds": 5}, "'audit.thresholds' must be a table of tables"),
        ({"thresholds": {"D04": 5}}, "'audit.thresholds.D04' must be a table"),
        (
            {"thresholds": {"D04": {"years": "5"}}},
            "'audit.thresholds.D04.years' must be a number, zero or more",
        ),
        (
            {"thresholds": {"D04": {"years": True}}},
            "'audit.thresholds.D04.years' must be a number, zero or more",
        ),
        (
            {"thresholds": {"D04": {"years": -1}}},
            "'audit.thresholds.D04.years' must be a number, zero or more",
        ),
        (
            {"thresholds": {"D04": {"years": float("nan")}}},
            "'audit.thresholds.D04.years' must be a number, zero or more",
        ),
        ({"checks": "mine.rq"}, "'audit.checks' must be a list of texts"),
        ({"suppress": {}}, "'audit.suppress' must be a list of tables"),
        (
            {"suppress": [{"finding": "C01-1"}]},
            "'audit.suppress[1]' must have a finding and a reason, and nothing else",
        ),
        (
            {"suppress": [{"finding": "C01-1", "reason": " "}]},
            "'audit.suppress[1]' must give the id of a finding",
        ),
        (
            {"suppress": [{"finding": "C01-1", "reason": "a"}, {"finding": "C01-1", "reason": "b"}]},
            "'audit.suppress[2]' suppresses 'C01-1' for the second time",
        ),
    ],
)
def test_what_cannot_be_followed_is_named(table: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(table, Origin("settings.toml"))
    assert caught.value.message.startswith(message)
    assert caught.value.place == "settings.toml"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[audit]\noff = 3", 2),
        ("output = 'off'\n\n[audit]\n\n# none\noff = [5]", 6),
        ("[audit.severity]\nN01 = 'info'\nC01 = 'fatal'", 3),
        ("[audit]\nthresholds = { D04 = { years = 'x' } }", 2),
        ("[audit.thresholds]\nD04 = { x = 1 }\n[audit.thresholds.C04]\nmost = -1", 4),
        (
            "[[audit.suppress]]\nfinding = 'a'\nreason = 'we suppress it'\n\n[[audit.suppress]]\nfinding = 'b'",
            5,
        ),
        ("audit.off = 3", 1),
    ],
)
def test_the_line_of_what_cannot_be_followed_is_told(text: str, line: int) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(tomllib.loads(text)["audit"], Origin(text=text))
    assert caught.value.place == f"kg.toml:{line}"
