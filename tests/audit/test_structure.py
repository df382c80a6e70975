from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kg.audit.checks import order_of_first_mention
from kg.model import BlockKind, NotChecked, Problem, Reference, Severity
from tests.audit.checks import coverage, findings
from tests.factories import linked, observed, reference, said


def test_s01_finds_a_marker_without_an_entry() -> None:
    article = linked([said("One is known.", "1"), said("Another is not.", "9")], [reference("1")])
    (finding,) = findings("S01", article)
    assert finding.message == "The text cites “9”, which stands in no reference list."
    assert finding.sentences == ("Another is not.",)
    assert finding.focus[0].endswith("/pointer/p2.s1.r1")


def test_s01_is_content_when_each_marker_has_its_entry() -> None:
    assert not findings("S01", linked([said("Both are known.", "1", "2")], [reference("1"), reference("2")]))


def test_s01_keeps_its_name_when_the_text_before_it_grows() -> None:
    odd = said("Another is not.", "9")
    before = findings("S01", linked([odd]))
    after = findings("S01", linked([said("A new opening."), odd]))
    assert [finding.id for finding in before] == [finding.id for finding in after]
    assert before[0].focus != after[0].focus


def test_s02_finds_an_entry_that_is_never_cited() -> None:
    article = linked(
        [observed("Seen here.", "1")], [reference("1"), reference("2", "On things", date="2001")]
    )
    (finding,) = findings("S02", article)
    assert finding.message == "Reference 2 (On things 2001) is never cited in the text."
    assert finding.sentences == ("2. On things",)


def test_s02_counts_a_marker_outside_a_claim() -> None:
    caption = said("Figure 1, after another's.", "2", claim=False)
    assert not findings("S02", linked([said("So it is.", "1"), caption], [reference("1"), reference("2")]))


def numbered(*numbers: int) -> list[Reference]:
    return [reference(str(number), authors=[f"A {'ZYXWVUTSRQ'[number]}berg"]) for number in numbers]


def test_s03_finds_the_one_entry_that_would_have_to_move() -> None:
    article = linked(
        [said("First.", "2", "3"), said("Second.", "1"), said("Third.", "4")], numbered(1, 2, 3, 4)
    )
    (finding,) = findings("S03", article)
    assert finding.message == "Reference 1 (Yberg) is first cited after reference 3."
    assert finding.sentences == ("Second.", "First.")


def test_s03_says_before_what_an_entry_was_cited_too_early() -> None:
    article = linked([said("First.", "4"), said("Second.", "1", "2", "3")], numbered(1, 2, 3, 4))
    (finding,) = findings("S03", article)
    assert finding.message == "Reference 4 (Vberg) is first cited before reference 1."


def test_s03_names_the_two_that_were_exchanged_and_not_what_stands_between() -> None:
    sentences = [said("First.", "1", "4"), said("Second.", "3"), said("Third.", "2"), said("Last.", *"5678")]
    found = findings("S03", linked(sentences, numbered(*range(1, 9))))
    assert [finding.message.split(" (")[0] for finding in found] == ["Reference 4", "Reference 2"]


@pytest.mark.parametrize(
    ("numbers", "moved"),
    [
        ([], []),
        ([1], []),
        ([2, 1], [1]),
        ([2, 3, 1], [2]),
        ([3, 1, 2], [0]),
        ([3, 2, 1], [0, 2]),
        ([9, 5, 6, 7, 8, 4], [0, 5]),
        ([1, 7, 3, 5], [1]),
    ],
)
def test_as_few_places_as_can_be_have_to_move(numbers: list[int], moved: list[int]) -> None:
    assert order_of_first_mention.misplaced(numbers) == moved


def test_s03_is_content_with_later_mentions_in_any_order() -> None:
    sentences = [said("First.", "1", "2"), said("Second.", "1"), said("Third.", "3", "2", "1")]
    assert not findings("S03", linked(sentences, numbered(1, 2, 3)))


def test_s03_does_not_judge_an_alphabetical_list() -> None:
    names = ["A Adler", "B Berg", "C Dahl"]
    references = [reference(str(n), authors=[name]) for n, name in enumerate(names, start=1)]
    article = linked([said("First.", "3"), said("Second.", "1", "2")], references)
    assert not findings("S03", article)
    assert coverage("S03", article).not_checked == (NotChecked("the list is in alphabetical order", 1),)


def test_s03_does_not_judge_a_list_in_another_order() -> None:
    article = linked([said("All.", "6", "5", "4", "3", "2", "1")], numbered(1, 2, 3, 4, 5, 6))
    assert not findings("S03", article)
    assert coverage("S03", article).state == "not checked"


def test_s04_finds_a_range_that_runs_backwards() -> None:
    fault = Problem("article.md", 1, "bad-range", "its end comes before its beginning", raw="[9–6]")
    (finding,) = findings("S04", linked([said("As shown [9–6].", "9", "6")], problems=[fault]))
    assert finding.message == "“[9–6]”: its end comes before its beginning"
    assert finding.sentences == ("As shown [9–6].",)


def test_s04_leaves_other_problems_to_others() -> None:
    fault = Problem("article.md", 1, "bare-number", "read as a citation", raw="9")
    assert not findings("S04", linked([said("As shown 9.", "9")], problems=[fault]))


def namesakes(*second: str) -> list[Reference]:
    return [
        reference(str(number), f"Title {number}", authors=["A Berg", *([name] if name else [])], date="2004")
        for number, name in enumerate(second, start=1)
    ]


