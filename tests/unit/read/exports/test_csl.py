"""CSL-JSON, sound, of several programs and damaged."""

from __future__ import annotations

import json

import pytest

from kg.read.exports.csl import parse

ITEM = {
    "id": "http://zotero.example/1",
    "citation-key": "lee2011",
    "type": "article-journal",
    "title": "On <i>lime</i>",
    "author": [
        {"family": "Dyck", "given": "Bo", "non-dropping-particle": "van", "suffix": "Jr."},
        {"literal": "Lime Group"},
        {"family": "Lee", "given": "Ann", "ORCID": "https://orcid.org/0000-0002-1825-0097"},
    ],
    "editor": [{"family": "Ek"}],
    "container-title": "Journal of Lime",
    "issued": {"date-parts": [[2011, "3", 4]]},
    "volume": 7,
    "issue": "2",
    "page": "101-109",
    "DOI": "10.1000/LIME.7",
    "PMID": "41",
    "language": "en",
    "custom": {"a": 1},
}


def read(*items: object) -> list[tuple[str, str]]:
    found = parse(json.dumps(items).encode(), "a.json")
    return [(one.key, one.work.title) for one in found.references]


def test_a_sound_item_fills_the_work() -> None:
    found = parse(json.dumps([ITEM], indent=1).encode(), "a.json")
    (reference,) = found.references
    work = reference.work
    assert (reference.key, reference.label, reference.line) == ("lee2011", "lee2011", 2)
    assert json.loads(reference.text) == ITEM
    assert (work.type, work.title, work.container) == ("article", "On lime", "Journal of Lime")
    assert [person.name for person in work.authors] == ["Bo van Dyck Jr.", "Lime Group", "Ann Lee"]
    assert work.authors[2].orcid == "0000-0002-1825-0097"
    assert work.editors[0].family == "Ek"
    assert (work.date, work.volume, work.issue, work.pages) == ("2011-03-04", "7", "2", "101–109")
    assert (work.doi, work.pmid) == ("10.1000/lime.7", "41")
    assert work.extra == (
        ("id", "http://zotero.example/1"),
        ("type", "article-journal"),
        ("language", "en"),
        ("custom", '{"a": "1"}'),
    )
    assert found.problems == ()


def test_lists_of_other_programs() -> None:
    one, two = {"id": 1, "title": "One"}, {"id": "b", "title": "Two"}
    assert read(one, two) == [("1", "One"), ("b", "Two")]
    for text in ({"items": [one, two]}, {"x": 1, "references": [one, two]}):
        found = parse(json.dumps(text).encode(), "a.json").references
        assert [(ref.key, ref.label) for ref in found] == [("1", "id:1"), ("b", "b")]
    (single,) = parse(json.dumps(two).encode(), "a.json").references
    assert single.key == "b"


def test_a_damaged_item_takes_no_other_with_it() -> None:
    text = (
        '[{"id": "a", "title": "One"},\n{"id": "b" "title": "Two", "author": [{"family": "X"}, {"family": "Y"}]},\n'
        '3, {"id": "c", "title": "Three", "title": "Four"},\n{"x": 1}'
    )
    found = parse(text.encode(), "a.json")
    assert [one.key for one in found.references] == ["a", "c"]
    assert [(one.line, one.code) for one in found.problems] == [
        (2, "damaged-entry"),
        (3, "duplicate-field"),
        (4, "not-an-entry"),
        (4, "unclosed-list"),
    ]


@pytest.mark.parametrize("text", ["", "  ", "no json", '"text"', "\ufeff"])
def test_what_is_no_list_is_said(text: str) -> None:
    found = parse(text.encode(), "a.json")
    assert found.references == ()
    assert [one.code for one in found.problems] == ["not-json"]


def test_nesting_without_end_is_a_problem() -> None:
    found = parse(b'[{"id": "a", "x": ' + b"[" * 200_000, "a.json")
    assert [one.code for one in found.problems] == ["damaged-entry", "unclosed-list"]
    assert "nested" in found.problems[0].message or "Expecting" in found.problems[0].message


def test_a_damaged_object_alone() -> None:
    assert [one.code for one in parse(b'{"id": ', "a.json").problems] == ["damaged-entry"]


def test_damage_without_end_is_given_up() -> None:
    found = parse(b"[" + b'{"id": x},' * 2000, "a.json")
    assert [one.code for one in found.problems][-1] == "too-many-damaged"
    assert len(found.problems) == 1001


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [["2011", 3]]}, "2011-03"),
        ({"date-parts": [[]], "raw": "March 2011"}, "2011-03"),
        ({"literal": "c. 2011"}, "2011"),
        ("2011-03-04", "2011-03-04"),
        ({}, ""),
        (None, ""),
    ],
)
def test_dates(issued: object, date: str) -> None:
    (reference,) = parse(json.dumps([{"id": "a", "issued": issued}]).encode(), "a.json").references
    assert reference.work.date == date


def test_kinds_names_and_identifiers_that_are_odd() -> None:
    items = [
        {
            "id": "a",
            "type": "article",
            "title": ["Early", "Sub"],
            "author": ["Lee, Ann", None, {"given": "Bo"}],
        },
        {"id": "b", "type": "song", "title": "T", "DOI": "none", "URL": "https://doi.org/10.1000/x"},
        {
            "id": "c",
            "type": "journal-article",
            "container-title": "J",
            "note": "PMID: 5",
            "author": {"family": "Ek"},
        },
    ]
    found = parse(json.dumps(items).encode(), "a.json")
    first, second, third = (one.work for one in found.references)
    assert (first.type, first.title) == ("unpublished", "Early")
    assert ("title", "Sub") in first.extra
    assert [person.name for person in first.authors] == ["Ann Lee", "Bo"]
    assert (second.type, second.doi) == ("misc", "10.1000/x")
    assert (third.type, third.pmid, third.authors[0].family) == ("article", "5", "Ek")
    assert [one.code for one in found.problems] == ["unknown-type", "invalid-doi"]
