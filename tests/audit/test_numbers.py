from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.model import ClaimKind, Measure, NotChecked, Quantity, Span
from tests.audit.checks import coverage, findings
from tests.factories import Said, linked, observed, quantity, reference, said, vocabulary

CONCEPTS = vocabulary(children="", adults="", deposits="", pain="")


def share(text: str, **more: object) -> Quantity:
    return quantity(text, Measure.PERCENTAGE, **{"population": "children", "outcome": "deposits", **more})


def conflicts(one: Quantity, two: Quantity) -> list[str]:
    sentences = [said("It is so.", quantities=(one,)), said("Or it is so.", quantities=(two,))]
    return [finding.message for finding in findings("N01", linked(sentences), concepts=CONCEPTS)]


def test_n01_finds_ranges_that_only_touch() -> None:
    found = conflicts(share("up to 40 %", maximum=40), share("40–70 %", minimum=40, maximum=70))
    assert found == ["“up to 40 %” here, “40–70 %” elsewhere, both for deposits in children."]


def test_n01_names_both_claims_and_says_both_sentences() -> None:
    article = linked(
        [
            said("Ten.", quantities=(share("10 %", value=10),)),
            said("Twenty.", quantities=(share("20 %", value=20),)),
        ]
    )
    (finding,) = findings("N01", article, concepts=CONCEPTS)
    assert finding.sentences == ("Ten.", "Twenty.")
    assert len(finding.focus) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (share("10 %", value=10), share("20 %", value=20)),
        (share("under 10 %", maximum=10), share("over 30 %", minimum=30)),
        (share("80–90 %", minimum=80, maximum=90), share("10–20 %", minimum=10, maximum=20)),
        (share("75 %", value=75), share("40–70 %", minimum=40, maximum=70)),
    ],
)
def test_n01_finds_values_apart(one: Quantity, two: Quantity) -> None:
    assert len(conflicts(one, two)) == 1


def ratio(text: str, value: int, comparator: str) -> Quantity:
    return quantity(
        text, Measure.RATIO, value=value, population="children", outcome="deposits", comparator=comparator
    )


def test_n01_compares_ratios_with_one_comparator_only() -> None:
    twice, thrice = ratio("twice", 2, "adults"), ratio("three times", 3, "adults")
    assert len(conflicts(twice, thrice)) == 1
    assert not conflicts(twice, ratio("three times", 3, "pain"))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (share("40 %", value=40), share("40 %", value=40)),
        (share("50 %", value=50), share("40–70 %", minimum=40, maximum=70)),
        (share("40 %", value=40), share("40–70 %", minimum=40, maximum=70)),
        (share("up to 41 %", maximum=41), share("40–70 %", minimum=40, maximum=70)),
        (share("about 40 %", value=40, approximate=True), share("43 %", value=43)),
        (share("10 %", value=10), share("20 %", value=20, population="adults")),
        (share("10 %", value=10), share("20 %", value=20, outcome="pain")),
        (share("10 %", value=10), share("over 5 %", minimum=5)),
    ],
)
def test_n01_lets_pass_what_can_hold_together(one: Quantity, two: Quantity) -> None:
    assert not conflicts(one, two)


def said_twice(kind: ClaimKind) -> list[Said]:
    return [
        said("Ten.", quantities=(share("10 %", value=10),), kind=kind),
        said("Twenty.", quantities=(share("20 %", value=20),)),
    ]


def test_n01_leaves_the_article_s_own_observations_alone() -> None:
    assert findings("N01", linked(said_twice(ClaimKind.PREVALENCE)), concepts=CONCEPTS)
    assert not findings("N01", linked(said_twice(ClaimKind.OBSERVATION)), concepts=CONCEPTS)


def test_n01_leaves_two_numbers_of_one_sentence_alone() -> None:
    both = (share("10 %", value=10), share("20 %", value=20))
    assert not findings("N01", linked([said("Ten, later twenty.", quantities=both)]), concepts=CONCEPTS)


