"""How far the reviewers agree, and where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from kg.audit.agreement import of_verdicts, reviewer
from kg.model import Basis, Judged, Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query import Value
    from kg.serve.snapshot import Snapshot

_SETTLED = ("consensus", "adjudicat")


class BetweenShape(TypedDict):
    """Two reviewers: how many pairs both judged, how many alike, and κ where there is one."""

    one: str
    other: str
    judged: int
    alike: int
    kappa: float | None


class SaidShape(TypedDict):
    """What one reviewer said."""

    reviewer: str
    verdict: str


class DisagreementShape(TypedDict):
    """A pair of which reviewers said different things; ``settled`` is the verdict of a consensus, or empty."""

    article: str
    claim: str
    reference: str
    said: list[SaidShape]
    settled: str


class AgreementShape(TypedDict):
    """All reviewers, every two who judged a pair in common, α over the pairs that several judged, and the disagreements."""

    number: int
    reviewers: list[str]
    between: list[BetweenShape]
    judged: int
    alpha: float | None
    disagreements: list[DisagreementShape]


def answer(now: Snapshot) -> AgreementShape:
    """Return the agreement on all pairs of the graph."""
    rows = now.rows("verdicts")
    slugs = {iri: slug for slug, iri in now.articles.items()}
    judged = [_judged(row, slugs) for row in rows]
    found = of_verdicts(judged)
    return {
        "number": now.number,
        "reviewers": list(found.reviewers),
        "between": [
            {
                "one": each.one,
                "other": each.other,
                "judged": each.judged,
                "alike": each.alike,
                "kappa": each.kappa,
            }
            for each in found.between
        ],
        "judged": found.judged,
        "alpha": found.alpha,
        "disagreements": _disagreements(judged),
    }


def _judged(row: Mapping[str, Value], slugs: Mapping[str, str]) -> Judged:
    """Return a row of the question ``verdicts`` as the verdict that it was; the reference is named by its key."""
    claim, reference = str(row["claimId"]), str(row["reference"]).rpartition("/")[2]
    verdict = Verdict(
        claim,
        reference,
        Judgement(str(row["verdictName"])),
        Basis(str(row["basisName"])),
        str(row["reviewer"] or ""),
        str(row["date"] or ""),
    )
    article = str(row["claim"]).rpartition("/claim/")[0]
    return Judged(verdict, slugs.get(article, ""), claim, reference)


def _disagreements(judged: list[Judged]) -> list[DisagreementShape]:
    pairs: dict[tuple[str, str, str], dict[str, Judged]] = {}
    for item in judged:
        if name := reviewer(item.verdict.reviewer):
            pairs.setdefault((item.slug, item.claim, item.reference), {})[name] = item
    found: list[DisagreementShape] = []
    for (slug, claim, reference), by in pairs.items():
        settled = [item for name, item in by.items() if name.startswith(_SETTLED)]
        said = [item for name, item in by.items() if not name.startswith(_SETTLED)]
        if len({item.verdict.judgement for item in said}) > 1:
            found.append(
                {
                    "article": slug,
                    "claim": claim,
                    "reference": reference,
                    "said": [
                        {"reviewer": item.verdict.reviewer, "verdict": item.verdict.judgement.value}
                        for item in said
                    ],
                    "settled": settled[-1].verdict.judgement.value if settled else "",
                }
            )
    return found
