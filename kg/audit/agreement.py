"""How far reviewers agree beyond chance: Cohen's κ for two, Krippendorff's α for any number.

Sources: J. Cohen (1960), doi 10.1177/001316446002000104; K. Krippendorff (2011), "Computing Krippendorff's
Alpha-Reliability", https://repository.upenn.edu/asc_papers/43 (nominal data, any number of observers, missing values).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Judged, Judgement

_SETTLES = re.compile(r"consensus|adjudicat", re.IGNORECASE)
"""How the reviewer of a verdict begins that settles a disagreement, and is no third opinion."""


@dataclass(frozen=True, slots=True)
class Between:
    """Two reviewers: how many pairs of claim and reference both judged, how many alike, and κ where there is one."""

    one: str
    other: str
    judged: int
    alike: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """All reviewers, by name; every two who judged a pair in common; and α over the pairs that several judged."""

    reviewers: tuple[str, ...]
    between: tuple[Between, ...]
    judged: int
    alpha: float | None


def cohen_kappa(both: Sequence[tuple[str, str]]) -> float | None:
    """Return κ of what two reviewers said of the same things, or nothing where chance alone agrees always or of nothing.

    >>> cohen_kappa([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    0.4
    """
    if not both:
        return None
    number = len(both)
    ones, others = Counter(one for one, _ in both), Counter(other for _, other in both)
    observed = Fraction(sum(one == other for one, other in both), number)
    expected = Fraction(sum(count * others[word] for word, count in ones.items()), number**2)
    return None if expected == 1 else float((observed - expected) / (1 - expected))


def krippendorff_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Return α for nominal data; a unit holds what was said of one thing, by those who said anything.

    Things of which fewer than two spoke do not count. Nothing where all said the same of all, or too little was said.

    >>> krippendorff_alpha([("a", "a"), ("a", "b"), ("b", "b"), ("b",)])
    0.4444444444444444
    """
    disagreed = Fraction(0)
    said: Counter[str] = Counter()
    for unit in units:
        if len(unit) > 1:
            counts = Counter(unit)
            said += counts
            disagreed += Fraction(_unlike(counts), len(unit) - 1)
    expected = _unlike(said)
    return float(1 - (said.total() - 1) * disagreed / expected) if expected else None


def _unlike(counts: Counter[str]) -> int:
    """Return how many ordered pairs of two different words there are."""
    return counts.total() ** 2 - sum(count**2 for count in counts.values())


def of_verdicts(judged: Iterable[Judged]) -> Agreement:
    """Return how far the named reviewers agree; of several verdicts by one on the same pair the last counts.

    A reviewer whose name begins with “consensus” or “adjudicat” settles disagreements, and is none of them.
    """
    names, said = _said(judged)
    units = [tuple(by.values()) for by in said.values() if len(by) > 1]
    between = (_between(names, one, other, said.values()) for one, other in combinations(sorted(names), 2))
    return Agreement(
        reviewers=tuple(names[name] for name in sorted(names)),
        between=tuple(each for each in between if each.judged),
        judged=len(units),
        alpha=krippendorff_alpha(units),
    )


def _said(
    judged: Iterable[Judged],
) -> tuple[dict[str, str], dict[tuple[str, str, str], dict[str, Judgement]]]:
    """Return the reviewers' names as first written, by their plain form, and who said what of each pair."""
    names: dict[str, str] = {}
    said: dict[tuple[str, str, str], dict[str, Judgement]] = {}
    for item in judged:
        name = reviewer(item.verdict.reviewer)
        if name and not settles(name):
            names.setdefault(name, item.verdict.reviewer)
            said.setdefault((item.slug, item.claim, item.reference), {})[name] = item.verdict.judgement
    return names, said


def reviewer(name: str) -> str:
    """Return a reviewer's name in the form that is compared.

    >>> reviewer(" Ann  DOE")
    'ann doe'
    """
    return " ".join(name.casefold().split())


def settles(name: str) -> bool:
    """Say whether a reviewer settles disagreements: the name begins with “consensus” or “adjudicat”."""
    return bool(_SETTLES.match(reviewer(name)))


def _between(
    names: Mapping[str, str], one: str, other: str, said: Iterable[Mapping[str, Judgement]]
) -> Between:
    both = [(str(by[one]), str(by[other])) for by in said if one in by and other in by]
    alike = sum(first == second for first, second in both)
    return Between(names[one], names[other], len(both), alike, cohen_kappa(both))
