from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import audit, judge, store, triples
from kg.model import Basis, Judgement, Verdict
from kg.names import BASE
from tests.audit.checks import BY_ID, assert_same_on_both_engines
from tests.factories import linked, nquads, reference, said

if TYPE_CHECKING:
    from kg.model import Audit, LinkedArticle


def article() -> LinkedArticle:
    return linked([said("It strikes up to 40 %.", "1", id="strikes")], [reference("1"), reference("2")])


def verdict(reviewer: str = "AB", judgement: Judgement = Judgement.SUPPORTED, **more: Any) -> Verdict:  # noqa: ANN401 - fields
    fields: dict[str, Any] = {"quote": "Forty in a hundred.", "date": "2024-01-01", **more}
    return Verdict("strikes", "1", judgement, Basis.ABSTRACT, reviewer, **fields)


def review(check: str, *verdicts: Verdict) -> Audit:
    judged, problems = judge.attach(verdicts, [article()])
    assert not problems
    lines = nquads(article()).decode().splitlines(keepends=True)
    data = store.serialise([*lines, *triples.of_verdicts(BASE, judged)])
    assert_same_on_both_engines(data, BY_ID[check].check.query)
    return audit.run(store.from_nquads(data), [BY_ID[check]])


def test_v01_finds_a_verdict_on_other_words() -> None:
    (finding,) = review("V01", verdict(sentence="It strikes up to 60 %.")).findings
    assert finding.message == "The verdict “supported” (AB) on reference 1 was given on other words."
    assert finding.sentences == ("It strikes up to 40 %.", "It strikes up to 60 %.")


def test_v01_looks_through_case_and_punctuation() -> None:
    assert not review("V01", verdict(sentence="It strikes, up to 40 %")).findings


def test_v01_says_when_the_words_were_not_written_down() -> None:
    (covered,) = review("V01", verdict()).coverage
    assert (covered.state, covered.not_checked[0].count) == ("not checked", 1)


def test_v02_finds_reviewers_who_disagree() -> None:
    (finding,) = review("V02", verdict("AB"), verdict("CD", Judgement.OVERSTATED)).findings
    assert finding.message == "On reference 1: “supported” (AB) against “overstated” (CD)."


def test_v02_is_content_when_they_agree_or_it_is_settled() -> None:
    assert not review("V02", verdict("AB"), verdict("CD")).findings
    two = verdict("AB"), verdict("CD", Judgement.OVERSTATED)
    assert not review("V02", *two, verdict("Consensus", Judgement.OVERSTATED)).findings


def test_v03_finds_a_verdict_without_the_passage() -> None:
    (finding,) = review("V03", verdict(quote="")).findings
    assert finding.message == "The verdict “supported” (AB) on reference 1 quotes no passage."


def test_v03_asks_no_passage_of_what_is_not_there() -> None:
    assert not review("V03", verdict(), verdict("CD", Judgement.UNRELATED, quote="")).findings


def test_a_verdict_is_named_with_its_pair() -> None:
    (pair,) = review("V02", verdict("AB"), verdict("CD", Judgement.OVERSTATED)).pairs
    assert (pair.at_hand, pair.verdicts) == ("title", ("overstated", "supported"))
