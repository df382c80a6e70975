from __future__ import annotations

from kg.model import Person, Severity, Work
from kg.read.bibtex.records import Entry, Fault
from kg.read.bibtex.works import build


def built(kind: str, **fields: str) -> tuple[Work, list[Fault]]:
    named = {name.replace("_", "-"): text for name, text in fields.items()}
    return build(Entry(kind, "k", named, dict.fromkeys(named, 7), 3, f"@{kind}{{k}}"))


def test_an_article_with_everything() -> None:
    work, faults = built(
        "article",
        author=r"M{\"u}ller, Eva and {The Group}",
        editor="Roe, A.",
        title="On {DNA}:\n a   {\\em first} study",
        journal="J. Made \\& Up",
        year="2005",
        month="June",
        volume="12",
        number="3",
        pages="53 -- 57",
        publisher="P",
        doi="https://doi.org/10.1000/ABC",
        pmid="123",
        url=r"https://x.org/a\_b",
        abstract="Fifty % \\'etait.",
        issn="1234-5678",
        keywords="a, {\\ss}",
    )
    assert work == Work(
        type="article",
        title="On DNA: a first study",
        authors=(Person(family="Müller", given="Eva"), Person(literal="The Group")),
        editors=(Person(family="Roe", given="A."),),
        container="J. Made & Up",
        date="2005-06",
        volume="12",
        issue="3",
        pages="53–57",
        publisher="P",
        doi="10.1000/abc",
        pmid="123",
        url="https://x.org/a_b",
        abstract="Fifty % était.",
        extra=(("issn", "1234-5678"), ("keywords", "a, ß")),
    )
    assert faults == []


def test_everything_else_is_kept_in_order() -> None:
    work, _ = built("misc", zeta="1", note="", alpha="{2}", booktitle="B", year="c. 2005", file=r"C:\dir\{x}")
    assert work.extra == (("zeta", "1"), ("alpha", "2"), ("year", "c. 2005"), ("file", r"C:\dir\{x}"))
    assert work.date == "2005"


def test_the_number_of_a_report_or_book_is_no_issue() -> None:
    assert built("techreport", number="7", institution="I")[0].issue == ""
    assert built("techreport", number="7", institution="I")[0].extra == (("number", "7"),)
    assert built("techreport", number="7")[0].publisher == ""
    assert built("misc", number="7", journal="J")[0].issue == "7"
    assert built("article", issue="4")[0].issue == "4"


def test_containers_by_type() -> None:
    both = {"journal": "J", "booktitle": "B"}
    assert built("article", **both)[0].container == "J"
    assert built("inproceedings", booktitle="B", shortjournal="S")[0].container == "B"
    assert built("article", journaltitle="J", shortjournal="S")[0].extra == (("shortjournal", "S"),)


def test_publishers_under_their_other_names() -> None:
    assert built("phdthesis", school="U")[0].publisher == "U"
    work = built("proceedings", organization="O", publisher="P")[0]
    assert (work.publisher, work.extra) == ("P", (("organization", "O"),))


def test_subtitles_belong_to_the_title() -> None:
    assert built("book", title="A", subtitle="b")[0].title == "A: b"
    assert built("book", title="A?", subtitle="b")[0].title == "A? b"
    assert built("book", subtitle="b")[0].title == "b"


def test_a_list_cut_short_says_so() -> None:
    work, _ = built("misc", author="Roe, A. and others", editor="Lee, B. et al.")
    assert [person.name for person in (*work.authors, *work.editors)] == ["A. Roe", "B. Lee"]
    assert work.extra == (("et-al", "author"), ("et-al", "editor"))


def test_faults_name_the_field_and_its_line() -> None:
    work, faults = built("misc", author="a, b, c, d", year="soon", doi="none")
    assert [(fault.code, fault.line, fault.raw) for fault in faults] == [
        ("too-many-commas", 7, "a, b, c, d"),
        ("unreadable-date", 7, "soon"),
        ("invalid-doi", 7, "none"),
    ]
    assert faults[1].severity is Severity.INFO
    assert work.authors == (Person(literal="a, b, c, d"),)
    assert work.extra == (("year", "soon"), ("doi", "none"))


def test_a_note_with_the_pubmed_number_is_kept() -> None:
    work, _ = built("misc", note="PMID: 99", pmid="")
    assert (work.pmid, work.extra) == ("99", (("note", "PMID: 99"),))


def test_an_unknown_type_is_kept_and_a_missing_one_is_misc() -> None:
    assert built("dataset")[0].type == "dataset"
    assert built("")[0].type == "misc"
