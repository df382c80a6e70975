"""Claims that a person has marked."""

from __future__ import annotations

from kg.model import Annotation, ClaimKind, Label, Marker, MarkerForm, Span
from kg.read.annotated import drafts


def marker(start: int, label: str) -> Marker:
    span = Span(start, start + 4)
    return Marker(span, (Label(label, span),), MarkerForm.KEY, 1)


def cited(found: object) -> list[str]:
    return [label.text for held in found.markers for label in held.labels]  # type: ignore[attr-defined]


FIRST = Annotation(Span(0, 20), "one", ("prevalence",))
SECOND = Annotation(Span(25, 50), "two", ())


def test_a_marker_beside_two_passages_sources_both() -> None:
    found = drafts([FIRST, SECOND], [marker(52, "a")])
    assert [(draft.id, draft.kind, cited(draft)) for draft in found] == [
        ("one", ClaimKind.PREVALENCE, ["a"]),
        ("two", None, ["a"]),
    ]


def test_a_marker_inside_a_passage_sources_that_one_alone() -> None:
    found = drafts([FIRST, SECOND], [marker(10, "a"), marker(40, "b")])
    assert [cited(draft) for draft in found] == [["a"], ["b"]]


def test_a_marker_too_many_goes_to_the_passage_before_it() -> None:
    found = drafts([FIRST, SECOND], [marker(10, "a"), marker(21, "x"), marker(40, "b")])
    assert [cited(draft) for draft in found] == [["a", "x"], ["b"]]


def test_what_a_person_calls_no_claim_is_none() -> None:
    assert drafts([Annotation(Span(0, 9), "x", ("no-claim",))], []) == ()
    assert drafts([Annotation(Span(0, 9), "", ("smallcaps",))], [marker(1, "a")]) == ()
