"""Whatever lists say: the order of articles is irrelevant, and a group holds one DOI and one PubMed id that agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.merge import meant, merge, why
from kg.model import Listed
from kg.names import BASE
from kg.store import serialise
from kg.triples import of_merged

FEW = st.sampled_from(["", "1", "2", "3"])


@st.composite
def entries(draw: st.DrawFn) -> list[Listed]:
    found = []
    for number in range(draw(st.integers(1, 9))):
        doi, pmid, title = draw(FEW), draw(FEW), draw(FEW)
        name = (
            f"https://doi.org/10.1000/{doi}"
            if doi
            else f"https://pubmed.ncbi.nlm.nih.gov/{pmid}"
            if pmid
            else f"w:{title}"
        )
        found.append(
            Listed(
                f"article{number}",
                "1",
                name,
                doi=doi and f"10.1000/{doi}",
                pmid=pmid,
                title=title,
                volume=draw(FEW),
                page=draw(FEW),
            )
        )
    return found


@given(entries(), st.randoms())
def test_any_order_gives_the_same_bytes(found: list[Listed], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis hands out random.Random
    one, other = merge(BASE, found), merge(BASE, shuffled)
    assert one == other
    assert serialise(of_merged(BASE, one.renamed)) == serialise(of_merged(BASE, other.renamed))


@given(entries())
def test_no_group_holds_two_dois_and_equal_dois_are_never_apart(found: list[Listed]) -> None:
    merging = merge(BASE, found)
    for members in merging.groups.values():
        assert len({entry.doi for entry in members} - {""}) <= 1
        assert len({entry.pmid for entry in members if not entry.doi} - {""}) <= 1
    for entry in found:
        if entry.doi:
            assert merging.works[entry] == entry.name


@given(entries())
def test_merging_what_was_merged_changes_nothing(found: list[Listed]) -> None:
    merging = merge(BASE, found)
    assert sorted(entry for members in merging.groups.values() for entry in members) == sorted(found)
    assert merge(BASE, [*merging.works, *found]) == merging


@given(entries())
def test_every_merge_is_explained(found: list[Listed]) -> None:
    merging = merge(BASE, found)
    first = found[0]
    for entry in found[1:]:
        answer = why(merging, meant(first.id, found), meant(entry.id, found))
        assert answer.same == (merging.works[first] == merging.works[entry])
        assert bool(answer.steps) == answer.same
        if answer.steps:
            assert (answer.steps[0].one, answer.steps[-1].other) == (first, entry)