def test_n01_does_not_compare_two_articles() -> None:
    one = linked([said("Ten.", quantities=(share("10 %", value=10),))], slug="one")
    two = linked([said("Twenty.", quantities=(share("20 %", value=20),))], [reference("1")], slug="two")
    assert not findings("N01", one, two, concepts=CONCEPTS)


def credited(one: Quantity, two: Quantity, *second: str) -> list[str]:
    sentences = [said("It is so.", "1", quantities=(one,)), said("Or it is so.", *second, quantities=(two,))]
    entries = [reference("1", "On deposits"), reference("2")]
    return [finding.message for finding in findings("N02", linked(sentences, entries), concepts=CONCEPTS)]


def test_n02_finds_two_values_credited_to_one_reference() -> None:
    (message,) = credited(share("10 %", value=10), share("20 %", value=20), "2", "1")
    assert (
        message == "“10 %” here, “20 %” elsewhere, both credited to reference 1 (On deposits) for deposits."
    )


def test_n02_takes_an_unnamed_population_for_the_same() -> None:
    unnamed = quantity("20 %", value=20, outcome="deposits")
    assert credited(share("10 %", value=10), unnamed, "1")


def test_n02_leaves_other_references_populations_and_outcomes_alone() -> None:
    one, two = share("10 %", value=10), share("20 %", value=20)
    assert not credited(one, two, "2")
    assert not credited(one, share("20 %", value=20, population="adults"), "1")
    assert not credited(one, share("20 %", value=20, outcome="pain"), "1")
    assert not credited(one, share("up to 20 %", maximum=20), "1")


def test_n01_leaves_values_of_one_reference_to_n02() -> None:
    sentences = [
        said("Ten.", "1", quantities=(share("10 %", value=10),)),
        said("Twenty.", "1", quantities=(share("20 %", value=20),)),
    ]
    assert not findings("N01", linked(sentences, [reference("1")]), concepts=CONCEPTS)


def impossible(text: str, *quantities: Quantity) -> list[str]:
    return [finding.message for finding in findings("N03", linked([said(text, quantities=quantities)]))]


def test_n03_finds_a_range_upside_down() -> None:
    found = impossible("In 70–40 % of them.", quantity("70–40 %", minimum=70, maximum=40))
    assert found == ["“70–40 %”: its lower end is above its upper."]


def test_n03_finds_a_share_of_people_above_all() -> None:
    assert impossible("In 140 % of the patients.", quantity("140 %", value=140)) == [
        "“140 %”: a share cannot exceed 100 %."
    ]
    assert not impossible("It grew by 140 % in a year.", quantity("140 %", value=140))
    assert not impossible("In 100 % of the patients.", quantity("100 %", value=100))


def proportion(text: str, part: int, whole: int, at: int = 0) -> Quantity:
    value = Decimal(part) / Decimal(whole)
    made = quantity(text, Measure.PROPORTION, value=float(value), numerator=part, denominator=whole)
    return replace(made, span=Span(at, at + len(text)))


def percent(text: str, value: float, at: int) -> Quantity:
    return replace(quantity(text, value=value), span=Span(at, at + len(text)))


def test_n03_finds_a_part_larger_than_its_whole() -> None:
    assert impossible("In 12/10.", proportion("12/10", 12, 10)) == [
        "“12/10”: the part is larger than the whole."
    ]


def test_n03_finds_a_quotient_that_is_another() -> None:
    found = impossible("In 3/10 (40 %).", proportion("3/10", 3, 10, 3), percent("40 %", 40, 9))
    assert found == ["“3/10 (40 %)”: the quotient is 30 %."]


def test_n03_allows_for_rounding_and_for_numbers_that_are_apart() -> None:
    assert not impossible("In 1/3 (33 %).", proportion("1/3", 1, 3, 3), percent("33 %", 33, 8))
    assert not impossible("In 2/3 (66.7 %).", proportion("2/3", 2, 3, 3), percent("66.7 %", 66.7, 8))
    assert impossible("In 2/3 (66.1 %).", proportion("2/3", 2, 3, 3), percent("66.1 %", 66.1, 8))
    assert not impossible("In 3/10, and 40 % of all.", proportion("3/10", 3, 10, 3), percent("40 %", 40, 13))


