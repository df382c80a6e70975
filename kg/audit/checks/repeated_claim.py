"""N06 and N07: what an article says twice, in nearly the same words or with other numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.audit.catalogue import Rule
from kg.audit.checks.similar import Alike, alike, words
from kg.audit.corpus import by_article
from kg.model import Check, Severity, Threshold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.audit.corpus import Statement
    from kg.audit.facts import Facts, Row

_OWN = "case-observation"
_NAMES_A_NUMBER = frozenset(
    (  # noqa: SIM905 - legible
        "fig figs figure figures table tables section heading step equation eq chapter case patient n"
    ).split()
)
"""Words whose number is a name: figures 1 and 2 do not disagree."""
_THOUSANDS = re.compile(r",(?=\d{3}(?:\D|$))")
_TWICE = 2
_SHORTEST = 6
"""Words from which two sentences that differ in numbers alone are about one thing."""


def find_repeated(facts: Facts) -> Iterator[Row]:
    """Yield the pairs of statements that share a run of words and enough of the rest."""
    shares = {name: float(value) for name, value in facts.thresholds.items()}
    for statements in by_article(facts.corpus.statements):
        for pair in alike(statements):
            if _repeated(pair, shares) and not _other_numbers(pair):
                yield {
                    "focus": pair.first.iri,
                    "other": pair.second.iri,
                    "sources": _sources(pair),
                    "text": pair.first.text,
                    "otherText": pair.second.text,
                }


def _repeated(pair: Alike, shares: Mapping[str, float]) -> bool:
    """Say whether a pair is one statement; results are told in like words, so more is asked of observations."""
    if _OWN not in {pair.first.kind, pair.second.kind}:
        return pair.contained >= shares["share"]
    return (
        pair.first.section != pair.second.section
        and pair.jaccard >= shares["share"]
        and pair.contained >= shares["own"]
    )


def find_other_numbers(facts: Facts) -> Iterator[Row]:
    """Yield the pairs of sentences in two sections that differ in nothing but a number."""
    for statements in by_article(facts.corpus.statements):
        for one, two in _told_twice(statements):
            if one.section != two.section and _disagree(one.text, two.text):
                yield {
                    "focus": one.iri,
                    "other": two.iri,
                    "value": ", ".join(_numbers(one.text)),
                    "otherValue": ", ".join(_numbers(two.text)),
                    "text": one.text,
                    "otherText": two.text,
                }


def _told_twice(statements: Iterable[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield the statements whose words, numbers apart, just one other has: what is said more often is a turn of phrase."""
    alike: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        alike[_without_numbers(statement.text)].append(statement)
    for found in alike.values():
        if len(found) == _TWICE:
            yield found[0], found[1]


def _without_numbers(text: str) -> tuple[str, ...]:
    return tuple("" if word[0].isdigit() else word for word in words(text))


def _sources(pair: Alike) -> str:
    if pair.first.works == pair.second.works:
        return "with the same references" if pair.first.works else "both times without a reference"
    return "with other references"


def _numbers(text: str) -> list[str]:
    return [word for word in words(text) if word[0].isdigit()]


def _other_numbers(pair: Alike) -> bool:
    """Say whether two statements have the same words in the same order and other numbers."""
    one, two = pair.first.text, pair.second.text
    return _without_numbers(one) == _without_numbers(two) and _disagree(one, two)


def _disagree(one: str, two: str) -> bool:
    """Say whether numbers of two sentences of the same words differ by more than rounding, and are no names."""
    tokens = words(one)
    return (
        len(tokens) >= _SHORTEST
        and not _NAMES_A_NUMBER.intersection(tokens)
        and any(not _rounded(*pair) for pair in zip(_numbers(one), _numbers(two), strict=True))
    )


def _rounded(one: str, two: str) -> bool:
    """Say whether two numbers are one, given with more digits and with fewer.

    >>> _rounded("85", "84.8"), _rounded("12", "13"), _rounded("1st", "1st")
    (True, False, True)
    """
    left, right = _decimal(one), _decimal(two)
    if left is None or right is None:
        return one == two
    digits = sorted(-int(value.as_tuple().exponent) for value in (left, right))
    return left == right or (digits[0] < digits[1] and abs(left - right) <= Decimal(5).scaleb(-digits[0] - 1))


def _decimal(word: str) -> Decimal | None:
    """Return a number as printed, ``1,098`` or ``84.8``; nothing for ``1st``."""
    plain = _THOUSANDS.sub("", word).replace(",", ".")
    return Decimal(plain) if plain.replace(".", "", 1).isdecimal() else None


REPEATED = Check(
    id="N06",
    name="repeated-claim",
    title="The same said twice",
    severity=Severity.INFO,
    message="This is said twice in nearly the same words, {sources}.",
    what=(
        "Two sentences of one article that share a run of six words or more and much of the rest.\n"
        "Observations must share more, and stand in two sections.\n"
        "It matters most where the references differ: then one of the two places credits the wrong source."
    ),
    why="One statement counts as two; when one place is corrected the other is forgotten.",
    remedy="Say it once, or give both places the same references.",
    group="numbers",
    example="a definition in the abstract and again, word for word, in the discussion",
    key=("focus", "other"),
    inspects="claims",
    thresholds=(
        Threshold(
            "own", Decimal("0.6"), "the same, where one of the two is an observation of the article's own"
        ),
        Threshold(
            "share", Decimal("0.4"), "part of the shorter sentence's words of meaning that the other has too"
        ),
    ),
    place="kg/audit/checks/repeated_claim.py",
)

OTHER_NUMBERS = Check(
    id="N07",
    name="same-words-other-numbers",
    title="The same sentence with another number",
    severity=Severity.WARNING,
    message="The numbers are {value} here and {otherValue} elsewhere, in otherwise equal words.",
    what=(
        "Two sentences of six words or more, in different sections of one article, that differ in nothing but their numbers.\n"
        "A rounded number is the same number; what is said more than twice is a turn of phrase."
    ),
    why="Abstract and text disagree: a number was corrected in one place only.",
    remedy="Check the number, and give it alike in both places.",
    group="numbers",
    example="“… was seen in 12 of 30 patients” in the abstract, “… in 13 of 30 patients” in the results",
    key=("focus", "other"),
    inspects="claims",
    place="kg/audit/checks/repeated_claim.py",
)

RULES = (Rule(REPEATED, find_repeated), Rule(OTHER_NUMBERS, find_other_numbers))
