"""Which claim and reference a reviewer means, by the same rules as in a build, and what was meant if there is none."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg import judge
from kg.errors import InputError
from kg.model import Basis, Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model import Claim, LinkedArticle, Problem, Reference

_LONGEST = 200
"""Characters of a name that are compared; the comparison is slow on long ones."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A pair of claim and reference, and the names under which it is written down."""

    claim: Claim
    reference: Reference
    claim_name: str
    reference_name: str


def find(claim: str, reference: str, articles: Sequence[LinkedArticle], *, several: bool = False) -> Meant:
    """Return the pair that two names mean.

    Where there are ``several`` articles, more than the one that is read perhaps, the claim is written with its article. The reference is written by its key, which
    stays when a list is numbered anew. Raises :class:`InputError`, with names that come close, when there is none.
    """
    asked = Verdict(claim.strip(), reference.strip().removeprefix("@"), Judgement.UNDETERMINED, Basis.TITLE)
    judged, problems = judge.attach((asked,), articles)
    for problem in problems:
        raise InputError(problem.message, remedy=_advice(problem, asked, articles))
    (found,) = judged
    linked = next(each for each in articles if each.article.slug == found.slug)
    entry = next(each for each in linked.references if each.label == found.reference)
    return Meant(
        claim=next(each for each in linked.article.claims if each.id == found.claim),
        reference=entry,
        claim_name=f"{found.slug}/{found.claim}" if several or len(articles) > 1 else found.claim,
        reference_name=entry.key or entry.label,
    )


def _advice(problem: Problem, asked: Verdict, articles: Sequence[LinkedArticle]) -> str:
    if problem.code == "unknown-claim":
        claims = (claim.id for linked in articles for claim in linked.article.claims)
        return _close(asked.claim.rpartition("/")[2], claims) or "'kg query claims' lists what there is."
    if problem.code == "unknown-reference":
        entries = (
            name for linked in articles for entry in linked.references for name in (entry.key, entry.label)
        )
        return _close(asked.reference, entries) or "'kg query reference-list' lists what there is."
    cited = ", ".join(_cited(asked.claim.rpartition("/")[2], articles))
    return f"It cites: {cited}." if cited and problem.code == "verdict-on-no-citation" else ""


def _close(word: str, names: Iterable[str]) -> str:
    known = sorted({name for name in names if 0 < len(name) <= _LONGEST})
    return f"Close to it: {', '.join(found)}." if (found := get_close_matches(word[:_LONGEST], known)) else ""


def _cited(claim: str, articles: Sequence[LinkedArticle]) -> list[str]:
    """Return the references that a claim cites, by the names to write."""
    return [
        entry.key or entry.label
        for linked in articles
        for citation in linked.citations
        for entry in linked.references
        if citation.claim == claim and citation.reference == entry.label
    ]
