from __future__ import annotations

from typing import TYPE_CHECKING

from kg import audit, store
from kg.merge import listed
from kg.model import Work
from kg.names import BASE
from kg.triples import of_merged
from tests.audit.checks import BY_ID, coverage, findings
from tests.factories import linked, nquads, observed, people, reference, said

if TYPE_CHECKING:
    from kg.model import LinkedArticle
    from tests.factories import Said

MATTER = ("deposits", "children")


def paper(name: str, *sentences: Said, cites: tuple[str, ...] = ()) -> LinkedArticle:
    entries = [
        reference(str(number), f"Paper {other}", authors=["A Berg"], doi=f"10.1000/{other}")
        for number, other in enumerate(cites, start=1)
    ]
    return linked(sentences, entries, work=Work(title=f"Paper {name}", doi=f"10.1000/{name}"), slug=name)


def states(*labels: str) -> Said:
    return said("Deposits are common in children.", *labels, concepts=MATTER)


def test_g01_finds_a_source_that_only_passes_on() -> None:
    citing = paper("a", states("1"), cites=("b",))
    handing = paper("b", states("1"), cites=("c",))
    (finding,) = findings("G01", citing, handing)
    assert finding.message == (
        "Reference 1 (Berg) does not show this itself: it says so on the strength of Berg."
    )
    assert finding.article.endswith("/article/a")


def test_g01_is_content_with_a_source_that_saw_it() -> None:
    saw = paper("b", observed("We saw deposits in children.", concepts=MATTER), states("1"), cites=("c",))
    assert not findings("G01", paper("a", states("1"), cites=("b",)), saw)
    other = paper("b", said("Pain is common.", "1", concepts=("pain", "children")), cites=("c",))
    assert not findings("G01", paper("a", states("1"), cites=("b",)), other)


def test_g02_finds_a_source_that_says_nothing_on_the_matter() -> None:
    silent = paper("b", said("Pain is common.", "1", concepts=("pain", "children")), cites=("c",))
    (finding,) = findings("G02", paper("a", states("1"), cites=("b",)), silent)
    assert finding.message == "Reference 1 (Berg) says nothing on the matter."


def test_g02_finds_a_source_that_has_neither_data_nor_source() -> None:
    (finding,) = findings("G02", paper("a", states("1"), cites=("b",)), paper("b", states()))
    assert finding.message == "Reference 1 (Berg) says it without data or source."


def test_g02_is_content_with_evidence_and_does_not_judge_papers_it_has_not() -> None:
    seen = paper("b", observed("We saw deposits in children.", concepts=MATTER))
    assert not findings("G02", paper("a", states("1"), cites=("b",)), seen)
    alone = coverage("G02", paper("a", states("1"), cites=("z",)))
    assert alone.not_checked[0].reason == "the cited work is not among the articles of the graph"


def test_g02_knows_an_article_by_what_other_lists_call_its_work() -> None:
    articles = (paper("a", states("1"), cites=("b-by-another-name",)), paper("b", states()))
    assert not findings("G02", *articles)
    (entry,) = listed(BASE, articles[0])
    merged = "".join(of_merged(BASE, [(entry, "https://doi.org/10.1000/b")])).encode()
    found = audit.run(store.from_nquads(nquads(*articles) + merged), [BY_ID["G02"]])
    assert [finding.message for finding in found.findings] == [
        "Reference 1 (Berg) says it without data or source."
    ]


def test_g03_finds_many_articles_on_one_root() -> None:
    chain = (
        paper("a", states("1"), cites=("b",)),
        paper("b", states("1"), cites=("c",)),
        paper("c", states("1"), cites=("root",)),
    )
    (finding,) = findings("G03", *chain)
    assert finding.message == (
        "3 articles say this, and all of them have it, at first or second hand, from Berg alone."
    )


def test_g03_counts_a_root_once_however_it_is_named() -> None:
    articles = (
        paper("a", states("1"), cites=("b",)),
        paper("b", states("1"), cites=("root",)),
        paper("c", states("1"), cites=("root-by-another-name",)),
    )
    assert not findings("G03", *articles)
    (other,) = listed(BASE, articles[2])
    merged = "".join(of_merged(BASE, [(other, "https://doi.org/10.1000/root")])).encode()
    found = audit.run(store.from_nquads(nquads(*articles) + merged), [BY_ID["G03"]])
    assert [finding.message[:16] for finding in found.findings] == ["3 articles say t"]


def test_g03_is_content_with_a_second_root_or_with_the_source_itself() -> None:
    chain = (
        paper("a", states("1", "2"), cites=("b", "other")),
        paper("b", states("1"), cites=("c",)),
        paper("c", states("1"), cites=("root",)),
    )
    assert not findings("G03", *chain)
    assert not findings("G03", *(paper(name, states("1"), cites=("root",)) for name in "abc"))


def test_g04_finds_articles_that_cite_each_other() -> None:
    (finding,) = findings("G04", paper("a", states("1"), cites=("b",)), paper("b", states("1"), cites=("a",)))
    assert finding.message == "2 articles cite one another for this."


def test_g04_is_content_when_they_cite_each_other_for_different_things() -> None:
    other = said("Pain is common in adults.", "1", concepts=("pain", "adults"))
    assert not findings("G04", paper("a", states("1"), cites=("b",)), paper("b", other, cites=("a",)))


def printing(slug: str, volume: str) -> LinkedArticle:
    entry = reference("1", "On things", authors=["A Berg"], date="2001", volume=volume, container="Lancet")
    return linked([said("So.", "1")], [entry], work=Work(title=slug, authors=people("C Dahl")), slug=slug)


def test_g05_finds_a_misprint_that_two_articles_share() -> None:
    articles = [printing(name, "75" if name in "ab" else "57") for name in "abcde"]
    found = findings("G05", *articles)
    assert [finding.article.rsplit("/", 1)[-1] for finding in found] == ["a", "b"]
    assert found[0].message == "Reference 1: 2 articles give the volume 75, 3 give 57."


def test_g05_is_content_with_a_misprint_of_one_article_and_with_a_tie() -> None:
    assert not findings("G05", *(printing(name, "75" if name == "a" else "57") for name in "abcd"))
    assert not findings("G05", *(printing(name, "75" if name in "ab" else "57") for name in "abcd"))
