from __future__ import annotations

from dataclasses import replace

from kg.model import ClaimKind, Measure, Quantity
from tests.audit.checks import coverage, findings
from tests.factories import linked, observed, quantity, reference, said


def test_c01_finds_a_general_claim_without_marker() -> None:
    (finding,) = findings("C01", linked([said("It is rare.", kind=ClaimKind.PREVALENCE)]))
    assert finding.sentences == ("It is rare.",)
    assert finding.message == "No reference is given for this prevalence claim."


def test_c01_takes_no_observation_for_a_claim() -> None:
    assert not findings("C01", linked([observed("The patient was well.")]))


def test_c01_takes_a_marker_that_leads_nowhere_for_a_reference() -> None:
    assert not findings("C01", linked([said("It is rare.", "9")], [reference("1")]))


def test_c01_and_c02_ask_no_reference_of_an_abstract_that_gives_none() -> None:
    share = (quantity("40 %", value=40),)
    silent = [said("It is rare.", section="abstract"), said("Or 40 %.", section="abstract", quantities=share)]
    assert not findings("C01", linked(silent))
    assert not findings("C02", linked(silent))
    (reason,) = coverage("C01", linked([*silent, said("It hurts.")])).not_checked
    assert (reason.reason, reason.count) == ("it stands in an abstract that cites nothing", 2)
    speaking = [*silent, said("It hurts.", "1", section="abstract")]
    found = [
        f.sentences for check in ("C01", "C02") for f in findings(check, linked(speaking, [reference("1")]))
    ]
    assert found == [("It is rare.",), ("Or 40 %.",), ("Or 40 %.",)]


def test_c02_finds_a_number_without_a_source() -> None:
    strikes = said("It strikes 40 % of them.", quantities=(quantity("40 %", value=40),))
    (finding,) = findings("C02", linked([strikes]))
    assert finding.message == "No reference is given for “40 %”."


def test_c02_lets_a_count_and_an_own_number_pass() -> None:
    kinds = said("There are four kinds.", quantities=(quantity("four", Measure.COUNT, value=4),))
    own = observed("It struck 40 % of ours.", quantities=(quantity("40 %", value=40),))
    sourced = said("It strikes 30 %.", "1", quantities=(quantity("30 %", value=30),))
    assert not findings("C02", linked([kinds, own, sourced], [reference("1")]))


def two_numbers() -> tuple[Quantity, Quantity]:
    return (quantity("40 %", value=40), quantity("three times", Measure.RATIO, value=3))


def test_c03_finds_two_numbers_behind_one_group() -> None:
    article = linked(
        [said("Three times as many, or 40 %.", "1", "2", quantities=two_numbers())],
        [reference("1"), reference("2")],
    )
    (finding,) = findings("C03", article)
    assert finding.message == "2 numbers, and one group of 2 references for all of it."


def test_c03_finds_clauses_behind_one_group() -> None:
    text = "It is rare in adults, but it is common in children."
    (finding,) = findings("C03", linked([said(text, "1", "2")], [reference("1"), reference("2")]))
    assert finding.message == "Several clauses, and one group of 2 references for all of it."


def test_c03_finds_two_claims_of_a_sentence_behind_one_group() -> None:
    article = linked([said("It is rare,", "1", "2"), said("and it hurts.")], [reference("1"), reference("2")])
    first, second = article.article.claims
    second = replace(second, pointers=first.pointers, sentence=first.sentence)
    citations = (*article.citations, *(replace(each, claim=second.id) for each in article.citations))
    both = replace(article.article, claims=(first, second))
    found = findings("C03", replace(article, article=both, citations=citations))
    assert [finding.sentences for finding in found] == [("It is rare,",), ("and it hurts.",)]
    assert found[0].message == "2 claims of one sentence, and one group of 2 references for all of it."


def test_c03_is_content_with_a_single_reference_or_a_single_number() -> None:
    references = [reference("1"), reference("2")]
    assert not findings(
        "C03", linked([said("Three times, or 40 %.", "1", quantities=two_numbers())], references)
    )
    assert not findings(
        "C03", linked([said("It is 40 %.", "1", "2", quantities=two_numbers()[:1])], references)
    )


def test_c04_finds_six_references_behind_one_claim() -> None:
    labels = [str(number) for number in range(1, 7)]
    references = [reference(label) for label in labels]
    (finding,) = findings("C04", linked([said("It is well known.", *labels)], references))
    assert finding.message == "6 references stand behind this one claim."
    assert not findings("C04", linked([said("It is well known.", *labels[:5])], references))
