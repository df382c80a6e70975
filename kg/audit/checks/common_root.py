"""G03 and G04: many articles on one source, and articles that are each other's source."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.audit.catalogue import Rule
from kg.audit.checks.chains import links
from kg.model import Check, Severity, Threshold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.audit.corpus import Corpus, Statement
    from kg.audit.facts import Facts, Row

_OWN = "case-observation"


def find_amplified(facts: Facts) -> Iterator[Row]:
    """Yield, for each work that alone is at the root of what several articles say, a claim that does not cite it."""
    handed, ends = _steps(facts.corpus)
    roots: defaultdict[str, list[Statement]] = defaultdict(list)
    for claim in facts.corpus.statements:
        found = _roots(claim.iri, handed, ends) if claim.iri in ends or claim.iri in handed else set()
        if len(found) == 1:
            roots[found.pop()].append(claim)
    for root, group in sorted(roots.items()):
        articles = {claim.article for claim in group}
        cited = {claim.iri: _own(facts.corpus, claim, root) for claim in group}
        indirect = [claim for claim in group if not cited[claim.iri]]
        direct = [claim for claim in group if cited[claim.iri]]
        if indirect and direct and len(articles) >= facts.thresholds["articles"]:
            yield {
                "focus": indirect[0].iri,
                "other": direct[0].iri,
                "articles": len(articles),
                "name": facts.corpus.entry_of[direct[0].article, cited[direct[0].iri]].name,
                "text": indirect[0].text,
                "otherText": direct[0].text,
            }


def find_circles(facts: Facts) -> Iterator[Row]:
    """Yield each group of claims of different articles that rest on one another."""
    claims = {str(claim.iri): claim for claim in facts.corpus.statements}
    steps = {
        (link.claim.iri, there.iri) for link in links(facts.corpus) for there in link.there if there.works
    }
    if not steps:
        return
    from kg.network.circles import circles

    for names in circles(sorted(steps)):
        group = sorted((claims[name] for name in names), key=lambda claim: (claim.article, claim.position))
        yield {
            "focus": group[0].iri,
            "other": group[1].iri,
            "articles": len({claim.article for claim in group}),
            "text": group[0].text,
            "otherText": group[1].text,
        }


def _steps(corpus: Corpus) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Return, for each claim, the claims that hand it on, and the works at which the chain ends."""
    handed: defaultdict[str, set[str]] = defaultdict(set)
    followed: set[tuple[str, str]] = set()
    for link in links(corpus):
        sources = {str(there.iri) for there in link.there if there.works}
        if sources and not any(there.kind == _OWN for there in link.there):
            handed[link.claim.iri] |= sources
            followed.add((link.claim.iri, link.entry.work))
    ends = {
        str(claim.iri): {
            corpus.counted_as.get((claim.article, work), work)
            for work in claim.works
            if (claim.iri, work) not in followed
        }
        for claim in corpus.statements
        if handed and claim.works
    }
    return handed, ends


def _own(corpus: Corpus, claim: Statement, root: str) -> str:
    """Return by which name a claim's article cites a work, or nothing where the claim does not cite it."""
    names = (work for work in claim.works if corpus.counted_as.get((claim.article, work), work) == root)
    return next(names, "")


def _roots(claim: str, handed: Mapping[str, set[str]], ends: Mapping[str, set[str]]) -> set[str]:
    """Return the works that all chains from a claim end at."""
    seen, waiting, found = {claim}, [claim], set[str]()
    while waiting:
        name = waiting.pop()
        found |= ends.get(name, set())
        fresh = handed.get(name, set()) - seen
        seen |= fresh
        waiting += fresh
    return found


AMPLIFIED = Check(
    id="G03",
    name="amplification",
    title="Many articles, one source",
    severity=Severity.WARNING,
    message="{articles} articles say this, and all of them have it, at first or second hand, from {name} alone.",
    what=(
        "Claims of several articles of this graph on one matter whose chains of citation all end at the same single\n"
        "work. Source: Greenberg 2009, doi 10.1136/bmj.b2680."
    ),
    why="What looks like agreement is one finding, repeated.",
    remedy="Weigh the one source, and say that it is the only one.",
    group="corpus",
    example="three reviews that give a frequency, each from the next, the last from one case series",
    key=("focus", "other"),
    inspects="articles",
    needs=("another article",),
    thresholds=(Threshold("articles", Decimal(3), "articles that must go back to one work"),),
    place="kg/audit/checks/common_root.py",
)

CIRCULAR = Check(
    id="G04",
    name="circular-support",
    title="Articles that are each other's source",
    severity=Severity.WARNING,
    message="{articles} articles cite one another for this.",
    what="Claims of different articles of this graph on one matter, each of which cites the article of the next.",
    why="There is no evidence anywhere in the circle.",
    remedy="Look for a source outside the circle, or call the claim an assumption.",
    group="corpus",
    example="A cites B for a frequency, and B cites A for it",
    key=("focus", "other"),
    inspects="articles",
    needs=("another article",),
    place="kg/audit/checks/common_root.py",
)

RULES = (Rule(AMPLIFIED, find_amplified), Rule(CIRCULAR, find_circles))
