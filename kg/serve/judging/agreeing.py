"""How far reviewers agree, and where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from kg.audit import agreement
from kg.model import Basis, Judged, Judgement, Verdict
from kg.query import select
from kg.serve.judging.asked import plain
from kg.serve.judging.material import given

if TYPE_CHECKING:
    from kg.serve.judging.asked import Eyes
    from kg.serve.judging.material import Said
    from kg.serve.snapshot import Snapshot

_NAMES = """SELECT ?citation ?article ?claim ?reference ?text ?name WHERE {
  ?annotation oa:motivatedBy oa:assessing ; oa:hasTarget ?citation .
  ?citation a cito:Citation ; cito:hasCitingEntity ?about ; kg:pointer/c4o:denotes ?entry ; cito:hasCitedEntity ?work .
  ?entry biro:references ?work ; dcterms:identifier ?reference ; rdfs:label ?name .
  ?about dcterms:identifier ?claim ; schema:text ?text ; dcterms:isPartOf/dcterms:identifier ?article ; schema:position ?position .
} ORDER BY ?article ?position ?reference ?citation"""


class BetweenShape(TypedDict):
    """Two reviewers: how many pairs both judged, how many alike, and κ where there is one."""

    one: str
    other: str
    judged: int
    alike: int
    kappa: float | None


class OpinionShape(TypedDict):
    """The last verdict of one reviewer on a pair."""

    reviewer: str
    verdict: str


class DisagreementShape(TypedDict):
    """A pair on which reviewers differ; ``settled`` is the last verdict of a consensus or adjudication, or nothing."""

    article: str
    claim: str
    reference: str
    text: str
    entry: str
    opinions: list[OpinionShape]
    settled: str


class AgreementShape(TypedDict):
    """κ of every two reviewers, α over the ``judged`` pairs that several judged; nothing where a figure does not exist."""

    number: int
    reviewers: list[str]
    between: list[BetweenShape]
    judged: int
    alpha: float | None
    disagreements: list[DisagreementShape]


def answer(now: Snapshot, eyes: Eyes) -> AgreementShape:
    """Return the agreement of all reviewers; for one who is blind, on the pairs that the own verdict is written on."""
    said = given(now.store)
    if eyes.blind:
        said = {citation: all_ for citation, all_ in said.items() if _has(all_, eyes.reviewer)}
    names: dict[str, dict[str, str]] = {}
    for row in select(now.store, _NAMES).records():
        names.setdefault(str(row["citation"]), {name: str(value) for name, value in row.items()})
    found = agreement.of_verdicts(
        _judged(one, names[citation]) for citation, all_ in said.items() if citation in names for one in all_
    )
    between: list[BetweenShape] = [
        {
            "one": each.one,
            "other": each.other,
            "judged": each.judged,
            "alike": each.alike,
            "kappa": each.kappa,
        }
        for each in found.between
    ]
    return {
        "number": now.number,
        "reviewers": list(found.reviewers),
        "between": between,
        "judged": found.judged,
        "alpha": found.alpha,
        "disagreements": [
            shown
            for citation, row in names.items()
            if citation in said and (shown := _disagreement(said[citation], row))
        ],
    }


def _has(said: tuple[Said, ...], reviewer: str) -> bool:
    return bool(reviewer) and any(plain(one.reviewer) == reviewer for one in said)


def _judged(said: Said, row: dict[str, str]) -> Judged:
    verdict = Verdict(
        claim=row["claim"],
        reference=row["reference"],
        judgement=Judgement(said.verdict),
        basis=Basis(said.basis),
        reviewer=said.reviewer,
    )
    return Judged(verdict, row["article"], row["claim"], row["reference"])


def _disagreement(said: tuple[Said, ...], row: dict[str, str]) -> DisagreementShape | None:
    opinions: dict[str, OpinionShape] = {}
    settled = ""
    for one in said:
        if agreement.settles(one.reviewer):
            settled = one.verdict
        elif one.reviewer:
            opinions[plain(one.reviewer)] = {"reviewer": one.reviewer, "verdict": one.verdict}
    if len({opinion["verdict"] for opinion in opinions.values()}) < 2:  # noqa: PLR2004 - it takes two to differ
        return None
    return {
        "article": row["article"],
        "claim": row["claim"],
        "reference": row["reference"],
        "text": row["text"],
        "entry": row["name"],
        "opinions": [opinions[name] for name in sorted(opinions)],
        "settled": settled,
    }
