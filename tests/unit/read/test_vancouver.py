import time
from collections.abc import Sequence

import pytest

from kg.model import Block, BlockKind, Person, Problem, Reference, Severity, Work
from kg.read import vancouver


def parse(*lines: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    blocks = [Block(BlockKind.REFERENCE, text, line) for line, text in enumerate(lines, start=10)]
    return vancouver.parse(blocks, "paper.md")


def work(entry: str) -> Work:
    (reference,), _ = parse(f"1. {entry}")
    return reference.work


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
    ("imprint", "date", "volume", "issue", "pages"),
    [
        ("2000 Jan 1;355(9197):53–7.", "2000-01-01", "355", "9197", "53–7"),
        ("1998 Oct;39(4 Pt 1):527–44; quiz 545–6.", "1998-10", "39", "4 Pt 1", "527–44; quiz 545–6"),
        ("2001 Jan-Feb;12:4.", "2001", "12", "", "4"),
        ("2014; 12: 126–131.", "2014", "12", "", "126–131"),
        ("2007;87 Suppl 2:509S–513S.", "2007", "87", "Suppl 2", "509S–513S"),
        ("2013;8(12):e81148.", "2013", "8", "12", "e81148"),
        ("2013;74:19.23.1–19.23.15. doi:10.1002/047114.ps19", "2013", "74", "", "19.23.1–19.23.15"),
        ("2018;6.", "2018", "6", "", ""),
        ("(2005) 45:651–60.", "2005", "45", "", "651–60"),
        ("36 (2010) 80–100.", "2010", "36", "", "80–100"),
        ("490, 361–366 (2012).", "2012", "490", "", "361–366"),
        ("2010, 132, 15104.", "2010", "132", "", "15104"),
        ("2001:1–15.", "2001", "", "", "1–15"),
    ],
)
def test_imprints_of_many_journals(imprint: str, date: str, volume: str, issue: str, pages: str) -> None:
    found = work(f"Marsh NB, Reed G. Growth of rushes. Aquat Bot. {imprint}")
    assert (found.date, found.volume, found.issue, found.pages) == (date, volume, issue, pages)
    assert (found.title, found.container) == ("Growth of rushes", "Aquat Bot")


@pytest.mark.parametrize(
    ("entry", "authors", "title", "container"),
    [
        (
            "van der Berg RB, De Luca MR, Stone A Jr, et al. On moss. Bryologist. 2004;7:1–2.",
            ["RB van der Berg", "MR De Luca", "A Stone Jr"],
            "On moss",
            "Bryologist",
        ),
        (
            "Marsh, N. B., Reed, G. & Stone, A. Growth of moss. Nat. Rev. Bryol. 12, 34–56 (2011).",
            ["N. B. Marsh", "G. Reed", "A. Stone"],
            "Growth of moss",
            "Nat. Rev. Bryol",
        ),
        (
            "N.B. Marsh, G. Reed, Growth of moss, J. Bryol. 36 (2010) 80–100.",
            ["N. B. Marsh", "G. Reed"],
            "Growth of moss",
            "J. Bryol",
        ),
        (
            "N. B. Marsh and G. Reed, “Growth of moss,” J. Bryol., vol. 36, no. 2, pp. 80–100, Jun. 2010.",
            ["N. B. Marsh", "G. Reed"],
            "Growth of moss",
            "J. Bryol",
        ),
        (
            "Marsh, N. B., & Reed, G. (2005). Growth of moss. Journal of Bryology, 34(6), 805–812.",
            ["N. B. Marsh", "G. Reed"],
            "Growth of moss",
            "Journal of Bryology",
        ),
        (
            "MarshNBMcReedGStoneA. Growth of moss. Bryologist (2005) 45:651–60.",
            ["NB Marsh", "G McReed", "A Stone"],
            "Growth of moss",
            "Bryologist",
        ),
        (
            "MarshNB, ReedG & StoneA (2015) Growth of moss. Bryologist 7, 505–520.",
            ["NB Marsh", "G Reed", "A Stone"],
            "Growth of moss",
            "Bryologist",
        ),
        (
            "World Moss Organization. Moss of the north. Bull World Moss Organ. 2002;80:900–5.",
            ["World Moss Organization"],
            "Moss of the north",
            "Bull World Moss Organ",
        ),
        (
            "Marsh NB. XDS. Acta Bryol. D. Biol. Bryol. 2010;66:125–132.",
            ["NB Marsh"],
            "XDS",
            "Acta Bryol. D. Biol. Bryol",
        ),
        ("Marsh NB. J. Mol. Bryol. 1990;215:403.", ["NB Marsh"], "", "J. Mol. Bryol"),
        (
            "Marsh NB, Reed G. Did moss go west? Bryologist. 2012;3:4–5.",
            ["NB Marsh", "G Reed"],
            "Did moss go west?",
            "Bryologist",
        ),
        (
            "Marsh NB. [Moss of the Alps]. Rev Bryol. 2018;146:753–61.",
            ["NB Marsh"],
            "[Moss of the Alps]",
            "Rev Bryol",
        ),
    ],
)
def test_styles_of_many_journals(entry: str, authors: list[str], title: str, container: str) -> None:
    found = work(entry)
    assert names(found.authors) == authors
    assert (found.title, found.container) == (title, container)


