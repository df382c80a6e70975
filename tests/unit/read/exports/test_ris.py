"""RIS, sound and as vendors write it."""

from __future__ import annotations

import pytest

from kg.read.exports.ris import begins, parse

SOUND = """TY  - JOUR
ID  - lee2011
AU  - Lee, Ann
AU  - van Dyck, Bo, Jr.
A2  - Ek, Cy
TI  - On <i>lime</i> in skin &amp; muscle
JF  - Journal of Lime
JO  - J. Lime
PY  - 2011
DA  - 2011/03/04/
VL  - 7
IS  - 2
SP  - 101
EP  - 109
PB  - Lime Press
SN  - 1234-5678
DO  - https://doi.org/10.1000/LIME.7
UR  - https://lime.example/7
AB  - It hardens.
KW  - lime
KW  - skin
ER  -
"""


def codes(text: str) -> list[str]:
    return [problem.code for problem in parse(text.encode(), "a.ris").problems]


def test_a_sound_record_fills_the_work() -> None:
    (reference,) = parse(SOUND.encode(), "a.ris").references
    work = reference.work
    assert (reference.key, reference.label, reference.line, reference.position) == (
        "lee2011",
        "lee2011",
        1,
        1,
    )
    assert (work.type, work.title, work.container) == (
        "article",
        "On lime in skin & muscle",
        "Journal of Lime",
    )
    assert [person.name for person in work.authors] == ["Ann Lee", "Bo van Dyck Jr."]
    assert [person.name for person in work.editors] == ["Cy Ek"]
    assert (work.date, work.volume, work.issue, work.pages) == ("2011-03-04", "7", "2", "101–109")
    assert (work.doi, work.url, work.abstract) == ("10.1000/lime.7", "https://lime.example/7", "It hardens.")
    assert work.extra == (
        ("type", "JOUR"),
        ("jo", "J. Lime"),
        ("issn", "1234-5678"),
        ("keywords", "lime; skin"),
    )
    assert reference.text == SOUND.strip()
    assert codes(SOUND) == []


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + SOUND,
        SOUND.replace("\n", "\r\n"),
        SOUND.replace("  - ", " - "),
        SOUND.replace("  - ", "\t- "),
        "\n".join(f"  {line}" for line in SOUND.split("\n")),
        "\n".join(line[:2].lower() + line[2:] for line in SOUND.split("\n")),
        SOUND.replace("  - ", "\xa0\xa0- "),
        SOUND.replace("  - ", "  – "),
        SOUND.replace("ER  -", "ER  - "),
        SOUND.replace("ER  -", "ER"),
        SOUND + "\x1a",
    ],
)
def test_manners_of_vendors_change_nothing(text: str) -> None:
    (found,), (sound,) = parse(text.encode(), "a.ris").references, parse(SOUND.encode(), "a.ris").references
    assert (found.work, found.key) == (sound.work, sound.key)


def test_prose_that_looks_like_a_tag_goes_on_with_the_value() -> None:
    text = "TY  - JOUR\nTI  - T\nAB  - We asked\nUS - based groups\n      ER then they\nstayed\nER  - \n"
    (reference,) = parse(text.encode(), "a.ris").references
    assert reference.work.abstract == "We asked US - based groups ER then they stayed"


def test_a_record_without_end_and_one_without_beginning_are_kept() -> None:
    text = "TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \nTI  - Three\nER  - \nER  - \n"
    found = parse(text.encode(), "a.ris")
    assert [(one.work.title, one.line) for one in found.references] == [("One", 1), ("Two", 3), ("Three", 6)]
    assert [(one.line, one.code) for one in found.problems] == [
        (1, "missing-end"),
        (1, "made-keys"),
        (6, "missing-type"),
        (8, "end-without-record"),
    ]


def test_a_file_that_is_cut_off_keeps_its_last_record() -> None:
    found = parse(SOUND.split("PB  -", maxsplit=1)[0].encode(), "a.ris")
    assert found.references[0].work.pages == "101–109"
    assert [one.code for one in found.problems] == ["missing-end"]


def test_a_record_of_nothing_is_left_out_and_said_to_be() -> None:
    found = parse(b"TY  - JOUR\nER  - \n", "a.ris")
    assert found.references == ()
    assert [one.code for one in found.problems] == ["empty-entry"]


def test_what_stands_between_records_is_counted() -> None:
    (problem,) = parse(f"Record #1 of 1\n1.\n{SOUND}".encode(), "a.ris").problems
    assert (problem.line, problem.code, problem.raw) == (1, "text-outside-records", "Record #1 of 1")
    assert "2 lines" in problem.message


def test_one_number_twice_gives_two_keys_and_no_label_that_a_marker_prints() -> None:
    record = "TY  - JOUR\nID  - 12\nTI  - T\nER  - \n"
    found = parse((record * 2).encode(), "a.ris")
    assert [(one.key, one.label) for one in found.references] == [("12", "id:12"), ("12~2", "12~2")]
    assert [(one.line, one.code) for one in found.problems] == [(5, "duplicate-key")]


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("PY  - 1948/07//", "1948-07"),
        ("Y1  - 2005/06/03/Spring", "2005-06-03"),
        ("PY  - 2009\nDA  - 2010/01/02", "2009"),
        ("DA  - 2010 Jan", "2010-01"),
        ("PY  - in press", ""),
    ],
)
def test_dates(lines: str, date: str) -> None:
    (reference,) = parse(f"TY  - JOUR\n{lines}\nER  - \n".encode(), "a.ris").references
    assert reference.work.date == date


