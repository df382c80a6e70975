from __future__ import annotations

from tests.audit.checks import findings
from tests.factories import linked, reference, said


def test_d01_finds_a_claim_on_one_reference() -> None:
    (finding,) = findings("D01", linked([said("So it is.", "1")], [reference("1", "On things", date="2001")]))
    assert finding.message == "This claim rests on reference 1 (On things 2001) alone."
    assert finding.focus[1].endswith("/reference/1")


def test_d01_finds_several_references_of_one_root() -> None:
    references = [reference("1", authors=["A Berg", "C Dahl"]), reference("2", authors=["E Falk", "A Berg"])]
    (finding,) = findings("D01", linked([said("So it is.", "1", "2")], references))
    assert finding.message == "This claim rests on 2 references that share the author A Berg."


def test_d01_is_content_with_a_third_and_independent_reference() -> None:
    references = [reference(label, authors=["A Berg"]) for label in ("1", "2")]
    references.append(reference("3", authors=["G Holm"]))
    assert not findings("D01", linked([said("So it is.", "1", "2", "3")], references))


def test_d01_counts_a_source_cited_twice_in_one_claim_once() -> None:
    references = [reference("1", "One"), reference("2", "Two")]
    assert len(findings("D01", linked([said("So it is.", "1", "1")], references))) == 1
    assert not findings("D01", linked([said("So it is.", "1", "2", "1")], references))
