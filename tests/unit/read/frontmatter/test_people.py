"""Authors in front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Person
from kg.read.frontmatter.people import LONGEST_NAME, authors, named

if TYPE_CHECKING:
    from kg.read.frontmatter.tree import Value


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Jane Roe", ["Jane Roe"]),
        ("Jane Roe and John Doe", ["Jane Roe", "John Doe"]),
        ("Jane Roe, John Doe", ["Jane Roe", "John Doe"]),
        ("Jane Roe; John Doe;", ["Jane Roe", "John Doe"]),
        ("Jane Roe, John Doe, Ann Lee & Bob Xu", ["Jane Roe", "John Doe", "Ann Lee", "Bob Xu"]),
        ("Roe, Jane", ["Jane Roe"]),
        ("Ann, Bob, Cyd", ["Ann", "Bob", "Cyd"]),
        ("Jane Roe\nJohn Doe", ["Jane Roe", "John Doe"]),
        (["Jane Roe", ["John Doe"]], ["Jane Roe", "John Doe"]),
        ("", []),
    ],
)
def test_names_in_a_text(value: Value, names: list[str]) -> None:
    assert [person.name for person in authors(value)] == names


def test_names_in_fields() -> None:
    described: Value = {
        "surname": "Roe",
        "given-names": "Jane",
        "particle": "van",
        "orcid": "0000-0001-2345-6789",
    }
    assert authors([described]) == (Person("Roe", "Jane", "van", orcid="0000-0001-2345-6789"),)


def test_a_name_in_a_name() -> None:
    assert authors([{"name": {"given": "Jane", "family": "Roe"}, "ORCID": "none"}]) == (
        Person("Roe", "Jane"),
    )


def test_a_given_name_alone_is_the_name() -> None:
    assert authors({"given": "Geetha"}) == (Person("Geetha"),)


def test_people_named_by_the_fields() -> None:
    value: Value = {"Jane Roe": {"email": "x"}, "John Doe": {}}
    assert [person.name for person in authors(value)] == ["Jane Roe", "John Doe"]


def test_groups_are_not_taken_apart() -> None:
    assert named("Gout Study Group") == Person(literal="Gout Study Group")
    assert authors({"literal": "Roe Inc"}) == (Person(literal="Roe Inc"),)


def test_what_is_no_name_is_kept_whole() -> None:
    assert named("Jane {Roe") == Person(literal="Jane {Roe")
    assert named("a b " * LONGEST_NAME).family == ""
