"""Keys, and the bounds of a bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Person, Work
from kg.read.exports import shelf
from kg.read.exports.shelf import Entry, bibliography, made_key

if TYPE_CHECKING:
    import pytest


def entries(count: int, **more: str) -> list[Entry]:
    return [Entry(Work(title="Lime"), line, "", **more) for line in range(1, count + 1)]


def test_beyond_the_bounds_records_and_problems_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_MOST_ENTRIES", 5)
    monkeypatch.setattr(shelf, "_MOST_PROBLEMS", 2)
    found = bibliography(entries(9, key="a"), "x", [])
    assert len(found.references) == 5
    assert [(one.line, one.code) for one in found.problems] == [
        (2, "duplicate-key"),
        (3, "duplicate-key"),
        (4, "more-problems"),
    ]
    assert found.problems[-1].message.endswith("duplicate-key 2, too-many-entries 1")


def test_a_made_key_is_never_that_of_another_record() -> None:
    listed = [
        *entries(1),
        *entries(1, key="lime"),
        *entries(1),
        *entries(1, key="limea"),
        *entries(1, key="lime"),
    ]
    assert [one.key for one in bibliography(listed, "x", []).references] == [
        "limeb",
        "lime",
        "limec",
        "limea",
        "lime~2",
    ]


def test_keys_are_made_of_what_there_is() -> None:
    assert made_key(Work(date="2001", authors=(Person(literal="World Lime Body"),))) == "world2001"
    assert made_key(Work(title="On the lime")) == "lime"
    assert made_key(Work(editors=(Person(family="Ek"),), date="1999-01")) == "ek1999"
    assert made_key(Work()) == "anonymous"
