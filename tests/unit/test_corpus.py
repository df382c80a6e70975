"""Many articles as one: their claims, and the works that they share."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from benchmarks import synthetic
from kg import store
from kg.model import ClaimKind, Work
from kg.network import Corpus, corpus
from tests.factories import graph, linked, observed, reference, said

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyoxigraph as ox

    from kg.model import LinkedArticle


def articles() -> tuple[LinkedArticle, ...]:
    """Two articles that share a work by its DOI, and one that shares nothing."""
    one = linked(
        [said("Tea wakes.", "1", "2", id="tea"), said("Naps help.", id="naps"), observed("She slept.", id="she")],
        [reference("1", "On tea", doi="10.1/tea", date="2001"), reference("2", "On leaves")],
        work=Work(title="First", date="2020"),
        slug="first",
    )  # fmt: skip
    two = linked(
        [
            said("Tea is hot.", "7", id="hot"),
            said("A nap is sleep.", kind=ClaimKind.DEFINITION, id="nap"),
        ],
        [reference("7", "On tea", doi="10.1/TEA"), reference("8", "Unread")],
        work=Work(title="Second"),
        slug="second",
    )
    three = linked([], slug="third")
    return one, two, three


def made() -> Corpus:
    return corpus(graph(*articles()))


def test_articles_come_by_name_with_title_and_date() -> None:
    papers = made().papers
    assert [(paper.slug, paper.title, paper.date) for paper in papers[:2]] == [
        ("first", "First", "2020"),
        ("second", "Second", ""),
    ]
    assert [paper.slug for paper in papers] == ["first", "second", "third"]


def test_claims_know_what_they_cite_and_whether_they_should() -> None:
    first, second, third = made().papers
    assert [(claim.key, len(claim.works), claim.needs) for claim in first.claims] == [
        ("tea", 2, True),
        ("naps", 0, True),
        ("she", 0, False),
    ]
    assert [(claim.key, claim.needs) for claim in second.claims] == [("hot", True), ("nap", True)]
    assert third.claims == ()


def test_a_work_with_one_doi_is_one_in_both_lists() -> None:
    found = made()
    first, second, _ = found.papers
    tea, leaves = first.entries
    assert (tea.claims, leaves.claims) == (1, 1)
    assert second.entries[0].work == tea.work != leaves.work
    assert second.entries[1].claims == 0
    assert first.claims[0].works == (tea.work, leaves.work)
    assert found.sources[tea.work].title == "On tea"
    assert found.sources[tea.work].label


def outlined(monkeypatch: pytest.MonkeyPatch, made: ox.Store) -> tuple[Corpus, Corpus]:
    """Return a corpus whole, and in outline."""
    whole = corpus(made)
    monkeypatch.setattr(import_module("kg.network.corpus"), "LARGEST", 1)
    return whole, corpus(made)


@pytest.mark.parametrize("make", [lambda: graph(*articles()), lambda: store.from_nquads(synthetic.graph(12))])
def test_an_outline_has_the_same_numbers_and_what_is_shared(
    make: Callable[[], ox.Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, outline = outlined(monkeypatch, make())
    listing = Counter(work for paper in whole.papers for work in {entry.work for entry in paper.entries})
    assert (whole.whole, outline.whole) == (True, False)
    assert [replace(paper, claims=(), entries=()) for paper in whole.papers] == [
        replace(paper, entries=()) for paper in outline.papers
    ]
    for paper, lean in zip(whole.papers, outline.papers, strict=True):
        assert lean.entries == tuple(entry for entry in paper.entries if listing[entry.work] > 1)
    assert list(outline.sources.items()) == [
        (iri, source) for iri, source in whole.sources.items() if listing[iri] > 1
    ]
    assert outline.sources


def test_the_numbers_of_an_article_are_those_of_its_claims() -> None:
    first, second, third = made().papers
    assert first.numbers == (3, 2, 1, 2)
    assert second.numbers == (2, 2, 1, 2)
    assert third.numbers == (0, 0, 0, 0)