def test_particles_and_suffixes_stand_apart_from_the_family_name() -> None:
    first, second = work("van der Berg RB, Stone A Jr. On moss. Bryologist. 2004;7:1–2.").authors
    assert (first.family, first.given, first.particle) == ("Berg", "RB", "van der")
    assert (second.family, second.given, second.suffix) == ("Stone", "A", "Jr")


def test_a_book_has_a_publisher() -> None:
    found = work("Marsh NB. Moss and man. 2nd ed. Oslo: Fen Press; 2007.")
    assert (found.type, found.publisher, found.date, found.title) == (
        "book",
        "Fen Press",
        "2007",
        "Moss and man",
    )


def test_a_chapter_stands_in_a_book_and_editors_are_no_authors() -> None:
    found = work("Marsh NB. Moss. In: Reed G, editor. Plants of the fen. Oslo: Fen Press; 2007. p. 3–9.")
    assert (found.type, found.title, found.publisher) == ("incollection", "Moss", "Fen Press")
    assert (found.container, names(found.editors), names(found.authors)) == (
        "Plants of the fen",
        ["G Reed"],
        ["NB Marsh"],
    )
    edited = work("Marsh NB, Reed G, editors. Plants of the fen. Oslo: Fen Press; 2007.")
    assert (names(edited.editors), edited.authors) == (["NB Marsh", "G Reed"], ())


@pytest.mark.parametrize(
    ("end", "doi", "pmid", "url"),
    [
        (" doi:10.1002/AJMG.A.33", "10.1002/ajmg.a.33", "", ""),
        (" doi: 10.1016/S0140-6736(99)05157-0.", "10.1016/s0140-6736(99)05157-0", "", ""),
        (" https://doi.org/10.1093/database/bax039.", "10.1093/database/bax039", "", ""),
        (" (doi:10.1371/journal.pone.1)15288523", "10.1371/journal.pone.1", "15288523", ""),
        (" 10.1007/s10886-009-9737-y 20108027", "10.1007/s10886-009-9737-y", "20108027", ""),
        (" PMID: 123456", "", "123456", ""),
        ("20337841", "", "20337841", ""),
        (" Available from: https://moss.example/report.pdf.", "", "", "https://moss.example/report.pdf"),
        (" 10.1016/j.neuron.2005.02.01415748841", "", "", ""),
        (" doi:10.1126/science.1063443", "10.1126/science.1063443", "", ""),
    ],
)
def test_identifiers_at_the_end(end: str, doi: str, pmid: str, url: str) -> None:
    found = work(f"Marsh NB, Reed G. On moss. Bryologist. 2004;7:1–2.{end}")
    assert (found.doi, found.pmid, found.url) == (doi, pmid, url)
    assert (found.title, found.pages) == ("On moss", "1–2")


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


@pytest.mark.parametrize(
    "entry",
    [
        "Smith AB, " * 480,
        "SmithAB" * 700,
        "2005;" * 990,
        "Ab Cd Ef Gh " * 400,
        "10.1000/" * 600,
        "“" * 5000,
        ". " * 2500,
        "A" * 5000,
    ],
)
def test_hostile_entries_take_no_time(entry: str) -> None:
    start = time.process_time()
    parse(f"1. {entry}")
    assert time.process_time() - start < 1


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
