from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Work
from tests.audit.checks import findings
from tests.factories import linked, people, reference, said

if TYPE_CHECKING:
    from kg.model import LinkedArticle, Reference
    from tests.factories import Said


def test_d01_finds_a_claim_on_one_reference() -> None:
    (finding,) = findings("D01", linked([said("So it is.", "1")], [reference("1", "On things", date="2001")]))
    assert finding.message == "This claim rests on reference 1 (On things 2001) alone."
    assert finding.focus[1].endswith("/reference/1")


def test_d01_finds_several_references_of_one_root() -> None:
    references = [reference("1", authors=["A Berg", "C Dahl"]), reference("2", authors=["E Falk", "A Berg"])]
    (finding,) = findings("D01", linked([said("So it is.", "1", "2")], references))
    assert finding.message == "This claim rests on 2 references that share the author A Berg."


def test_d01_says_once_that_many_authors_are_shared() -> None:
    references = [reference(label, label, authors=["C Dahl", "A Berg", "E Falk"]) for label in ("1", "2")]
    (finding,) = findings("D01", linked([said("So it is.", "1", "2")], references))
    assert finding.message == "This claim rests on 2 references that share 3 authors, among them A Berg."


def test_d01_is_content_with_a_third_and_independent_reference() -> None:
    references = [reference(label, authors=["A Berg"]) for label in ("1", "2")]
    references.append(reference("3", authors=["G Holm"]))
    assert not findings("D01", linked([said("So it is.", "1", "2", "3")], references))


def test_d01_counts_a_source_cited_twice_in_one_claim_once() -> None:
    references = [reference("1", "One"), reference("2", "Two")]
    assert len(findings("D01", linked([said("So it is.", "1", "1")], references))) == 1
    assert not findings("D01", linked([said("So it is.", "1", "2", "1")], references))


def references(count: int) -> list[Reference]:
    return [
        reference(str(number), f"Title {number}", authors=[f"A Name{number}"])
        for number in range(1, count + 1)
    ]


def cites(*labels: str) -> list[Said]:
    return [said(f"Statement {number}.", label) for number, label in enumerate(labels)]


def test_d02_finds_an_entry_that_carries_more_than_a_quarter() -> None:
    (finding,) = findings("D02", linked(cites(*"111123456789"), references(9)))
    assert finding.message == "Reference 1 (Name1) is meant by 4 of the 12 markers (33 %)."


def test_d02_is_content_with_a_quarter_and_with_a_short_text() -> None:
    assert not findings("D02", linked(cites(*"111234567892"), references(9)))
    assert not findings("D02", linked(cites(*"1112"), references(2)))


def test_d03_finds_a_shared_author() -> None:
    work = Work(authors=people("Arne Berg", "C Dahl"))
    entries = [reference("1", authors=["A Berg"], date="2001"), reference("2", authors=["B Berg"])]
    (finding,) = findings("D03", linked([said("So.", "1", "2")], entries, work=work))
    assert finding.message == "Reference 1 (Berg 2001) shares the author A Berg with the article."


def test_d03_counts_shared_authors() -> None:
    work = Work(authors=people("A Berg", "C Dahl"))
    (finding,) = findings("D03", linked([], [reference("1", authors=["C Dahl", "A Berg"])], work=work))
    assert "shares 2 authors with" in finding.message


def of_year(article: str, *years: str, text: str = "So it is.") -> LinkedArticle:
    entries = [reference(str(n), f"Title {n}", date=year) for n, year in enumerate(years, start=1)]
    return linked(
        [said(text, *(entry.label for entry in entries))], entries, work=Work(title="Own", date=article)
    )


def test_d04_finds_an_article_whose_newest_source_is_old() -> None:
    (finding,) = findings("D04", of_year("2010-12", "1999", "2005-06"))
    assert finding.message == "The newest cited reference is of 2005; the article appeared in 2010."


def test_d04_is_content_with_one_new_source_that_is_cited() -> None:
    assert not findings("D04", of_year("2010", "1999", "2006"))
    unused = linked([], [reference("1", date="1999")], work=Work(title="Own", date="2010"))
    assert not findings("D04", unused)


def test_d04_finds_what_is_called_recent_and_is_not() -> None:
    entries = [reference("1", "Old", date="1999"), reference("2", "New", date="2009")]
    sentences = [
        said("Recently, a cause was found.", "1"),
        said("It is rare.", "2"),
        said("Recent work agrees.", "2"),
    ]
    (finding,) = findings("D04", linked(sentences, entries, work=Work(title="Own", date="2010")))
    assert finding.sentences == ("Recently, a cause was found.",)


def test_d05_finds_what_would_fall_with_one_reference() -> None:
    (finding,) = findings("D05", linked(cites("1", "1", "2"), references(2)))
    assert finding.message == "Without reference 1 (Name1), 2 claims would have no reference left."


def test_d05_counts_no_claim_that_has_a_second_reference() -> None:
    assert not findings("D05", linked([said("So.", "1"), said("Or so.", "1", "2")], references(2)))
