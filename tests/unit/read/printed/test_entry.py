import time
from collections.abc import Sequence

import pytest

from kg.model import Person
from kg.read.printed import entry


def names(persons: Sequence[Person]) -> list[str]:
    return [person.name for person in persons]


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
    found = entry.work(f"Marsh NB, Reed G. Growth of rushes. Aquat Bot. {imprint}")
    assert (found.date, found.volume, found.issue, found.pages) == (date, volume, issue, pages)
    assert (found.title, found.container) == ("Growth of rushes", "Aquat Bot")


@pytest.mark.parametrize(
    ("text", "authors", "title", "container"),
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
def test_styles_of_many_journals(text: str, authors: list[str], title: str, container: str) -> None:
    found = entry.work(text)
    assert names(found.authors) == authors
    assert (found.title, found.container) == (title, container)


def test_particles_and_suffixes_stand_apart_from_the_family_name() -> None:
    first, second = entry.work("van der Berg RB, Stone A Jr. On moss. Bryologist. 2004;7:1–2.").authors
    assert (first.family, first.given, first.particle) == ("Berg", "RB", "van der")
    assert (second.family, second.given, second.suffix) == ("Stone", "A", "Jr")


def test_a_book_has_a_publisher() -> None:
    found = entry.work("Marsh NB. Moss and man. 2nd ed. Oslo: Fen Press; 2007.")
    assert (found.type, found.publisher, found.date, found.title) == (
        "book",
        "Fen Press",
        "2007",
        "Moss and man",
    )


def test_a_chapter_stands_in_a_book_and_editors_are_no_authors() -> None:
    found = entry.work(
        "Marsh NB. Moss. In: Reed G, editor. Plants of the fen. Oslo: Fen Press; 2007. p. 3–9."
    )
    assert (found.type, found.title, found.publisher) == ("incollection", "Moss", "Fen Press")
    assert (found.container, names(found.editors), names(found.authors)) == (
        "Plants of the fen",
        ["G Reed"],
        ["NB Marsh"],
    )
    edited = entry.work("Marsh NB, Reed G, editors. Plants of the fen. Oslo: Fen Press; 2007.")
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
    found = entry.work(f"Marsh NB, Reed G. On moss. Bryologist. 2004;7:1–2.{end}")
    assert (found.doi, found.pmid, found.url) == (doi, pmid, url)
    assert (found.title, found.pages) == ("On moss", "1–2")


@pytest.mark.parametrize(
    "text",
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
def test_hostile_entries_take_no_time(text: str) -> None:
    start = time.process_time()
    entry.work(text)
    assert time.process_time() - start < 1