def test_a_date_that_tells_more_stays_beside_the_work() -> None:
    (reference,) = parse(b"TY  - JOUR\nY1  - 2005/06/03/Spring\nER  - \n", "a.ris").references
    assert ("y1", "2005/06/03/Spring") in reference.work.extra


@pytest.mark.parametrize(
    ("lines", "pages"),
    [("SP  - 12\nEP  - 12", "12"), ("SP  - 12-19", "12–19"), ("SP  - e12", "e12"), ("EP  - 9", "")],
)
def test_pages(lines: str, pages: str) -> None:
    (reference,) = parse(f"TY  - JOUR\nTI  - T\n{lines}\nER  - \n".encode(), "a.ris").references
    assert reference.work.pages == pages
    assert ("EP  - 9" in lines) == (("ep", "9") in reference.work.extra)


def test_books_and_chapters_have_their_titles_in_other_places() -> None:
    text = (
        "TY  - CHAP\nTI  - Part\nT2  - Whole\nER  - \nTY  - BOOK\nBT  - Whole\nT3  - Row\nSN  - 9\nER  - \n"
    )
    chapter, book = (one.work for one in parse(text.encode(), "a.ris").references)
    assert (chapter.type, chapter.title, chapter.container) == ("incollection", "Part", "Whole")
    assert (book.type, book.title, book.container) == ("book", "Whole", "")
    assert book.extra == (("type", "BOOK"), ("series", "Row"), ("isbn", "9"))


@pytest.mark.parametrize(
    ("line", "doi", "pmid"),
    [
        ("M3  - doi: 10.1000/x", "10.1000/x", ""),
        ("UR  - https://doi.org/10.1000/x", "10.1000/x", ""),
        ("N1  - PMID: 77", "", "77"),
        ("AN  - 0077\nDB  - PubMed", "", "77"),
        ("AN  - 0077\nDB  - Scopus", "", ""),
        ("UR  - https://pubmed.ncbi.nlm.nih.gov/77/", "", "77"),
    ],
)
def test_identifiers_are_found_where_vendors_put_them(line: str, doi: str, pmid: str) -> None:
    (reference,) = parse(f"TY  - JOUR\n{line}\nER  - \n".encode(), "a.ris").references
    assert (reference.work.doi, reference.work.pmid) == (doi, pmid)


def test_what_is_no_doi_and_no_kind_is_said() -> None:
    text = "TY  - FNORD\nTI  - T\nID  - a\nDO  - eleven\nER  - \n"
    found = parse(text.encode(), "a.ris")
    assert found.references[0].work.type == "misc"
    assert ("doi", "eleven") in found.references[0].work.extra
    assert [one.code for one in found.problems] == ["unknown-type", "invalid-doi"]


def test_several_names_keywords_and_addresses_in_one_field() -> None:
    text = (
        "TY  - JOUR\nAU  - Lee, Ann\n      Ek, Bo\nAU  - Roe, C.; Doe, D.\nAU  - et al\nED  - The Long\n      Body\n"
        "KW  - one\ntwo\nUR  - http://a.example; http://b.example\nER  - \n"
    )
    work = parse(text.encode(), "a.ris").references[0].work
    assert [person.name for person in work.authors] == ["Ann Lee", "Bo Ek", "C. Roe", "D. Doe"]
    assert [person.literal for person in work.editors] == ["The Long Body"]
    assert work.url == "http://a.example"
    assert dict(work.extra) == {
        "type": "JOUR",
        "keywords": "one; two",
        "url": "http://b.example",
        "et-al": "author",
    }


def test_latin_1_is_read_and_said() -> None:
    found = parse("TY  - JOUR\nID  - a\nTI  - Über Kalk\nER  - \n".encode("latin-1"), "a.ris")
    assert found.references[0].work.title == "Über Kalk"
    assert [one.code for one in found.problems] == ["not-utf-8"]


def test_an_empty_file_has_no_references() -> None:
    assert parse(b"", "a.ris").references == ()


def test_a_line_of_prose_begins_no_record() -> None:
    assert not begins("To - be")
    assert not begins("Ty - the dog")
    assert begins("ty - jour")


def test_a_field_behind_the_end_belongs_to_the_record_before() -> None:
    text = "TY  - JOUR\nID  - a\nTI  - One\nER  - \nM3  - doi:10.1000/x\nTY  - JOUR\nID  - b\nTI  - Two\nER  - \n"
    found = parse(text.encode(), "a.ris")
    assert [(one.work.title, one.work.doi) for one in found.references] == [("One", "10.1000/x"), ("Two", "")]
    assert found.references[0].text.endswith("M3  - doi:10.1000/x")
    assert [(one.line, one.code) for one in found.problems] == [(5, "field-behind-end")]


def test_of_several_dates_the_first_that_is_one_counts() -> None:
    (reference,) = parse(b"TY  - JOUR\nPY  - 99\nPY  - ///\nPY  - 2001/09/01/\nER  - \n", "a.ris").references
    assert reference.work.date == "2001-09-01"
