from __future__ import annotations

from tests.audit.checks import findings
from tests.factories import linked, observed, reference, said


def test_s01_finds_a_marker_without_an_entry() -> None:
    article = linked([said("One is known.", "1"), said("Another is not.", "9")], [reference("1")])
    (finding,) = findings("S01", article)
    assert finding.message == "The text cites “9”, which stands in no reference list."
    assert finding.sentences == ("Another is not.",)
    assert finding.focus[0].endswith("/pointer/p2.s1.r1")


def test_s01_is_content_when_each_marker_has_its_entry() -> None:
    assert not findings("S01", linked([said("Both are known.", "1", "2")], [reference("1"), reference("2")]))


def test_s01_keeps_its_name_when_the_text_before_it_grows() -> None:
    odd = said("Another is not.", "9")
    before = findings("S01", linked([odd]))
    after = findings("S01", linked([said("A new opening."), odd]))
    assert [finding.id for finding in before] == [finding.id for finding in after]
    assert before[0].focus != after[0].focus


def test_s02_finds_an_entry_that_is_never_cited() -> None:
    article = linked(
        [observed("Seen here.", "1")], [reference("1"), reference("2", "On things", date="2001")]
    )
    (finding,) = findings("S02", article)
    assert finding.message == "Reference 2 (On things 2001) is never cited in the text."
    assert finding.sentences == ("2. On things",)


def test_s02_counts_a_marker_outside_a_claim() -> None:
    caption = said("Figure 1, after another's.", "2", claim=False)
    assert not findings("S02", linked([said("So it is.", "1"), caption], [reference("1"), reference("2")]))
