"""kg.toml: what may be set, and what is said when it cannot be followed."""

from __future__ import annotations

import pytest

from kg.errors import SettingsError
from kg.names import BASE
from kg.workspace.settings import Settings, parse


def test_nothing_set_means_the_defaults() -> None:
    assert parse("") == Settings()
    assert Settings().base == BASE


def test_all_settings_are_read() -> None:
    settings = parse(
        """
        base = "https://example.org/kg/"
        output = "out"
        articles = ["text/*.md"]
        bibliographies = ["*.bib"]
        vocabularies = []
        verdicts = "ours.csv"
        [audit]
        off = ["C03"]
        """
    )
    assert settings == Settings(
        base="https://example.org/kg/",
        output="out",
        articles=("text/*.md",),
        bibliographies=("*.bib",),
        verdicts="ours.csv",
        audit={"off": ["C03"]},
    )


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("base = ", "kg.toml:1", "no valid TOML"),
        ('\n\noutpt = "x"', "kg.toml:3", "no setting 'outpt'"),
        ('articles = "*.md"', "kg.toml:1", "list of patterns"),
        ('output = "a"\narticles = [1]', "kg.toml:2", "list of patterns"),
        ("output = 3", "kg.toml:1", "must be a text"),
        ("audit = 3", "kg.toml:1", "must be a table"),
        ('base = "example.org"', "kg.toml:1", "ends in a slash"),
        ('base = "https://example.org/a b/"', "kg.toml:1", "ends in a slash"),
    ],
)
def test_a_fault_is_said_with_its_line(text: str, place: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words) as caught:
        parse(text)
    assert caught.value.place == place