def test_s05_finds_a_citation_in_words_that_fits_two_entries() -> None:
    (finding,) = findings(
        "S05", linked([said("As Berg et al. (2004) found.")], namesakes("C Dahl", "E Falk"))
    )
    assert finding.message == "“Berg 2004” fits the references 1 and 2, and no marker says which is meant."


@pytest.mark.parametrize(
    "text",
    [
        "As Berg and Dahl (2004) found.",
        "As Berg et al. (2004b) found.",
        "As Berg found, in 2004.",
        "As Berg et al. (2005) found.",
        "As Bergström (2004) found.",
    ],
)
def test_s05_is_content_when_the_words_say_which(text: str) -> None:
    assert not findings("S05", linked([said(text)], namesakes("C Dahl", "E Falk")))


def test_s05_is_content_when_a_marker_says_which() -> None:
    assert not findings("S05", linked([said("As Berg (2004) found [2].", "2")], namesakes("", "")))


def test_s05_takes_a_name_alone_for_a_single_author() -> None:
    assert not findings("S05", linked([said("As Berg (2004) found.")], namesakes("", "C Dahl")))
    assert findings("S05", linked([said("As Berg (2004) found.")], namesakes("", "")))


def test_s06_finds_an_entry_that_stands_twice() -> None:
    one = reference("1", "On the heart", authors=["A Berg"], date="2001", pages="53–57")
    two = reference("7", "On the Heart.", authors=["Anna Berg"], date="2001", pages="53-7")
    (finding,) = findings("S06", linked([], [one, two]))
    assert finding.message == "Reference 7 (Berg 2001) is the same work as reference 1."


def test_s06_finds_one_doi_under_two_forms_of_a_title() -> None:
    one = reference("1", "On the heart", authors=["A Berg"], doi="10.1000/1")
    two = reference("2", "On the heart: a review", authors=["A Berg"], doi="10.1000/1")
    assert len(findings("S06", linked([], [one, two]))) == 1


def test_s06_finds_two_entries_in_the_same_words_that_could_not_be_taken_apart() -> None:
    words = "BergADahlBOn the heart and what else is in the chestLancet20013573"
    entries = [replace(reference(label, ""), text=words) for label in ("1", "5")]
    (finding,) = findings("S06", linked([], entries))
    assert finding.message == "Reference 5 (5) is the same work as reference 1."
    brief = [replace(entry, text="Ibid., p. 3") for entry in entries]
    assert not findings("S06", linked([], brief))


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2002"},
        {"pages": "99–101"},
        {"volume": "9", "container": "Lancet"},
        {"doi": "10.1000/2"},
        {"title": "On the lung"},
    ],
)
def test_s06_tells_two_works_of_one_author_apart(other: dict[str, Any]) -> None:
    known: dict[str, Any] = {
        "date": "2001",
        "pages": "53–57",
        "volume": "1",
        "container": "Lancet",
        "doi": "10.1000/1",
    }
    one = reference("1", "On the heart", authors=["A Berg"], **known)
    two = reference("2", **{"title": "On the heart", "authors": ["A Berg"], **known, "doi": "", **other})
    assert not findings("S06", linked([], [one, two]))


def test_s06_tells_the_volumes_of_a_book_apart() -> None:
    one, two = (
        replace(
            reference(label, "All herbs", authors=["A Berg"], type="book", date="2001"),
            text=f"All herbs. {volume}",
        )
        for label, volume in (("1", "Vol. I"), ("2", "Vol. II"))
    )
    assert not findings("S06", linked([], [one, two]))


def test_s07_finds_a_number_that_is_missing_from_the_list() -> None:
    article = linked([said("All.", "1", "2", "4")], [reference("1"), reference("2"), reference("4")])
    (finding,) = findings("S07", article)
    assert finding.message == "The reference list is numbered 1 to 4, but 3 entries were read."


def test_s07_finds_two_things_under_one_name() -> None:
    article = linked([said("One.", id="same"), said("Two.", id="same")])
    assert {finding.message for finding in findings("S07", article)} == {
        "Two things bear one name: claim/same"
    }


def test_s07_finds_what_could_not_be_read() -> None:
    lost = Problem("a.bib", 3, "unterminated-entry", "the entry has no end", Severity.ERROR, "@article{a")
    known = Problem("article.md", 1, "dangling-pointer", "the text cites 9", Severity.ERROR, "9")
    mild = Problem("a.bib", 9, "duplicate-field", "the first counts")
    (finding,) = findings("S07", linked([said("So.")], problems=[lost, known, mild]))
    assert (finding.message, finding.sentences) == ("a.bib:3: the entry has no end", ("@article{a",))


def test_s07_is_content_with_a_whole_list() -> None:
    assert not findings("S07", linked([said("All.", "1", "2")], [reference("1"), reference("2")]))


def test_s08_finds_a_reference_that_only_a_caption_cites() -> None:
    caption = said("Figure 1. After Berg.", "2", claim=False, block=BlockKind.CAPTION)
    article = linked([said("So it is.", "1"), caption], [reference("1"), reference("2", "Pictures")])
    (finding,) = findings("S08", article)
    assert finding.message == "Reference 2 (Pictures) is cited only outside the claims of the text."
    assert finding.sentences == ("Figure 1. After Berg.",)


def test_s08_is_content_when_a_claim_cites_it_too() -> None:
    caption = said("Figure 1. After Berg.", "1", claim=False, block=BlockKind.CAPTION)
    assert not findings("S08", linked([said("So it is.", "1"), caption], [reference("1")]))
