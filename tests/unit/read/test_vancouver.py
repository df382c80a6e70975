import time
from collections.abc import Sequence

import pytest

from kg.model import Block, BlockKind, Person, Problem, Reference, Severity
from kg.read import vancouver


def parse(*lines: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    blocks = [Block(BlockKind.REFERENCE, text, line) for line, text in enumerate(lines, start=10)]
    return vancouver.parse(blocks, "paper.md")


def names(persons: Sequence[Person]) -> list[str]:
    return [person.name for person in persons]


def codes(problems: Sequence[Problem]) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in problems]


def test_an_entry_in_vancouver_style_is_taken_apart() -> None:
    (reference,), problems = parse(
        "1. Marsh NB, Ølund G, al-Rashid S. Growth of reeds: a review. Part II. J Wetl Plants. 2005 Jun;34(6):805–12."
    )
    assert problems == ()
    assert (reference.label, reference.position, reference.line, reference.source) == ("1", 1, 10, "paper.md")
    assert reference.text.startswith("Marsh NB, Ølund G")
    assert reference.text.endswith("805–12.")
    found = reference.work
    assert found.type == "article"
    assert names(found.authors) == ["NB Marsh", "G Ølund", "S al-Rashid"]
    assert found.title == "Growth of reeds: a review. Part II"
    assert found.container == "J Wetl Plants"
    assert (found.date, found.volume, found.issue, found.pages) == ("2005-06", "34", "6", "805–12")


@pytest.mark.parametrize(
    "entry",
    [
        "MarshNBReedGGrowth of moss in fensJournal of Bryology200493111712115182916",
        "Personal communication with the keeper of the fen",
        "Moss " + "x" * 6000 + " 2004;7:1–2.",
    ],
)
def test_what_shows_no_structure_keeps_its_text_only(entry: str) -> None:
    (reference,), problems = parse(f"1. {entry}")
    assert reference.text == entry
    assert (reference.work.title, reference.work.authors, reference.work.container) == ("", (), "")
    assert problems == ()


@pytest.mark.parametrize(
    "form",
    ["{}. {}", "{}) {}", "[{}] {}", "[{}]. {}", "({}) {}", "- {}. {}", "{} {}", "{}{}", "{}．{}", "0{}. {}"],
)
def test_numbers_are_printed_in_many_ways(form: str) -> None:
    entries = ["Marsh NB. On moss. Bryologist. 2004;7:1–2.", "Reed G. On fern. Bryologist. 2005;8:3–4."]
    references, problems = parse(*(form.format(number, text) for number, text in enumerate(entries, start=1)))
    assert [(reference.label, reference.text) for reference in references] == [
        ("1", entries[0]),
        ("2", entries[1]),
    ]
    assert problems == ()


def test_a_list_of_ones_is_counted_as_markdown_counts_it() -> None:
    references, problems = parse(*(f"1. Marsh NB. On moss {part}. Bryologist. 2004;7:1–2." for part in "abc"))
    assert [reference.label for reference in references] == ["1", "2", "3"]
    assert problems == ()


def test_lettered_numbers_are_labels() -> None:
    references, _ = parse(
        "1. Marsh NB. A. B. 2004;1:2.", "2a. Marsh NB. A. B. 2005;1:2.", "2b. Marsh NB. A. B. 2006;1:2."
    )
    assert [reference.label for reference in references] == ["1", "2a", "2b"]


def test_a_year_before_an_entry_is_no_number() -> None:
    references, problems = parse("(2004) Marsh NB, On moss. Oslo.", "(2005) Reed G, On fern. Bergen.")
    assert [reference.label for reference in references] == ["1", "2"]
    assert codes(problems) == [(10, vancouver.UNNUMBERED)]


def test_a_list_without_numbers_is_counted_and_says_so() -> None:
    references, problems = parse(
        "Marsh NB. On moss. Bryologist. 2004;7:1–2.", "Books", "Reed G. On fern. Bryologist. 2005;8:3–4."
    )
    assert [(reference.label, reference.position) for reference in references] == [("1", 1), ("2", 2)]
    assert sorted(codes(problems)) == [(10, "unnumbered-list"), (11, "not-an-entry")]
    assert {problem.severity for problem in problems if problem.code == vancouver.UNNUMBERED} == {
        Severity.INFO
    }


def test_gaps_repeats_and_disorder_are_problems() -> None:
    entry = "Marsh NB. On moss. Bryologist. 2004;7:1–2."
    references, problems = parse(*(f"{number}. {entry}" for number in (1, 2, 4, 4, 3, 9)))
    assert [reference.label for reference in references] == ["1", "2", "4", "4", "3", "9"]
    assert [reference.position for reference in references] == [1, 2, 3, 4, 5, 6]
    assert codes(problems) == [
        (12, "missing-entry"),
        (13, "repeated-number"),
        (14, "number-out-of-order"),
        (15, "missing-entry"),
    ]
    assert "3 is missing" in problems[0].message
    assert "5–8 are missing" in problems[3].message
    assert all(problem.raw == entry for problem in problems)


def test_an_entry_that_lost_its_number_gets_the_missing_one() -> None:
    references, problems = parse(
        "1. Marsh NB. On moss. Bryologist. 2004;7:1–2.",
        "Reed G. On fern. Bryologist. 2005;8:3–4.",
        "3. Stone A. On reed. Bryologist. 2006;9:5–6.",
    )
    assert [reference.label for reference in references] == ["1", "2", "3"]
    assert codes(problems) == [(11, "missing-number")]


def test_a_line_that_is_no_entry_is_a_problem_with_its_text() -> None:
    references, problems = parse(
        "1. Marsh NB. On moss. Bryologist. 2004;7:1–2.",
        "Further reading",
        "2. Reed G. On fern. Oslo: Fen Press; 2005.",
    )
    assert [reference.label for reference in references] == ["1", "2"]
    assert [(problem.code, problem.raw) for problem in problems] == [("not-an-entry", "Further reading")]


def test_an_entry_cut_by_a_page_is_one_again() -> None:
    references, problems = parse(
        "1. Marsh NB. On moss and its many",
        "friends. Bryologist. 2004;7:1–2.",
        "2. Reed G. On fern and",
        "Its Friends. Bryologist. 2005;8:3–4.",
    )
    assert [reference.work.title for reference in references] == [
        "On moss and its many friends",
        "On fern and Its Friends",
    ]
    assert codes(problems) == [(11, "split-entry"), (13, "split-entry")]


def test_no_blocks_are_no_list() -> None:
    assert parse() == ((), ())
    assert parse("  ") == ((), ())


def test_every_line_is_a_reference_or_a_problem() -> None:
    lines = ["1. Marsh NB. On moss. Oslo. 2004.", "", "x", "3. y", "[4]", "\0", "2004", "7"]
    references, problems = parse(*lines)
    told = {problem.line for problem in problems} | {reference.line for reference in references}
    assert told >= {line for line, text in enumerate(lines, start=10) if text.strip()}


def test_a_long_list_takes_linear_time() -> None:
    start = time.process_time()
    lines = (line for number in range(1, 9001) for line in (f"{number}. Marsh NB. On moss", "and more of it"))
    references, _ = parse(*lines)
    assert time.process_time() - start < 10
    assert len(references) == 9000


def test_lines_are_not_joined_without_end() -> None:
    references, problems = parse(
        "1. Marsh NB. On moss", *["and more of it " * 10, "2. Reed G. On fern. 2001."] * 40
    )
    assert len(references) == 41
    assert {problem.code for problem in problems} >= {"split-entry", "repeated-number"}
