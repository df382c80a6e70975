"""The counts of an article, from its records: the same numbers as ``queries/coverage-statistics.rq`` gives."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import LinkedArticle


@dataclass(frozen=True, slots=True)
class Tally:
    """How much there is and how much of it is sourced."""

    claims: int = 0
    general: int = 0
    marked: int = 0
    references: int = 0
    cited: int = 0
    markers: int = 0
    pointers: int = 0
    linked: int = 0
    problems: int = 0


def tally(linked: LinkedArticle) -> Tally:
    """Count an article; ``marked`` are the general claims that bear a marker."""
    article = linked.article
    general = [claim for claim in article.claims if claim.general]
    denotes = dict(linked.denotes)
    return Tally(
        claims=len(article.claims),
        general=len(general),
        marked=sum(bool(claim.pointers) for claim in general),
        references=len(linked.references),
        cited=len(set(denotes.values())),
        markers=len({pointer.group for pointer in article.pointers}),
        pointers=len(article.pointers),
        linked=len(denotes),
        problems=len(linked.problems),
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """Add up."""
    names = [field.name for field in fields(Tally)]
    sums = dict.fromkeys(names, 0)
    for one in tallies:
        for name in names:
            sums[name] += getattr(one, name)
    return Tally(**sums)
