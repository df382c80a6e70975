"""What the graph says of works, their authors and journals, and of reference lists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Person, Work
from kg.names import BASE
from kg.triples.works import CLASSES, last_page
from kg.vocabulary import FABIO
from tests import fixtures
from tests.factories import linked, nquads, reference, said
from tests.unit.triples.reading import Statements, statements, values_of

COFFEE = fixtures.COFFEE
ALL = statements(fixtures.corpus())
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def values(subject: str, name: str, among: Statements = ALL) -> list[str]:
    return values_of(subject, name, among)


def work_of(work: Work, label: str = "1") -> tuple[str, Statements]:
    """Return the IRI of a cited work and all that is said."""
    article = linked((said(f"A [{label}].", label),), (replace(reference(label), work=work),))
    said_of_it = statements(nquads(article))
    return values(f"{BASE}article/article/reference/{label}", "references", said_of_it)[0], said_of_it


def test_authors_have_their_order_and_their_printed_name() -> None:
    assert [values(f"{COFFEE}/reference/1/author/{n}", "name") for n in (1, 2)] == [["Ann Bean"], ["Cy Cup"]]
    assert values(f"{COFFEE}/author/2", "position") == ["2"]
    assert values(f"{BASE}person/tea-board", "type") == ["http://xmlns.com/foaf/0.1/Organization"]
    assert values("https://doi.org/10.5555/one", "creator") == [f"{BASE}person/bean-a", f"{BASE}person/cup-c"]


def test_an_editor_is_no_creator() -> None:
    iri, found = work_of(Work("book", "B", editors=(Person("Red", "R"),)))
    assert values(iri, "creator", found) == []
    assert values(f"{BASE}article/article/reference/1/editor/1", "withRole", found) == [
        "http://purl.org/spar/pro/editor"
    ]
    assert values(f"{BASE}article/article/reference/1", "label", found) == ["Red"]


def test_a_journal_article_stands_in_issue_volume_and_journal() -> None:
    iri, found = work_of(Work("article", "T", container="Heart & Soul", volume="3", issue="4 Pt 1"))
    issue = f"{BASE}journal/heart-soul/3/4-pt-1"
    assert values(iri, "partOf", found) == [issue]
    assert values(issue, "partOf", found) == [f"{BASE}journal/heart-soul/3"]
    assert values(issue, "hasSequenceIdentifier", found) == ["4 Pt 1"]
    assert values(f"{BASE}journal/heart-soul/3", "partOf", found) == [f"{BASE}journal/heart-soul"]
    assert values(f"{BASE}journal/heart-soul", "type", found) == [FABIO.Journal]


def test_a_chapter_stands_in_its_book() -> None:
    iri, found = work_of(Work("incollection", "T", container="Book", volume="3"))
    assert values(iri, "type", found) == [FABIO.BookChapter]
    assert values(f"{BASE}journal/book", "type", found) == [FABIO.Expression]
    assert values(iri, "partOf", found) == [f"{BASE}journal/book"]


@pytest.mark.parametrize(("type_", "expected"), [*CLASSES.items(), ("patent", FABIO.Expression)])
def test_an_entry_type_has_its_class(type_: str, expected: str) -> None:
    iri, found = work_of(Work(type_, "T"))
    assert values(iri, "type", found) == [expected]


def test_pages_are_kept_as_printed_and_filled_in() -> None:
    iri, found = work_of(Work("article", "T", pages="527–44; quiz 545–6"))
    assert values(iri, "pageRange", found) == ["527–44; quiz 545–6"]
    assert (values(iri, "startingPage", found), values(iri, "endingPage", found)) == (["527"], ["544"])
    iri, found = work_of(Work("article", "T", pages="e12"))
    assert values(iri, "startingPage", found) == []


@pytest.mark.parametrize(
    ("first", "last", "full"), [("53", "7", "57"), ("99", "101", "101"), ("S3", "9", "9"), ("12", "15", "15")]
)
def test_a_shortened_last_page_is_filled_in(first: str, last: str, full: str) -> None:
    assert last_page(first, last) == full


def test_a_year_that_is_none_is_no_year() -> None:
    iri, found = work_of(Work("article", "T", date="in press"))
    assert values(iri, "publicationDate", found) == ["in press"]
    assert values(iri, "hasPublicationYear", found) == []


def test_a_case_report_is_the_work_that_the_article_realises() -> None:
    found = statements(nquads(linked((), work=Work("case-report", "A case"))))
    iri = f"{BASE}article/article"
    assert values(iri, "type", found) == [FABIO.JournalArticle]
    assert values(iri, "realizationOf", found) == [f"{iri}/work"]
    assert values(f"{iri}/work", "type", found) == [FABIO.ClinicalCaseReport]


def test_keywords_style_and_source_are_kept() -> None:
    article = linked(())
    whole = replace(
        article, article=replace(article.article, keywords=("a", "b"), style="numbers in brackets")
    )
    found = statements(nquads(whole))
    assert values(f"{BASE}article/article", "keywords", found) == ["a", "b"]
    assert values(f"{BASE}article/article", "comment", found) == ["numbers in brackets"]
    assert values(f"{BASE}article/article", "source", found) == ["article.md"]


def test_an_article_without_references_has_no_list() -> None:
    assert not any(target.endswith("ReferenceList") for _, _, target in statements(nquads(linked(()))))


def test_the_printed_form_stands_beside_the_bibliography_s() -> None:
    printed = Work(
        "article", "As printed", (Person("Doe", "J"),), container="J X", date="1998", volume="2", pages="1–9"
    )
    entry = reference("1", "As known", printed=printed)
    found = statements(nquads(linked((said("A [1].", "1"),), (entry,))))
    iri = f"{BASE}article/article/printed/1"
    assert values(f"{BASE}article/article/reference/1", "printed", found) == [iri]
    assert values(iri, "title", found) == ["As printed"]
    assert values(iri, "hasPublicationYear", found) == ["1998"]
    assert values(iri, "startingPage", found) == ["1"]
    assert values(iri, "familyName", found) == ["Doe"]
    assert values(iri, "type", found) == []