def test_n03_finds_a_probability_above_one() -> None:
    assert impossible("So it was (p = 1.2).", quantity("p = 1.2", Measure.P_VALUE, value=1.2))
    assert not impossible("So it was (p = 1).", quantity("p = 1", Measure.P_VALUE, value=1))


def aged(text: str, printed: str, years: int, unit: str = "YR", section: str = "case") -> Said:
    return observed(
        text, quantities=(quantity(printed, Measure.AGE, value=years, unit=unit),), section=section
    )


def test_n04_finds_one_patient_with_two_ages() -> None:
    article = linked(
        [
            aged("We describe a 34-year-old man with pain.", "34-year-old", 34, section="abstract"),
            observed("He was well before."),
            aged("A man of forty-three years came to us.", "forty-three years", 43),
        ]
    )
    (finding,) = findings("N04", article)
    assert finding.message == "The patient's age is “34-year-old” here and “forty-three years” elsewhere."
    assert finding.sentences == (
        "We describe a 34-year-old man with pain.",
        "A man of forty-three years came to us.",
    )


@pytest.mark.parametrize(
    "other",
    [
        aged("A 34-year-old man came to us.", "34-year-old", 34),
        aged("The patient was 408 months old.", "408 months old", 408, "MO"),
        aged("At the age of 15 years the man had broken a leg.", "15 years", 15),
        aged("A 50-year-old woman came too.", "50-year-old", 50),
        aged("His 12-year-old daughter, a girl in good health, came too.", "12-year-old", 12),
        aged("The second patient was a 50-year-old man.", "50-year-old", 50),
        aged("Twelve men, 50 years old, were compared with this patient.", "50 years old", 50),
        aged("The finding was 50 years old.", "50 years old", 50),
        aged("A 50-year-old man came to us.", "50-year-old", 50, section="case 2"),
    ],
)
def test_n04_is_content_with_another_time_or_another_person(other: Said) -> None:
    first = aged("We describe a 34-year-old man with pain.", "34-year-old", 34, section="case 1")
    assert not findings("N04", linked([first, other]))


def test_n04_says_that_it_cannot_judge_several_patients() -> None:
    article = linked(
        [
            aged("A 34-year-old man came to us.", "34-year-old", 34),
            aged("A 50-year-old man came to us.", "50-year-old", 50),
            observed("Both patients were well."),
        ]
    )
    assert coverage("N04", article).not_checked == (
        NotChecked("the article gives the ages of several persons", 1),
    )


def test_n05_finds_an_amount_without_a_unit() -> None:
    product = quantity("less than 50", Measure.AMOUNT, maximum=50, strict=True)
    (finding,) = findings("N05", linked([observed("The product was less than 50.", quantities=(product,))]))
    assert finding.message == "“less than 50” has no unit."


def test_n05_is_content_with_a_unit_of_any_name_and_with_a_count() -> None:
    quantities = (
        quantity("5 mg", Measure.DOSE, value=5, unit="MilliGM"),
        quantity("5 foot-candles", Measure.AMOUNT, value=5, unknown_unit="foot-candles"),
        quantity("five", Measure.COUNT, value=5),
    )
    assert not findings("N05", linked([observed("So it was.", quantities=quantities)]))


RARE = "The disease is an uncommon disorder in which salts of calcium gather in the skin."


def test_n06_finds_what_is_said_twice() -> None:
    again = "In short, the disease is an uncommon disorder in which salts of calcium gather in soft tissue."
    (finding,) = findings(
        "N06", linked([said(RARE, "1"), said(again, "2")], [reference("1"), reference("2")])
    )
    assert finding.message == "This is said twice in nearly the same words, with other references."
    assert finding.sentences == (RARE, again)


