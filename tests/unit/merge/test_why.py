from __future__ import annotations

from kg.merge import Answer, meant, merge, why
from kg.model import Listed, Word
from kg.names import BASE
from tests.unit.merge.test_groups import entry, said


def answer(a: str, b: str, *entries: Listed, words: tuple[Word, ...] = ()) -> Answer:
    found = merge(BASE, entries, words)
    return why(found, meant(a, found.works, found.works), meant(b, found.works, found.works))


def steps(found: Answer) -> list[tuple[str, str, str, str]]:
    return [(step.one.article, step.kind, step.evidence, step.other.article) for step in found.steps]


def test_the_way_leads_over_the_entry_that_bears_both_identifiers() -> None:
    both = entry("c", doi="10.1000/x", pmid="7")
    entries = (entry("a", doi="10.1000/x"), entry("b", pmid="7"), both)
    found = answer("a/1", "b/1", *entries)
    assert found.same
    assert found.works == ("https://doi.org/10.1000/x", "https://doi.org/10.1000/x")
    assert steps(found) == [("a", "doi", "10.1000/x", "c"), ("c", "pmid", "7", "b")]
    one = answer("doi:10.1000/X", "https://pubmed.ncbi.nlm.nih.gov/7/", *entries)
    assert (one.same, one.steps, one.start) == (True, (), both)


def test_a_title_and_a_word_are_named_as_such() -> None:
    found = answer("a/1", "b/1", entry("a", doi="10.1000/x", title="t"), entry("b", title="t"))
    assert steps(found) == [("a", "title", "the same title, year and first author", "b")]
    two = (entry("a", doi="10.1000/x"), entry("b", doi="10.1000/y"))
    told = answer("a/1", "b/1", *two, words=(said("10.1000/x", "10.1000/y", same=True),))
    assert steps(told) == [("a", "word", "works.csv:2, Ann: as I saw", "b")]
    alike = answer("a/1", "b/1", entry("a", volume="1", page="2"), entry("b", volume="1", page="2"))
    assert steps(alike) == [("a", "printed", "the same entry, volume and first page", "b")]


def test_reasons_against() -> None:
    one, other = entry("a", doi="10.1000/x", title="t"), entry("b", doi="10.1000/y", title="t")
    assert answer("a/1", "b/1", one, other).reasons == ("they have different DOIs: 10.1000/x and 10.1000/y",)
    assert answer("a/1", "c/1", one, other, entry("c", title="t")).reasons == (
        "title, year and first author are the same, but fit several works, so that none is taken",
    )
    parts = (entry("a", title="t", volume="1"), entry("b", title="t", volume="2"))
    assert answer("a/1", "b/1", *parts).reasons == (
        "title, year and first author are the same, volume and first page are not",
    )
    assert answer("a/1", "b/1", entry("a"), entry("b")).reasons == (
        "nothing ties the two: no identifier and no title in common",
    )
    split = answer("a/1", "b/1", one, entry("b", title="t"), words=(said("b/1", "a/1", same=False),))
    assert split.reasons == ("works.csv:2 says that they are different: as I saw",)


def test_what_a_person_may_write_for_a_work() -> None:
    named = Listed("a", "1", "https://doi.org/10.1000/x", key="berg2001", doi="10.1000/x", pmid="7")
    forms = (
        "10.1000/X",
        "https://dx.doi.org/10.1000/x",
        "<https://doi.org/10.1000/x>",
        "7",
        "PMID: 7",
        "a/berg2001",
        "@berg2001",
    )
    assert all(meant(form, [named]) == (named,) for form in forms)
    assert not meant("nobody", [named])
