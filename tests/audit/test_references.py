from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kg import audit
from kg.model import Notice, Work
from tests.audit.checks import BY_ID, coverage, findings
from tests.factories import graph, linked, people, reference, said

if TYPE_CHECKING:
    from kg.model import Finding, LinkedArticle, Reference


def cited(*entries: Reference, **work: Any) -> LinkedArticle:  # noqa: ANN401 - fields of a work
    return linked(
        [said("So it is.", *(entry.label for entry in entries))], entries, work=Work(title="Own", **work)
    )


def test_r03_finds_a_work_of_the_future() -> None:
    (finding,) = findings("R03", cited(reference("1", "On things", date="2012-01"), date="2010-12"))
    assert finding.message == "Reference 1 (On things 2012) is of 2012; the article appeared in 2010."


def test_r03_allows_for_what_was_in_press() -> None:
    assert not findings("R03", cited(reference("1", date="2011"), date="2010"))
    assert coverage("R03", cited(reference("1"), date="2010")).state == "not checked"


def whole(label: str = "1", **more: Any) -> Reference:  # noqa: ANN401 - fields of a work
    fields: dict[str, Any] = {
        "title": "On things", "date": "2001", "container": "Lancet", "authors": ["A Berg"], **more
    }  # fmt: skip
    return reference(label, **fields)


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({"title": ""}, "title"),
        ({"date": ""}, "year"),
        ({"authors": []}, "author"),
        ({"container": ""}, "journal"),
        ({"type": "book", "date": ""}, "year"),
    ],
)
def test_m01_finds_a_missing_field(more: dict[str, Any], missing: str) -> None:
    entry = reference(
        "1", **{"title": "On things", "date": "2001", "container": "Lancet", "authors": ["A Berg"], **more}
    )
    found = findings("M01", cited(replace(entry, text="@article{one}"), whole("2", title="On others")))
    assert [finding.message.rsplit(" ", 1)[-1] for finding in found] == [f"{missing}."]


def test_m01_asks_no_journal_and_year_of_a_printed_entry_that_may_have_them() -> None:
    printed = replace(whole(container="", date=""), text="Berg A. On things. Lancet 2001;7:53.")
    assert not findings("M01", cited(printed))


@pytest.mark.parametrize(
    "text",
    [
        "Berg A. On things. Lancet. ;7:53–57.",
        "Berg A. On things. Lancet. ;7:1851–1857.",
        "Berg A. On things. Lancet ; 3: 15005.26273537",
        "Berg A. On things. Lancet. ;7:53–57. doi:10.1000/lancet.2001.53",
        "Berg A. On things. Lancet. ;7:53–57.26018226",
        "Berg A. On things. Berlin: Dahl; p. 1902.",
    ],
)
def test_m01_finds_that_a_printed_entry_has_no_year(text: str) -> None:
    printed = replace(whole(container="", date="", type="misc"), text=text)
    (finding,) = findings("M01", cited(printed))
    assert finding.message == "Reference 1 (Berg) has no year."


@pytest.mark.parametrize(
    "text",
    [
        "Berg A. On things. Lancet2001753.",
        "Berg A. On things. Lancet. 20013;7:53.",
        "Berg A. On things. Lancet, in press.",
        "Berg A. On things. https://example.org/things.",
        "Berg A. On things (n.d.).",
        "Berg A. On things. Berlin: 1902.",
    ],
)
def test_m01_asks_no_year_of_what_has_one_in_any_form_or_cannot_have_one(text: str) -> None:
    printed = replace(whole(container="", date="", type="misc"), text=text)
    assert not findings("M01", cited(printed))


def test_m01_sees_that_an_entry_that_could_not_be_taken_apart_has_no_year() -> None:
    words = "BergADahlBOn things in the chestLancet"
    bare = whole(title="", container="", date="", type="misc", authors=[])
    (finding,) = findings("M01", cited(replace(bare, text=f"{words};7(2):53–57.")))
    assert finding.message == "Reference 1 (1) has no year."
    for text in (words, f"{words}2001;7(2):53–57."):
        assert not findings("M01", cited(replace(bare, text=text)))


def test_m01_misses_no_title_in_a_list_that_prints_none() -> None:
    entries = [whole(str(number), title="", authors=[f"A B{number}"]) for number in range(1, 4)]
    assert not findings("M01", cited(*entries, whole("4")))


def test_m01_asks_no_more_of_a_web_page_or_a_book_than_it_has() -> None:
    page = reference("1", "A page", type="online")
    three = replace(whole("3"), text="@article{three}")
    book = reference("2", "A book", type="book", date="2001", editors=people("A Berg"))
    assert not findings("M01", cited(three, page, book))


@pytest.mark.parametrize(
    "doi", ["10.1000", "10.1000/abc.", "https://doi.org/10.1000/1", "11.1000/1", "10.1000/a b"]
)
def test_m02_finds_what_is_no_doi(doi: str) -> None:
    (finding,) = findings("M02", cited(whole(doi=doi)))
    assert finding.message == f"Reference 1 (Berg 2001): the DOI “{doi}” is malformed."


