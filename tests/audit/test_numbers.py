from __future__ import annotations

import pytest

from kg.model import ClaimKind, Measure, Quantity
from tests.audit.checks import findings
from tests.factories import Said, linked, quantity, reference, said, vocabulary

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
