"""Names as reference managers and databases write them."""

from __future__ import annotations

import pytest

from kg.model import Person
from kg.read.exports.people import names, person, shortened


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lee, Ann", Person("Lee", "Ann")),
        ("Lee,Ann B.", Person("Lee", "Ann B.")),
        ("van der Berg, Jo", Person("Berg", "Jo", "van der")),
        ("Lee, Ann, Jr.", Person("Lee", "Ann", "", "Jr.")),
        ("Lee, Jr., Ann", Person("Lee", "Ann", "", "Jr.")),
        ("Lee, Ann Jr", Person("Lee", "Ann", "", "Jr")),
        ("Lee AB", Person("Lee", "AB")),
        ("Lee A.B.", Person("Lee", "A.B.")),
        ("Lee AB Jr", Person("Lee", "AB", "", "Jr")),
        ("De la Rue Ö", Person("De la Rue", "Ö")),
        ("A. B. Lee", Person("Lee", "A. B.")),
        ("Ann Lee", Person("Lee", "Ann")),
        ("World Health Organization", Person(literal="World Health Organization")),
        ("Lime,", Person(literal="Lime")),
        ("WHO", Person(literal="WHO")),
        ("UNITED LIME", Person(literal="UNITED LIME")),
        ("Lee, Ann, Bo, Cy", Person(literal="Lee, Ann, Bo, Cy")),
        ("x" * 300, Person(literal="x" * 300)),
        ("", Person()),
    ],
)
def test_one_name(name: str, expected: Person) -> None:
    assert person(name) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Lee, Ann; Ek, Bo;", ["Ann Lee", "Bo Ek"]),
        ("Lee, Ann and Ek, Bo", ["Ann Lee", "Bo Ek"]),
        ("Lee A, Ek B", ["A Lee", "B Ek"]),
        ("Lee, A., Ek, B.", ["A. Lee", "B. Ek"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("Lime and Sons", ["Lime and Sons"]),
    ],
)
def test_names_in_one_field(value: str, expected: list[str]) -> None:
    assert [one.name for one in names(value)] == expected


def test_et_al_is_nobody() -> None:
    assert shortened("et al.")
    assert not shortened("Etal, A")