@pytest.mark.parametrize("pmid", ["PMC1234", "0", "1234567890"])
def test_m02_finds_what_is_no_pubmed_id(pmid: str) -> None:
    (finding,) = findings("M02", cited(whole(pmid=pmid)))
    assert finding.message == f"Reference 1 (Berg 2001): the PubMed id “{pmid}” is malformed."


def test_m02_is_content_with_odd_but_sound_identifiers() -> None:
    odd = "10.1016/s0140-6736(99)05157-0"
    assert not findings("M02", cited(whole(doi=odd, pmid="1"), whole("2", doi="10.1000.10/a<b>;c")))
    assert coverage("M02", cited(whole())).state == "not checked"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("doi = {10.1000}", "10.1000"),
        ('doi = "1O.1000/abc"', "1O.1000/abc"),
        ("DOI={11.1000/abc}", "11.1000/abc"),
        ("doi = {{10.1000abc}}", "10.1000abc"),
    ],
)
def test_m02_finds_in_a_bibtex_entry_what_no_doi_could_be_read_from(field: str, value: str) -> None:
    entry = replace(whole(), text=f"@article{{berg2001,\n  title = {{On things}},\n  {field}\n}}")
    (finding,) = findings("M02", cited(entry))
    assert finding.message == f"Reference 1 (Berg 2001): the DOI “{value}” is malformed."


@pytest.mark.parametrize(
    "field",
    [
        "doi = {10.1000/abc}",
        "doi = {https://doi.org/10.1000/abc}",
        "doi = {}",
        "mydoi = {none}",
        "note = {doi}",
    ],
)
def test_m02_is_content_with_a_bibtex_entry_that_has_a_doi_or_none(field: str) -> None:
    entry = replace(whole(), text=f"@article{{berg2001,\n  title = {{On things}},\n  {field}\n}}")
    assert not findings("M02", cited(entry))


def test_m02_leaves_the_words_of_a_printed_entry_alone() -> None:
    assert not findings("M02", cited(replace(whole(), text="Berg A. On things, doi = {none}. Lancet 2001.")))


def test_m03_finds_one_doi_on_two_works() -> None:
    one = reference("1", "Broken bones of the hand", doi="10.1000/1")
    two = reference("2", "On the heart", doi="10.1000/1")
    (finding,) = findings("M03", cited(one, two))
    assert finding.message == "References 1 and 2 both bear 10.1000/1, but are different works."
    assert not findings("S06", cited(one, two))


def test_m03_leaves_one_work_with_two_forms_of_its_title_alone() -> None:
    one = reference("1", "On the heart", doi="10.1000/1")
    assert not findings("M03", cited(one, reference("2", "On the heart: a review", doi="10.1000/1")))


def twice(**printed: Any) -> Reference:  # noqa: ANN401 - fields of a work
    fields = {"title": "On things", "date": "2001", "volume": "7", "pages": "53–7", **printed}
    return whole(volume="7", pages="53–57", printed=Work(authors=people("Arne Berg"), **fields))


@pytest.mark.parametrize(
    ("printed", "message"),
    [
        ({"date": "2002"}, "the year 2002, the bibliography 2001."),
        ({"volume": "8"}, "the volume 8, the bibliography 7."),
        ({"pages": "35–7"}, "the first page 35, the bibliography 53."),
        ({"title": "Broken bones"}, "the title Broken bones, the bibliography On things."),
    ],
)
def test_m04_finds_a_field_that_differs(printed: dict[str, str], message: str) -> None:
    (finding,) = findings("M04", cited(twice(**printed)))
    assert finding.message == f"Reference 1: the printed list has {message}"


def test_m04_finds_another_first_author() -> None:
    printed = Work(title="On things", date="2001", authors=people("C Dahl"))
    (finding,) = findings("M04", cited(whole(printed=printed)))
    assert "the first author Dahl, the bibliography Berg." in finding.message


def test_m04_is_content_with_another_style_and_with_less() -> None:
    assert not findings("M04", cited(twice(title="On Things.", pages="")))
    assert coverage("M04", cited(whole())).state == "not checked"


@pytest.mark.parametrize(
    "title", ["On MÃ¼ller's disease", "R&amp;D of things", "A \ufffd in the title", "The mindâ€™s eye"]
)
def test_m05_finds_letters_that_came_out_wrong(title: str) -> None:
    (finding,) = findings("M05", cited(reference("1", title)))
    assert finding.value == title


def test_m05_looks_at_names_and_claims_too() -> None:
    article = linked([said("The mindâ€™s eye.", "1")], [reference("1", authors=["A GarcÃ­a"])])
    assert [finding.value for finding in findings("M05", article)] == ["A GarcÃ­a", "The mindâ€™s eye."]


