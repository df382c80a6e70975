"""The findings as the page shows them: what they say, where it stands, and where to go from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict
from urllib.parse import urlencode

from kg import audit
from kg.audit.catalogue import bind
from kg.serve.auditing.things import Things

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Check, Finding
    from kg.serve.auditing.asked import Asked


class CheckShape(TypedDict):
    """A check; ``query`` is the SPARQL that is asked, with the thresholds in force, empty for one that is written in Python."""

    id: str
    title: str
    severity: str
    group: str
    what: str
    why: str
    remedy: str
    example: str
    query: str
    place: str


class Words(TypedDict):
    """A sentence, and the passages in it that matter, in their order."""

    text: str
    passages: list[str]


class Thing(TypedDict):
    """What a finding is about: ``kind`` is ``claim``, ``reference`` or ``other``, ``map`` where its article's map shows it, or nothing."""

    iri: str
    kind: str
    name: str
    path: str
    map: str


class FindingShape(TypedDict):
    """A finding; ``suppressed`` is the reason, ``falls`` the references (IRIs) whose loss would touch it, ``judge`` a path or nothing."""

    id: str
    check: str
    severity: str
    message: str
    value: str
    suppressed: str
    article: str
    words: list[Words]
    about: list[Thing]
    falls: list[str]
    judge: str


class FindingsShape(TypedDict):
    """All findings of one state, the gravest first, those that are suppressed among them."""

    number: int
    checks: list[CheckShape]
    findings: list[FindingShape]


def answer(asked: Asked) -> FindingsShape:
    """Return the findings and the checks that made them."""
    things = Things(asked.audited.graph, asked.base)
    pairs = {(pair.claim, pair.reference) for pair in asked.audited.audit.pairs}
    found = asked.findings
    return {
        "number": asked.now.number,
        "checks": _checks(asked, {finding.check: finding for finding in found}.values()),
        "findings": [_finding(finding, things, pairs) for finding in found],
    }


def _checks(asked: Asked, samples: Iterable[Finding]) -> list[CheckShape]:
    """Return the checks of some findings, one each; their severity is the one in force."""
    settings = audit.parse_settings(asked.now.workspace.settings.audit)
    known = {check.id: check for check in asked.audited.checks}
    return [
        {
            "id": check.id,
            "title": check.title,
            "severity": str(finding.severity),
            "group": check.group,
            "what": check.what,
            "why": check.why,
            "remedy": check.remedy,
            "example": check.example,
            "query": _query(check, settings),
            "place": check.place,
        }
        for finding in samples
        for check in (known[finding.check],)
    ]


def _query(check: Check, settings: audit.Settings) -> str:
    return bind(check, settings.thresholds.get(check.id, {})) if check.query else ""


def _finding(finding: Finding, things: Things, pairs: set[tuple[str, str]]) -> FindingShape:
    claims = [iri for iri in finding.focus if iri in things.claims]
    references = [iri for iri in finding.focus if iri in things.references]
    pair = next(((one, other) for one in claims for other in references if (one, other) in pairs), None)
    return {
        "id": finding.id,
        "check": finding.check,
        "severity": str(finding.severity),
        "message": finding.message,
        "value": finding.value,
        "suppressed": finding.suppressed,
        "article": things.slug(finding.article),
        "words": _words(finding, things),
        "about": [_thing(iri, things) for iri in finding.focus],
        "falls": references or list(dict.fromkeys(it for iri in claims for it in things.cited.get(iri, ()))),
        "judge": _judging(*pair, things) if pair else "",
    }


def _judging(claim: str, reference: str, things: Things) -> str:
    names = {"claim": things.claims[claim], "reference": things.references[reference].key}
    return f"/judge?{urlencode({'article': things.slug(claim)} | names)}"


def _words(finding: Finding, things: Things) -> list[Words]:
    """Return the sentences with what the finding names in them, else with the numbers of the claim."""
    found: list[Words] = []
    for place, text in enumerate(finding.sentences):
        iri = finding.focus[place] if place < len(finding.focus) else ""
        named = [finding.value] if finding.value and finding.value in text else things.numbers.get(iri, [])
        found.append({"text": text, "passages": named})
    return found


def _thing(iri: str, things: Things) -> Thing:
    kind, name = "other", iri.rpartition("/")[2]
    if iri in things.claims:
        kind, name = "claim", things.claims[iri]
    elif reference := things.references.get(iri):
        kind, name = "reference", f"{reference.number} {reference.name}"
    return {"iri": iri, "kind": kind, "name": name, "path": things.path(iri), "map": things.node(iri)}
