from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg import audit
from kg.model import ClaimKind, Measure, Quantity, Vocabulary, Work
from kg.names import work_iri
from tests.audit.checks import BY_ID, coverage, findings
from tests.factories import concept, graph, linked, observed, quantity, reference, said, vocabulary

if TYPE_CHECKING:
    from kg.model import Audit, LinkedArticle, Reference
    from tests.factories import Said

CONCEPTS = vocabulary(
    disease="",
    finding="",
    gout="disease",
    lupus="disease",
    childhood_lupus="lupus",
    tophus="finding",
    nodule="finding",
    warfarin="",
    children="",
)


def replace_related(known: Vocabulary, name: str, other: str) -> Vocabulary:
    """Return a vocabulary in which one concept is said to be related to another."""
    concepts = (
        replace(each, related=(concept(other),)) if each.label == name.replace("_", " ") else each
        for each in known.concepts
    )
    return Vocabulary(tuple(concepts))


def about(claim: str, title: str, *concepts: str, own: str = "A report", **more: object) -> LinkedArticle:
    sentence = said(claim, "1", concepts=concepts, **more)
    return linked([sentence], [reference("1", title, date="2001")], work=Work(title=own))


def test_u02_finds_another_disease() -> None:
    article = about("In gout a nodule is common.", "The nodule of childhood lupus", "gout", "nodule")
    (finding,) = findings("U02", article, concepts=CONCEPTS)
    assert finding.message == (
        "Reference 1 (The nodule of childhood lupus 2001): the claim is about gout, its title about childhood lupus."
    )
    assert finding.sentences == ("In gout a nodule is common.", "The nodule of childhood lupus")


@pytest.mark.parametrize(
    ("title", "concepts"),
    [
        ("Lupus and its nodule", ("childhood-lupus",)),
        ("Childhood lupus", ("lupus",)),
        ("Gout and lupus", ("gout",)),
        ("The nodule", ("gout",)),
    ],
)
def test_u02_is_content_with_a_kind_of_the_same_disease(title: str, concepts: tuple[str, ...]) -> None:
    assert not findings("U02", about("So it is.", title, *concepts), concepts=CONCEPTS)


def test_u02_takes_an_age_group_for_no_disease() -> None:
    related = replace_related(CONCEPTS, "childhood_lupus", "children")
    article = about("In children with gout it is common.", "Childhood lupus", "gout", "children")
    assert len(findings("U02", article, concepts=related)) == 1


def test_u02_is_content_with_a_finding_that_belongs_to_the_disease() -> None:
    related = replace_related(CONCEPTS, "childhood_lupus", "nodule")
    article = about("In gout a nodule is common.", "Childhood lupus", "gout", "nodule")
    assert not findings("U02", article, concepts=related)


def test_u02_takes_the_article_s_disease_where_the_claim_names_none() -> None:
    article = about("The cause is unknown.", "Nodules in lupus", own="A case of gout")
    (finding,) = findings("U02", article, concepts=CONCEPTS)
    assert "the article is about gout, its title about lupus." in finding.message


def test_u02_finds_children_and_adults_without_a_vocabulary() -> None:
    (finding,) = findings("U02", about("In adults it is rare.", "Paediatric disease"))
    assert "the claim is about adults, its title about children." in finding.message
    assert not findings("U02", about("In adults and children it is rare.", "Paediatric disease"))


def test_u02_does_not_judge_the_article_s_own_observations() -> None:
    article = about("Our patient has gout.", "On lupus", "gout", kind=ClaimKind.OBSERVATION)
    assert not findings("U02", article, concepts=CONCEPTS)
    assert coverage("U02", about("It is so.", "On things"), concepts=CONCEPTS).state == "not checked"


def shelf(*titles: str) -> list[Reference]:
    return [reference(str(n), title) for n, title in enumerate(titles, start=1)]


TITLES = (
    "Warfarin and colchicine for nodules of the hand",
    "Nodules of the hand after injury",
    "Treatment of nodules",
    "Injury of the hand and its treatment",
    "Linear regression models of random variables",
    *(f"Unrelated paper {letter}{letter}" for letter in "abcdefghijklmnopqrst"),
)


def listed(*sentences: Said, own: str = "A case of nodules") -> LinkedArticle:
    return linked(sentences, shelf(*TITLES), work=Work(title=own))


