"""A quoted passage is found whatever a copy did to it, and only when it is there."""

from __future__ import annotations

import pytest

from kg.audit.quotes import stands_in

TEXT = "Deposits were seen in 12 of 30 adults (40 %) –\nand in “most” of the chil\u00addren; none in the elderly."


@pytest.mark.parametrize(
    "quote",
    [
        "Deposits were seen in 12 of 30 adults",
        "DEPOSITS  were\nseen",
        '- and in "most" of the children',
        "Deposits … none in the elderly",
        "Deposits [...] 40 % (…) elderly.",
    ],
)
def test_a_passage_is_found(quote: str) -> None:
    assert stands_in(quote, TEXT)


@pytest.mark.parametrize(
    "quote", ["in 13 of 30 adults", "12 of 30 adults (40 mg", "none in the elderly … Deposits", "40 %)40 %"]
)
def test_another_passage_is_not(quote: str) -> None:
    assert not stands_in(quote, TEXT)
