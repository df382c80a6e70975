from __future__ import annotations

from typing import TYPE_CHECKING

from kg.judge import attach
from kg.model import Basis, Judged, Judgement, Verdict
from tests.factories import linked, reference, said

if TYPE_CHECKING:
    from kg.model import LinkedArticle


def article(slug: str = "one") -> LinkedArticle:
    entries = [reference("1", "One"), reference("2", "Two")]
    return linked(
        [
            said("It strikes up to forty of them in a year.", "1", id="strikes"),
            said("It is rare.", "2", id="rare"),
        ],
        entries,
        slug=slug,
    )


def verdict(claim: str = "strikes", label: str = "1", sentence: str = "") -> Verdict:
    return Verdict(claim, label, Judgement.SUPPORTED, Basis.TITLE, sentence=sentence, source="v.csv", line=2)


def codes(*verdicts: Verdict, articles: tuple[LinkedArticle, ...] = ()) -> list[str]:
    judged, problems = attach(verdicts, articles or (article(),))
    assert not judged
    assert all(problem.source == "v.csv" and problem.line == 2 for problem in problems)
    return [problem.code for problem in problems]


def test_a_verdict_finds_its_citation() -> None:
    assert attach([verdict()], [article()]) == ((Judged(verdict(), "one", "strikes", "1"),), ())


def test_a_verdict_that_fits_no_citation_is_a_problem() -> None:
    assert codes(verdict("strokes")) == ["unknown-claim"]
    assert codes(verdict(label="9")) == ["unknown-reference"]
    assert codes(verdict(label="2")) == ["verdict-on-no-citation"]


def test_of_two_articles_the_one_is_named() -> None:
    both = (article("one"), article("two"))
    assert codes(verdict(), articles=both) == ["ambiguous-claim"]
    judged, problems = attach([verdict("two/strikes")], both)
    assert (judged[0].slug, judged[0].claim, problems) == ("two", "strikes", ())


def test_a_changed_claim_is_found_again_by_its_words() -> None:
    old = verdict("c-0123456789ab", sentence="It strikes up to sixty of them in a year.")
    judged, problems = attach([old], [article()])
    assert (judged[0].claim, problems) == ("strikes", ())


def test_other_words_or_another_reference_are_another_claim() -> None:
    assert codes(verdict("gone", sentence="Nobody knows why it hurts so much.")) == ["unknown-claim"]
    assert codes(verdict("gone", label="2", sentence="It strikes up to forty of them in a year.")) == [
        "unknown-claim"
    ]
