from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.read.bibtex.blocks import read
from kg.read.bibtex.inherit import inherit
from kg.read.bibtex.macros import expand

if TYPE_CHECKING:
    from kg.read.bibtex.records import Entry, Fault


def inherited(text: str) -> tuple[list[Entry], list[Fault]]:
    return inherit(expand(read(text), len(text))[0])


def first(text: str) -> dict[str, str]:
    return inherited(text)[0][0].fields


@pytest.mark.parametrize(
    ("child", "parent", "name"),
    [
        ("inproceedings", "proceedings", "booktitle"),
        ("incollection", "collection", "booktitle"),
        ("incollection", "book", "booktitle"),
        ("inbook", "book", "booktitle"),
        ("conference", "proceedings", "booktitle"),
        ("book", "mvbook", "maintitle"),
        ("inbook", "mvbook", "maintitle"),
        ("article", "periodical", "journaltitle"),
        ("misc", "misc", "title"),
        ("article", "article", "title"),
        ("mvbook", "mvbook", "title"),
    ],
)
def test_the_title_of_the_whole_has_its_name_below(child: str, parent: str, name: str) -> None:
    fields = first(f"@{child}{{c, crossref={{p}}}}\n@{parent}{{p, title={{Whole}}, publisher={{P}}}}")
    assert fields == {"crossref": "p", name: "Whole", "publisher": "P"}


def test_own_fields_and_a_booktitle_of_the_whole_go_first() -> None:
    fields = first(
        "@inproceedings{c, crossref=p, publisher={Own}, title={Part}}\n"
        "@proceedings{p, title={Whole}, subtitle={Sub}, booktitle={Named}, publisher={P}, editor={E}}"
    )
    assert fields["publisher"] == "Own"
    assert fields["title"] == "Part"
    assert fields["booktitle"] == "Named"
    assert fields["booksubtitle"] == "Sub"
    assert fields["editor"] == "E"


def test_a_field_with_the_same_meaning_is_not_added() -> None:
    fields = first(
        "@article{c, crossref=p, date={2001}, journal={J}, address={A}}\n"
        "@periodical{p, year=1999, title={Other}, location={B}, month=jan}"
    )
    assert fields == {"crossref": "p", "date": "2001", "journal": "J", "address": "A", "month": "January"}


def test_two_names_for_one_thing_are_both_handed_down() -> None:
    fields = first("@inbook{c, crossref=p}\n@book{p, year=1999, date={1999-05}}")
    assert fields == {"crossref": "p", "year": "1999", "date": "1999-05"}


def test_what_identifies_the_whole_or_one_entry_stays_there() -> None:
    fields = first(
        "@inbook{c, crossref=p}\n@book{p, doi={10.1000/x}, abstract={a}, ids={q}, shorttitle={s}, note={n}}"
    )
    assert fields == {"crossref": "p", "note": "n"}


def test_the_author_of_a_book_is_also_the_bookauthor() -> None:
    fields = first("@inbook{c, crossref=p, author={A}}\n@book{p, author={B}}")
    assert (fields["author"], fields["bookauthor"]) == ("A", "B")


def test_data_entries_hand_down_everything_and_may_be_several_or_nested() -> None:
    fields = first(
        "@book{c, xdata={a, b}}\n@xdata{a, publisher={P}, xdata={d}}\n@xdata{b, location={L}, publisher={Q}}\n"
        "@xdata{d, title={T}}"
    )
    assert (fields["publisher"], fields["location"], fields["title"]) == ("P", "L", "T")


def test_references_find_other_case_and_other_names() -> None:
    assert first("@inbook{c, crossref={BOOK}}\n@book{book, year=1}")["year"] == "1"
    assert first("@inbook{c, crossref={old}}\n@book{new, ids={older, old}, year=1}")["year"] == "1"
    assert first("@inbook{c, crossref={a}}\n@book{A, year=1}\n@book{a, year=2}")["year"] == "2"


def test_the_first_of_two_entries_with_one_key_is_meant() -> None:
    assert first("@inbook{c, crossref=p}\n@book{p, year=1}\n@book{p, year=2}")["year"] == "1"


def test_one_field_of_another_entry_can_be_asked_for() -> None:
    text = (
        "@book{c, author={Ann Lee and xdata=d-author-2}, publisher={xdata=d-publisher}, note={xdata = d-none}}\n"
        "@xdata{d, author={Bo Ek and Cy Orr}, publisher={P}}"
    )
    entries, faults = inherited(text)
    assert entries[0].fields["author"] == "Ann Lee and Cy Orr"
    assert entries[0].fields["publisher"] == "P"
    assert [(fault.code, fault.raw) for fault in faults] == [("undefined-crossref", "xdata = d-none")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("@inbook{c, year=1,\n crossref={none}}", [("undefined-crossref", 2)]),
        ("@book{c,\n crossref={c}}", [("crossref-cycle", 2)]),
        ("@book{c, crossref={d}}\n@book{d, crossref={c}}", [("crossref-cycle", 2)]),
        ("@book{c, xdata={" + ",".join(["d"] * 40) + "}}\n@book{d}", [("crossref-too-many", 1)]),
    ],
)
def test_references_that_lead_nowhere_are_told(text: str, codes: list[tuple[str, int]]) -> None:
    assert [(fault.code, fault.line) for fault in inherited(text)[1]] == codes


def test_chains_have_an_end_and_wholes_a_size() -> None:
    chain = "\n".join(f"@book{{k{i}, f{i}=1, crossref=k{i + 1}}}" for i in range(30))
    assert "crossref-too-deep" in {fault.code for fault in inherited(chain)[1]}
    many = "@inbook{c, crossref=p}\n@book{p, " + ", ".join(f"f{i}=1" for i in range(1000)) + "}"
    assert len(first(many)) < 100