def test_m05_is_content_with_letters_of_other_languages() -> None:
    assert not findings(
        "M05",
        cited(reference("1", "Über São Tomé & Príncipe; AT&T; Âge; naïveté – “Ørsted”", authors=["A Ãrn"])),
    )


NOTICES = (
    Notice("retraction", doi="10.1000/1", dated="2012-03-04", reason="Error in Data"),
    Notice("retraction", doi="10.1000/2", dated="2012-03-04"),
    Notice("reinstatement", doi="10.1000/2", dated="2013-01-01"),
    Notice("expression of concern", pmid="77", dated="2014-01-01"),
    Notice("correction", doi="10.1000/1", dated="2011-01-01", reason="Error in Table"),
    Notice("retraction", title="A long and quite remarkable title on many things", dated="2010-01-01"),
)


def noticed(check: str, *entries: Reference, notices: tuple[Notice, ...] | None = NOTICES) -> list[Finding]:
    found = audit.run(graph(cited(*entries)), [BY_ID[check]], evidence=audit.Evidence(notices=notices))
    return list(found.findings)


def test_r01_finds_a_retracted_work_by_its_doi() -> None:
    (finding,) = noticed("R01", whole(doi="10.1000/1"), whole("2", doi="10.1000/3"))
    assert finding.message == (
        "Reference 1 (Berg 2001) was retracted on 2012-03-04: Error in Data (notices up to 2014-01-01)."
    )


def test_r01_finds_a_retracted_work_by_a_long_title() -> None:
    title = "A long, and quite remarkable, title on many things"
    assert noticed("R01", reference("1", title))
    assert noticed("R01", reference("1", title, doi="10.1000/9"))


def test_r01_lets_a_reinstated_work_pass() -> None:
    assert not noticed("R01", whole(doi="10.1000/2"))


def test_r02_finds_concerns_and_corrections() -> None:
    first, second = noticed("R02", whole(doi="10.1000/1"), whole("2", pmid="77"))
    assert first.message == (
        "On reference 1 (Berg 2001): correction, 2011-01-01: Error in Table (notices up to 2014-01-01)."
    )
    assert "expression of concern, 2014-01-01: no reason given" in second.message


def test_r01_says_that_nothing_was_checked_without_a_file() -> None:
    assert not noticed("R01", whole(doi="10.1000/1"), notices=None)
    covered = coverage("R01", cited(whole(doi="10.1000/1")))
    assert (covered.state, covered.not_checked[0].reason) == (
        "not checked",
        "no file of retractions was named",
    )


def authored(*lines: tuple[str, str], head: tuple[str, ...] = ("Arne Berg", "C. D. Dahl")) -> LinkedArticle:
    sentences = [said(text, section=section, claim=False) for section, text in lines]
    return linked(sentences, work=Work(title="On the mending of bones", authors=people(*head)))


def test_m06_finds_a_list_with_one_author_more() -> None:
    under = [
        ("author information", name)
        for name in ("Dr. Arne Berg, MD, Oslo", "C D Dahl, Oslo", "3. Else Falk, Oslo")
    ]
    (finding,) = findings("M06", authored(*under))
    assert finding.message == (
        "The article names its authors differently: 2 at the head, 3 under “Author Information” "
        "(only under “Author Information”: Else Falk)."
    )


def test_m06_finds_a_name_that_became_two() -> None:
    under = [("authors", name) for name in ("Arne R", "Berg", "Dahl C D")]
    (finding,) = findings("M06", authored(*under, head=("Arne R Berg", "C D Dahl")))
    assert "only at the head: Arne R Berg; only under “Authors”: Arne R, Berg" in finding.message


def test_m06_finds_another_list_in_cite_as() -> None:
    line = "Cite this article as: Berg A, Falk E. On the Mending of Bones. J Bones 2001;1:2–3."
    (finding,) = findings("M06", authored(("end note", line)))
    assert "only at the head: C. D. Dahl; only in “cite as”: Falk E" in finding.message


@pytest.mark.parametrize(
    "line",
    [
        "Citation: Berg A, Dahl CD (2001) On the mending of bones. J Bones.",
        "How to cite this article: Dahl CD, Berg A. On the mending of bones. J Bones 2001.",
        "Cite as: Berg A, et al. On the mending of bones. J Bones 2001.",
        "Citation: nobody knows how.",
        "We cite this as Falk did: on the mending of bones.",
    ],
)
def test_m06_is_content_with_other_orders_and_shorter_forms(line: str) -> None:
    assert not findings("M06", authored(("end note", line)))


def test_m06_takes_no_contributions_for_a_list() -> None:
    under = [
        ("author contributions", "Falk E, Gran H: conception."),
        ("author contributions", "Holm I: writing."),
    ]
    assert not findings("M06", authored(*under))
    assert (
        coverage("M06", authored()).not_checked[0].reason == "the article names its authors in one place only"
    )
