"""G01 and G02: what the cited article itself rests on, where it is in the graph too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.audit.catalogue import Rule
from kg.audit.checks.chains import Link, links
from kg.model import Check, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.audit.corpus import Corpus
    from kg.audit.facts import Facts, Row

_OWN = "case-observation"


def find_secondary(facts: Facts) -> Iterator[Row]:
    """Yield the citations of an article that has what is cited from others."""
    for link in links(facts.corpus):
        handed = [statement for statement in link.there if statement.works]
        if handed and all(statement.works and statement.kind != _OWN for statement in link.there):
            sources = sorted({work for statement in handed for work in statement.works})
            yield {
                **_row(link),
                "other": handed[0].iri,
                "otherText": handed[0].text,
                "sources": _names(sources, handed[0].article, facts.corpus),
            }


def find_dead_ends(facts: Facts) -> Iterator[Row]:
    """Yield the citations of an article that says nothing on the matter, or says it without data or source."""
    for link in links(facts.corpus):
        if not any(statement.works or statement.kind == _OWN for statement in link.there):
            why = "says it without data or source" if link.there else "says nothing on the matter"
            yield {**_row(link), "other": link.entry.iri, "why": why}


def _row(link: Link) -> Row:
    return {
        "focus": link.claim.iri,
        "label": link.entry.label,
        "name": link.entry.name,
        "text": link.claim.text,
    }


def _names(works: list[str], article: str, corpus: Corpus) -> str:
    entries = (corpus.entry_of.get((article, work)) for work in works)
    return ", ".join(sorted({entry.name for entry in entries if entry}))


SECONDARY = Check(
    id="G01",
    name="secondary-citation",
    title="Cited from one who cites",
    severity=Severity.WARNING,
    message="Reference {label} ({name}) does not show this itself: it says so on the strength of {sources}.",
    what=(
        "A claim whose reference is an article of this graph that, on the same matter (two concepts or more in common),\\n"
        "cites others throughout and reports no observation of its own."
    ),
    why="Each hand through which a finding goes may change it; the reader is sent to the wrong place.",
    remedy="Read the original, and cite it.",
    group="corpus",
    example="a review cited for a frequency that it quotes from a cohort study",
    key=("focus", "label"),
    inspects="pairs of claim and reference",
    needs=("both articles",),
    place="kg/audit/checks/handed_on.py",
)

DEAD_END = Check(
    id="G02",
    name="dead-end",
    title="Reference that leads nowhere",
    severity=Severity.WARNING,
    message="Reference {label} ({name}) {why}.",
    what=(
        "A claim whose reference is an article of this graph that has no claim on the same matter (two concepts in\\n"
        "common), or only such as it neither observed nor cites anybody for. Source: Greenberg 2009, doi 10.1136/bmj.b2680."
    ),
    why="The chain of citations ends without evidence.",
    remedy="See whether the right work is cited, and find the one that has the evidence.",
    group="corpus",
    example="a claim on treatment that cites a paper on diagnosis",
    key=("focus", "label"),
    inspects="pairs of claim and reference",
    needs=("both articles",),
    place="kg/audit/checks/handed_on.py",
)

RULES = (Rule(SECONDARY, find_secondary), Rule(DEAD_END, find_dead_ends))