def test_u01_finds_a_source_with_nothing_in_common() -> None:
    (finding,) = findings("U01", listed(said("Injury of the hand is frequent.", "5")))
    assert finding.message.startswith("Reference 5 (Linear regression models")


def test_u01_is_content_with_the_article_s_own_matter_and_with_a_shared_word() -> None:
    assert not findings("U01", listed(said("Injury of the hand is frequent.", "3")))
    assert not findings("U01", listed(said("Regression was used in other work.", "5")))
    assert not findings("U01", listed(observed("The hand was injured.", "5")))


def test_u01_does_not_judge_where_no_entry_is_about_the_claim() -> None:
    assert not findings("U01", listed(said("Nobody knows.", "5")))
    assert coverage("U01", about("So it is.", "Another thing altogether")).state == "not checked"


def test_u05_finds_an_entry_that_fits_better() -> None:
    (finding,) = findings(
        "U05", listed(said("Warfarin or colchicine was tried for a nodule of the hand.", "3"))
    )
    assert finding.focus[1].endswith("/reference/1")
    assert finding.message.endswith("than what is cited for it: colchicine, warfarin, hand, nodule.")


def test_u05_is_content_when_the_best_is_cited() -> None:
    assert not findings(
        "U05", listed(said("Warfarin or colchicine was tried for a nodule of the hand.", "3", "1"))
    )
    assert not findings("U05", listed(said("Treatment was tried.", "3")))


SHARE = quantity("40–70 %", minimum=40, maximum=70)


def with_text(check: str, text: str, sentence: Said, *, abstract: bool = False) -> Audit:
    entry = reference("1", "On things", abstract=text if abstract else "")
    texts = {} if abstract else {work_iri("https://w3id.org/claim-kg/", entry.work, ""): text}
    store = graph(linked([sentence], [entry]))
    return audit.run(store, [BY_ID[check]], evidence=audit.Evidence(texts=texts))


def number(text: str, given: Quantity = SHARE, *, abstract: bool = True) -> list[str]:
    claim = said("It strikes some.", "1", quantities=(given,))
    return [finding.message for finding in with_text("U03", text, claim, abstract=abstract).findings]


def test_u03_finds_a_number_that_the_source_does_not_have() -> None:
    assert number("It struck 40% of them, in 1970.") == [
        "“40–70 %” stands in none of what is at hand: 1 abstract of 1 source."
    ]
    assert "1 full text of 1 source" in number("Of 1,070 it struck 40.5%.", abstract=False)[0]


def test_u03_is_content_with_the_number_in_any_form() -> None:
    assert not number("It struck between 40 and 70 in a hundred.")
    assert not number("It came twice as often.", quantity("two times", Measure.RATIO, value=2))
    assert not number("Among three kinds.", quantity("3", Measure.AMOUNT, value=3))


def test_u03_says_what_it_could_not_look_at() -> None:
    claim = said("It strikes some.", "1", quantities=(SHARE,))
    (covered,) = with_text("U03", "", claim).coverage
    assert (covered.state, covered.inspected) == ("not checked", 0)


SOURCE = "We saw ten. Injury of the hand may cause painful nodules. It was long ago."


def test_u04_finds_a_conjecture_that_became_a_fact() -> None:
    found = with_text("U04", SOURCE, said("Injury of the hand causes painful nodules.", "1")).findings
    assert found[0].message == "Reference 1 (On things) says it with reserve: “may”."
    assert found[0].sentences[1] == "Injury of the hand may cause painful nodules."


@pytest.mark.parametrize(
    "claim",
    ["Injury of the hand might cause painful nodules.", "Ten were seen.", "Warfarin helps against gout."],
)
def test_u04_is_content_with_reserve_and_with_other_matters(claim: str) -> None:
    assert not with_text("U04", SOURCE, said(claim, "1")).findings


def test_u06_says_which_sources_are_not_at_hand() -> None:
    entries = [reference("1", "One"), reference("2", "Two", abstract="Some words."), reference("3", "Three")]
    article = linked([said("So it is.", "1", "2"), said("And so.", "1")], entries)
    (finding,) = findings("U06", article)
    assert finding.message == (
        "Of reference 1 (One) no more than the title is at hand; claims that cannot be held against it: 2."
    )