def test_n06_finds_a_sentence_inside_a_longer_one() -> None:
    longer = (
        RARE[:-1] + ", the muscles, the tendons, the joints, the vessels, the lungs and many other organs."
    )
    assert findings("N06", linked([said(RARE), said(longer)]))


@pytest.mark.parametrize(
    "other",
    [
        "Where calcium gathers as a salt, the skin is hard, and the disease uncommon.",
        "It is one of those that are to be had by all of them in the skin.",
        "The results of this study show that in which salts of calcium matter.",
    ],
)
def test_n06_is_content_with_the_same_matter_in_other_words(other: str) -> None:
    assert not findings("N06", linked([said(RARE), said(other)]))


def test_n06_asks_more_of_observations() -> None:
    seen = "Swellings of the thigh were seen in many of them"
    one = observed(f"{seen} after one year of rest at home.", section="abstract")
    two = observed(f"{seen} before treatment, with pain, rash, fever and loss of weight.", section="results")
    three = observed(f"{seen} after a year of rest at home.", section="results")
    assert not findings("N06", linked([one, two]))
    assert findings("N06", linked([one, three]))
    assert not findings("N06", linked([one, replace(three, section="abstract")]))


def test_n06_takes_a_run_that_recurs_for_what_the_article_is_about() -> None:
    phrase = "the mending of broken bones in old patients"
    tails = ("is slow.", "needs care.", "was seldom studied.")
    sentences = [
        said(f"{word} that {phrase} {tail}")
        for word, tail in zip(("All say", "I hold", "We hear"), tails, strict=True)
    ]
    assert findings("N06", linked(sentences[:2]))
    assert not findings("N06", linked(sentences))


def test_n07_finds_a_sentence_with_another_number() -> None:
    one = observed("Deposits were seen in 12 of 30 patients after one year.", section="abstract")
    two = observed("Deposits were seen in 13 of 30 patients after one year.", section="results")
    (finding,) = findings("N07", linked([one, two]))
    assert finding.message == "The numbers are 12, 30 here and 13, 30 elsewhere, in otherwise equal words."
    assert not findings("N06", linked([one, two]))


def test_n07_is_content_within_a_section_and_with_other_words() -> None:
    one = observed("Deposits were seen in 12 of 30 patients after one year.", section="results")
    two = observed("Deposits were seen in 13 of 30 patients after one year.", section="results")
    three = observed("Deposits were seen in 13 of 30 patients after two weeks.", section="abstract")
    assert not findings("N07", linked([one, two]))
    assert not findings("N07", linked([one, three]))
    figures = [
        said(f"This is shown for all of the groups in Figure {n}.", section=f"part {n}") for n in (1, 2)
    ]
    assert not findings("N07", linked(figures))


def test_n07_sees_through_numbers_that_break_the_sentence_up() -> None:
    one = observed("Of 30 patients, 12 had pain and 5 had fever.", section="abstract")
    two = observed("Of 30 patients, 12 had pain and 6 had fever.", section="results")
    (finding,) = findings("N07", linked([one, two]))
    assert (
        finding.message == "The numbers are 30, 12, 5 here and 30, 12, 6 elsewhere, in otherwise equal words."
    )


@pytest.mark.parametrize(
    ("here", "there", "one"),
    [
        ("85", "84.8", True),
        ("1,098", "1098", True),
        ("84,8", "84.8", True),
        ("85", "84.4", False),
        ("84.8", "84.9", False),
        ("1st", "2nd", False),
    ],
)
def test_n07_takes_a_rounded_number_for_the_same(here: str, there: str, *, one: bool) -> None:
    said_here = observed(f"We were able to follow {here} of them up.", section="abstract")
    said_there = observed(f"We were able to follow {there} of them up.", section="results")
    assert bool(findings("N07", linked([said_here, said_there]))) is not one


def test_n07_leaves_a_turn_of_phrase_alone() -> None:
    often = [
        observed(f"After storage {n} samples were taken from it.", section=f"part {n}") for n in (1, 2, 3)
    ]
    assert not findings("N07", linked(often))
