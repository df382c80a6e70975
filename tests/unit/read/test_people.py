from __future__ import annotations

import pytest

from kg.model import Person
from kg.read.people import names, person


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ann Lee", Person(family="Lee", given="Ann")),
        ("Lee, Ann", Person(family="Lee", given="Ann")),
        ("Plato", Person(family="Plato")),
        ("Lee,", Person(family="Lee")),
        ("Ludwig van der Berg", Person(family="Berg", given="Ludwig", particle="van der")),
        ("van der Berg, Ludwig", Person(family="Berg", given="Ludwig", particle="van der")),
        ("van Beethoven", Person(family="Beethoven", particle="van")),
        ("Jean de La Tour", Person(family="La Tour", given="Jean", particle="de")),
        ("Marquez de la Torre, Ana", Person(family="Marquez de la Torre", given="Ana")),
        ("Brinch Hansen, Per", Person(family="Brinch Hansen", given="Per")),
        ("{van der Berg}, Jan", Person(family="van der Berg", given="Jan")),
        ("Berg, Jr., Jan", Person(family="Berg", given="Jan", suffix="Jr.")),
        ("Berg, Jan, Jr.", Person(family="Berg", given="Jan", suffix="Jr.")),
        ("Berg, Jan, PhD", Person(family="Berg", given="Jan", suffix="PhD")),
        ("Berg, V, Jan", Person(family="Berg", given="Jan", suffix="V")),
        ("Ann Marie Berg Jr.", Person(family="Berg", given="Ann Marie", suffix="Jr.")),
        ("Berg Jr.", Person(family="Jr.", given="Berg")),
        ("J.~R. Lee", Person(family="Lee", given="J. R.")),
        (r"{\'E}tienne {\"O}zt{\"u}rk", Person(family="Öztürk", given="Étienne")),
        (r"Jean {\'e}tienne Lee", Person(family="Lee", given="Jean", particle="étienne")),
        (r"Anna {de}Lee Roe", Person(family="Roe", given="Anna deLee")),
        (r"\v{S}imek, A.", Person(family="Šimek", given="A.")),
        ("{World Health Body}", Person(literal="World Health Body")),
        ("{{Body} of {Experts}}", Person(literal="Body of Experts")),
        ("{A} and-so {B}", Person(family="B", given="A", particle="and-so")),
        (
            "family=Roe, given=W., prefix=van, useprefix=true",
            Person(family="Roe", given="W.", particle="van"),
        ),
        (
            'given="Jean Luc", family={Roe Lee}, suffix=III',
            Person(family="Roe Lee", given="Jean Luc", suffix="III"),
        ),
        ("x=y", Person(family="x=y")),
        ("王, 小明", Person(family="王", given="小明")),
        ("{open Lee", Person(family="open Lee")),
        ("{A {B}", Person(family="A B")),
    ],
)
def test_one_name(written: str, read: Person) -> None:
    assert person(written) == read


def test_names_are_divided_at_and_outside_braces() -> None:
    found = names("A. Lee AND {Barnes and Noble}\n and\tB. Roe and {Simon} and and Ek, C.")
    assert [one.name for one in found.persons] == ["A. Lee", "Barnes and Noble", "B. Roe", "Simon", "C. Ek"]
    assert not found.others
    assert not found.faults


@pytest.mark.parametrize(
    "written",
    ["Ann Lee and others", "Lee, Ann and et al.", "Lee, Ann et al", "Lee, Ann, et al.", "Ann Lee and Others"],
)
def test_and_others_is_no_person(written: str) -> None:
    found = names(written)
    assert [one.name for one in found.persons] == ["Ann Lee"]
    assert found.others


def test_empty_lists_hold_nobody() -> None:
    assert names("  ").persons == names("and").persons == names("{}").persons == ()


@pytest.mark.parametrize(
    ("written", "read", "code"),
    [
        ("Lee, A.; Roe, B.;", ["A. Lee", "B. Roe"], "names-joined-by-semicolons"),
        (
            "Ann Lee, Bo Ek, Cy Orr and Di Fox",
            ["Ann Lee", "Bo Ek", "Cy Orr", "Di Fox"],
            "names-joined-by-commas",
        ),
        ("Lee, Ann, Ek, Bo", ["Lee, Ann, Ek, Bo"], "too-many-commas"),
        (", Ann", ["Ann"], "name-without-family"),
        ("Lee, J, A", ["A Lee J"], "unusual-suffix"),
        (",", [], "name-without-family"),
    ],
)
def test_odd_lists_are_read_and_reported(written: str, read: list[str], code: str) -> None:
    found = names(written)
    assert [one.name for one in found.persons] == read
    assert [fault[0] for fault in found.faults] == [code]


def test_semicolons_in_braces_divide_nothing() -> None:
    assert names("{Lee; Roe and Sons}").persons == (Person(literal="Lee; Roe and Sons"),)
    assert names("a; {b").faults == (
        ("names-joined-by-semicolons", "read as 2 names; join names by ' and '"),
    )


def test_a_long_name_is_quoted_in_part() -> None:
    (_, message) = names("a, b, c, " + "d" * 1000).faults[0]
    assert len(message) < 200


def test_letter_macros_before_a_blank_stay_in_their_word() -> None:
    assert names(r"Peer \O stergaard and \L ucja Roe").persons == (
        Person(family="Østergaard", given="Peer"),
        Person(family="Roe", given="Łucja"),
    )


def test_a_list_of_odd_names_is_summed_up() -> None:
    found = names(" and ".join([", A"] * 30))
    assert len(found.persons) == 30
    assert len(found.faults) == 11
    assert found.faults[-1] == ("odd-names", "20 more names of this list are odd")


def test_more_names_than_any_list_holds_are_left_out_aloud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.people._MOST_NAMES", 2)
    found = names("A and B and C")
    assert [one.name for one in found.persons] == ["A", "B"]
    assert found.faults == (("too-many-names", "more than 2 names; the other 1 are left out"),)
