"""What the shipped questions answer about two small articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg import query, store
from tests import fixtures
from tests.factories import graph, linked, reference, said

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.query import Value

FOLDER = Path(__file__).parents[3] / "queries"


def ask(name: str, *columns: str, on: ox.Store | None = None, **words: str) -> list[tuple[Value, ...]]:
    """Return some columns of the answer to a shipped question."""
    known = on or store.from_nquads(fixtures.corpus())
    question = query.parse(name, (FOLDER / f"{name}.rq").read_text("utf-8"))
    bound = query.bind(question, {key: query.terms(known, key, [word]) for key, word in words.items()})
    return [tuple(row[column] for column in columns) for row in query.select(known, bound).records()]


def test_a_work_that_two_articles_describe_does_not_multiply_rows() -> None:
    rows = ask("references-of-claim", "referenceKey", "title", article="coffee", claim="share")
    assert rows == [("1", "Coffee and the heart"), ("2", "On bitterness")]
    assert ask("reference-list", "title", article="tea") == [("Coffee, and the Heart!",), ("Leaves",)]
    assert ask("authors-in-order", "place", "authorName", article="tea", reference="1") == [
        (1, "Ann Bean"),
        (2, "C. Cup"),
    ]


def test_claims_know_section_and_number_of_works() -> None:
    rows = ask("claims", "claimId", "sectionTitle", "references", article="coffee")
    assert rows[:3] == [("drink", "Introduction", 0), ("share", "Discussion", 2), ("bound", "Discussion", 1)]


def test_claims_of_a_reference_come_in_the_order_of_the_text() -> None:
    assert ask("claims-of-reference", "claimId", article="coffee", reference="2") == [
        ("share",),
        ("bitter",),
        ("bitter-again",),
    ]


def test_a_concept_stands_for_its_narrower_ones() -> None:
    assert ask("claims-about-concept", "conceptName", "claimId", concept="heart disease") == [
        ("palpitation", "share"),
        ("palpitation", "bound"),
        ("heart disease", "share"),
    ]
    assert ask(
        "claims-with-number", "claimId", "quantityText", concept="heart-disease", article="coffee"
    ) == [
        ("share", "10–20 %"),
        ("bound", "up to 10 %"),
    ]


def test_references_by_claims_count_claims_and_markers_apart() -> None:
    rows = ask("references-by-claims", "referenceKey", "claims", "pointers", article="coffee")
    assert rows == [("2", 3, 3), ("3", 1, 2), ("1", 1, 1), ("4", 0, 0)]


def test_what_is_missing() -> None:
    assert ask("uncited-references", "referenceKey") == [("4",)]
    assert ask("general-claims-without-reference", "claimId") == [("drink",)]
    assert ask("dangling-pointers", "label", "passage") == [("9", "Tea is no remedy [9].")]
    assert ask("problems", "place", "severityName", "code") == [
        ("coffee.md:7", "Violation", "dangling-pointer")
    ]


def test_single_sources_do_not_count_a_marker_in_a_caption() -> None:
    rows = ask("single-source-claims", "claimId", "referenceName", article="coffee")
    assert rows == [("bound", "Drip 2004"), ("bitter", "Bean 1999"), ("bitter-again", "Bean 1999")]


def test_a_claim_that_cites_one_work_twice_rests_on_one_work() -> None:
    entries = (reference("1", "One", doi="10.5555/a"), reference("2", "The same", doi="10.5555/a"))
    twice = graph(linked((said("It is so [1, 2].", "1", "2", id="twice"),), entries))
    assert ask("single-source-claims", "claimId", "referenceName", on=twice) == [
        ("twice", "One"),
        ("twice", "The same"),
    ]
    assert ask("co-cited-pairs", "claims", on=twice) == []


def test_works_cited_together_and_shared() -> None:
    assert ask("co-cited-pairs", "firstName", "secondName", "claims") == [("Bean 2001", "Bean 1999", 1)]
    assert ask("shared-authors", "firstName", "secondName", "authorName") == [
        ("Bean 2001", "Bean 1999", "Ann Bean")
    ]
    assert ask("repeated-sources", "referenceName", "lists", "claims") == [("Bean 2001", 2, 2)]
    assert ask("repeated-claims", "firstId", "secondId") == [("bitter", "bitter-again")]


def test_counts_of_each_article() -> None:
    counts = {
        row[0]: row[1:]
        for row in ask("coverage-statistics", "slug", "claims", "generalClaims", "references", "problems")
    }
    assert counts == {"coffee": (7, 6, 4, 1), "tea": (2, 2, 2, 0)}
    cited = ask(
        "coverage-statistics", "citedReferences", "markers", "pointers", "linkedPointers", article="coffee"
    )
    assert cited == [(3, 6, 7, 6)]


def test_an_article_without_claims_or_references_counts_nothing() -> None:
    empty = graph(linked((), slug="empty"))
    assert ask("coverage-statistics", "slug", "claims", "references", "pointers", on=empty) == [
        ("empty", 0, 0, 0)
    ]


def test_first_mentions_show_a_list_out_of_order() -> None:
    jumbled = graph(
        linked(
            (said("A [2].", "2"), said("B [1, 2].", "1", "2")), (reference("1", "One"), reference("2", "Two"))
        )
    )
    assert ask("first-mentions", "firstPointer", "number", on=jumbled) == [(1, 2), (2, 1)]


def test_the_record_of_a_claim_has_every_aspect() -> None:
    rows = ask("claim-record", "aspect", "value", "detail", claim=f"{fixtures.COFFEE}/claim/share")
    assert [row[0] for row in rows] == [
        *("text", "kind", "article", "section", "sentence", "reference", "reference", "number"),
        *("population", "outcome", "concept", "concept"),
    ]
    assert ("outcome", "palpitation", "10–20 %") in rows
    assert ("reference", "Bean 2001", "1") in rows
    assert ("marker without reference", "9", None) in ask(
        "claim-record", "aspect", "value", "detail", claim="dangling"
    )


def test_provenance_leads_from_the_claim_to_the_text() -> None:
    known = store.from_nquads(fixtures.corpus())
    question = query.parse("x", (FOLDER / "claim-provenance.rq").read_text("utf-8"))
    bound = query.bind(question, {"claim": [f"<{fixtures.COFFEE}/claim/share>"]})
    answer = query.serialise(known, bound, "nt").decode()
    assert (
        f"<{fixtures.COFFEE}/claim/share> <http://www.w3.org/ns/prov#wasDerivedFrom> <{fixtures.COFFEE}/sentence/"
        in answer
    )
    assert "It is followed by palpitation" in answer
    assert '"Coffee and the heart"' in answer
    assert "bitter-again" not in answer


def test_verdicts_are_told_with_their_evidence() -> None:
    rows = ask("verdicts", "verdictName", "basisName", "reviewer", "date", "quote", "note")
    assert rows == [
        ("supported", "title", None, None, None, None),
        ("overstated", "full-text", "R. Eader", "2024-05-06", "palpitation was rare", "see table 2"),
    ]


@pytest.mark.parametrize(("section", "count"), [("Introduction", 1), ("discussion", 6)])
def test_a_section_has_its_claims(section: str, count: int) -> None:
    assert len(ask("claims-of-section", "claimId", section=section)) == count
    assert (section.title(), count) in ask("outline", "sectionTitle", "claims")
