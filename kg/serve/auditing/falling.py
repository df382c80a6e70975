"""What rests on each reference, and what falls with those that are ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from starlette.exceptions import HTTPException

from kg.audit import whatif
from kg.serve.auditing.things import Things

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.audit.whatif import Fallen
    from kg.serve.auditing.asked import Asked


class ReferenceShape(TypedDict):
    """A reference with how many claims cite it, and how many cite nothing else; ``article`` is a short name."""

    iri: str
    path: str
    article: str
    number: int
    key: str
    name: str
    title: str
    claims: int
    alone: int


class ReferencesShape(TypedDict):
    """The references of one state, in the order of the articles and their lists."""

    number: int
    references: list[ReferenceShape]


class FallenShape(TypedDict):
    """A claim that loses support: the references it loses, the one it keeps if any (names), and the numbers it states."""

    iri: str
    id: str
    text: str
    article: str
    path: str
    map: str
    lost: list[str]
    left: list[str]
    numbers: list[str]


class WhatifShape(TypedDict):
    """The claims that lose all support, then those that keep one source, and the open findings (ids) on them or the references."""

    number: int
    without: list[str]
    fallen: list[FallenShape]
    findings: list[str]


def references(asked: Asked) -> ReferencesShape:
    """Return all references that can be ticked."""
    things = Things(asked.audited.graph, asked.base)
    every, alone = things.tally
    return {
        "number": asked.now.number,
        "references": [
            {
                "iri": iri,
                "path": things.path(iri),
                "article": things.slug(iri),
                "number": reference.number,
                "key": reference.key,
                "name": reference.name,
                "title": reference.title,
                "claims": every[iri],
                "alone": alone[iri],
            }
            for iri, reference in things.references.items()
            if iri.startswith(f"{asked.article}/" if asked.article else "")
        ],
    }


def without(asked: Asked, gone: Sequence[str]) -> WhatifShape:
    """Return what falls if references, by IRI, were gone.

    Raises :class:`HTTPException` (404) for an IRI that names no reference.
    """
    things = Things(asked.audited.graph, asked.base)
    if any(iri not in things.references for iri in gone):
        raise HTTPException(404, "there is no such reference; /api/references lists them by IRI")
    fallen = whatif.without(asked.audited.graph, set(gone)) if gone else ()
    touched = {claim.claim for claim in fallen} | set(gone)
    return {
        "number": asked.now.number,
        "without": list(dict.fromkeys(gone)),
        "fallen": [_fallen(claim, things) for claim in fallen],
        "findings": [
            finding.id
            for finding in asked.findings
            if not finding.suppressed and touched & set(finding.focus)
        ],
    }


def _fallen(claim: Fallen, things: Things) -> FallenShape:
    return {
        "iri": claim.claim,
        "id": claim.id,
        "text": claim.text,
        "article": things.slug(claim.claim),
        "path": things.path(claim.claim),
        "map": things.node(claim.claim),
        "lost": list(claim.lost),
        "left": list(claim.left),
        "numbers": things.numbers.get(claim.claim, []),
    }
