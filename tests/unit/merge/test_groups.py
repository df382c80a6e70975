"""Which entries mean one work: each kind of evidence, and each trap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.merge import doubts, merge
from kg.model import Listed, Severity, Word
from kg.names import BASE, doi_iri

if TYPE_CHECKING:
    from kg.merge import Merging

PUBMED = "https://pubmed.ncbi.nlm.nih.gov/"


def entry(  # noqa: PLR0913 - one parameter a part of an entry
    article: str,
    *,
    label: str = "1",
    doi: str = "",
    pmid: str = "",
    title: str = "",
    key: str = "",
    volume: str = "",
    page: str = "",
) -> Listed:
    """Return an entry that its article names as :func:`kg.names.work_iri` would."""
    name = doi_iri(doi) if doi else f"{PUBMED}{pmid}" if pmid else f"{BASE}work/{title or 'editorial'}"
    source = f"{article}.xml"
    return Listed(article, label, name, key, source, 0, doi, pmid, title, volume, page)


def groups(found: Merging) -> list[list[str]]:
    return sorted(sorted(each.article for each in members) for members in found.groups.values())


def grouped(*entries: Listed) -> list[list[str]]:
    return groups(merge(BASE, entries))


def said(a: str, b: str, *, same: bool, line: int = 2) -> Word:
    return Word(a, b, same, "as I saw", "Ann", source="works.csv", line=line)


def test_an_entry_with_both_ties_doi_and_pubmed_id() -> None:
    found = merge(
        BASE, [entry("a", doi="10.1000/x"), entry("b", pmid="7"), entry("c", doi="10.1000/x", pmid="7")]
    )
    assert groups(found) == [["a", "b", "c"]]
    assert [(each.article, name) for each, name in found.renamed] == [("b", "https://doi.org/10.1000/x")]


def test_a_pubmed_id_that_stands_with_two_dois_ties_neither() -> None:
    entries = (
        entry("a", doi="10.1000/x", pmid="7"),
        entry("b", doi="10.1000/y", pmid="7"),
        entry("c", pmid="7"),
    )
    found = merge(BASE, entries)
    assert groups(found) == [["a"], ["b"], ["c"]]
    assert {each.article for each in found.disputed} == {"a", "b"}
    assert {(problem.code, problem.severity) for problem in doubts(found)} == {
        ("disputed-identifiers", Severity.WARNING)
    }


def test_one_misprint_against_two_articles_changes_nothing() -> None:
    right = [entry(name, doi="10.1000/x", pmid="7") for name in "ab"]
    wrong = entry("m", doi="10.1000/y", pmid="7")
    assert grouped(*right, wrong, entry("p", pmid="7"), entry("y", doi="10.1000/y")) == [
        ["a", "b", "p"],
        ["m", "y"],
    ]


def test_one_entry_with_a_wrong_doi_does_not_draw_in_those_of_its_title() -> None:
    right = [entry(name, doi="10.1000/x", title="t") for name in "ab"]
    wrong = entry("m", doi="10.1000/x", title="other")
    assert grouped(*right, wrong, entry("o", title="other"), entry("t", title="t")) == [
        ["a", "b", "m", "t"],
        ["o"],
    ]


def test_a_title_joins_an_entry_without_identifier_to_one_with() -> None:
    assert grouped(entry("a", doi="10.1000/x", title="t"), entry("b", title="t")) == [["a", "b"]]


def test_a_title_joins_doi_and_pubmed_id_that_never_stand_with_another() -> None:
    apart = (entry("a", doi="10.1000/x", title="t"), entry("b", pmid="7", title="t"))
    assert grouped(*apart) == [["a", "b"]]
    assert grouped(*apart, entry("c", doi="10.1000/x", pmid="8")) == [["a", "c"], ["b"]]
    volumes = (
        entry("a", doi="10.1000/x", title="t", volume="1"),
        entry("b", pmid="7", title="t", volume="2"),
    )
    assert grouped(*volumes) == [["a"], ["b"]]


def test_a_title_of_many_works_joins_no_doi_and_pubmed_id() -> None:
    def parted(dois: int) -> bool:
        """Say whether the one entry with a PubMed id stays alone though volume and page are those of one DOI."""
        known = [entry(f"d{n}", doi=f"10.1000/{n}", title="t", volume=f"{n}", page="1") for n in range(dois)]
        return ["p"] in grouped(*known, entry("p", pmid="7", title="t", volume="3", page="9"))

    assert not parted(20)
    assert parted(21)


def test_preprint_and_journal_version_stay_two_and_a_title_alone_joins_neither() -> None:
    entries = (
        entry("a", doi="10.1000/preprint", title="t"),
        entry("b", doi="10.2000/journal", title="t"),
        entry("c", title="t"),
    )
    found = merge(BASE, entries)
    assert groups(found) == [["a"], ["b"], ["c"]]
    assert [problem.code for problem in doubts(found)] == ["work-not-told"]
    assert grouped(*entries, entry("d", doi="10.2000/journal", title="t")) == [["a"], ["b", "c", "d"]]


def test_volume_and_page_tell_parts_of_one_title_apart() -> None:
    first = entry("a", title="t", volume="1", page="5")
    assert grouped(first, entry("b", title="t", volume="2", page="9")) == [["a"], ["b"]]
    assert grouped(first, entry("b", title="t", volume="1", page="9")) == [["a", "b"]]
    assert grouped(entry("a", doi="10.1000/x", title="t", volume="1"), entry("b", title="t", volume="2")) == [
        ["a"],
        ["b"],
    ]


def test_an_entry_without_volume_and_page_joins_the_only_part() -> None:
    assert grouped(entry("a", title="t", volume="1"), entry("b", title="t")) == [["a", "b"]]
    two = (entry("a", title="t", volume="1"), entry("b", title="t", volume="2"))
    assert grouped(*two, entry("c", title="t")) == [["a"], ["b"], ["c"]]


def test_a_title_that_one_list_gives_twice_joins_nothing() -> None:
    entries = (entry("a", title="t"), entry("a", label="2", title="t"), entry("b", title="t"))
    found = merge(BASE, entries)
    assert groups(found) == [["a"], ["a"], ["b"]]
    assert found.unsure == set(entries)


def test_a_title_that_tells_nothing_joins_only_what_is_printed_alike() -> None:
    found = merge(BASE, [entry("a"), entry("b")])
    assert groups(found) == [["a"], ["b"]]
    assert len(set(found.works.values())) == 2, "each has a name of its own"
    assert grouped(entry("a", volume="1", page="2"), entry("b", volume="1", page="2")) == [["a", "b"]]


def test_a_word_joins_and_takes_apart() -> None:
    entries = [entry("a", doi="10.1000/x"), entry("b", doi="10.1000/y"), entry("c", doi="10.1000/y")]
    joined = merge(BASE, entries, [said("10.1000/x", "https://doi.org/10.1000/Y", same=True)])
    assert groups(joined) == [["a", "b", "c"]]
    apart = merge(BASE, entries, [said("b/1", "c/1", same=False)])
    assert groups(apart) == [["a"], ["b"], ["c"]]
    assert apart.works[entries[1]] == "https://doi.org/10.1000/y"
    assert apart.works[entries[2]].startswith(f"{BASE}work/")
    assert not joined.problems + apart.problems


def test_words_that_change_nothing_or_mean_nothing_are_problems() -> None:
    entries = [entry("a", doi="10.1000/x", pmid="7"), entry("b", doi="10.1000/y")]
    words = [
        said("a/1", "10.1000/y", same=False, line=2),
        said("10.1000/x", "pmid:7", same=True, line=3),
        said("10.1000/x", "nobody2001", same=True, line=4),
        said("10.1000/x", "10.1000/y", same=True, line=5),
    ]
    found = merge(BASE, entries, words)
    assert [(p.line, p.code, p.severity) for p in found.problems] == [
        (2, "unused-row", Severity.WARNING),
        (3, "work-with-itself", Severity.ERROR),
        (4, "unknown-work", Severity.ERROR),
        (5, "contradicting-rows", Severity.ERROR),
    ]
    assert groups(found) == [["a"], ["b"]]
    again = merge(BASE, [*entries, entry("c", pmid="7")], [said("a/1", "c/1", same=True)])
    assert [p.code for p in again.problems] == ["unused-row"]
