"""Which citation each verdict is about.

Nothing is guessed: a verdict that fits no citation, or several, is a Problem. Only a claim whose words changed, and whose
old words stand beside the verdict, is found again by what it says.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from kg.match import normal
from kg.model import Judged, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model import Claim, LinkedArticle, Verdict

_CLOSE = 0.75
"""Share of the words, in order, from which a changed sentence is still the same claim."""


def attach(
    verdicts: Iterable[Verdict], articles: Sequence[LinkedArticle]
) -> tuple[tuple[Judged, ...], tuple[Problem, ...]]:
    """Return each verdict with the citation it is about, and the verdicts that are about none."""
    desk = _Desk(articles)
    judged, problems = [], []
    for verdict in verdicts:
        found = desk.find(verdict)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            judged.append(found)
    return tuple(judged), tuple(problems)


class _Desk:
    """The claims, references and citations of all articles, by the names that a reviewer uses."""

    def __init__(self, articles: Sequence[LinkedArticle]) -> None:
        self._claims: defaultdict[str, list[str]] = defaultdict(list)
        self._labels: dict[tuple[str, str], str] = {}
        self._citing: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
        self._slugs = [linked.article.slug for linked in articles]
        for linked in articles:
            slug, claims = linked.article.slug, {claim.id: claim for claim in linked.article.claims}
            for name in claims:
                self._claims[name].append(slug)
                self._claims[f"{slug}/{name}"].append(slug)
            for reference in reversed(linked.references):
                for name in (reference.label, reference.key):
                    self._labels[slug, name] = reference.label
            for citation in linked.citations:
                self._citing[slug, citation.reference].append(claims[citation.claim])

    def find(self, verdict: Verdict) -> Judged | Problem:
        """Return the citation of a verdict, or why there is none."""
        name = verdict.claim.rpartition("/")[2]
        slugs = self._claims.get(verdict.claim, [])
        fitting = [slug for slug in slugs if self._cites(slug, name, verdict)]
        if len(fitting) == 1:
            return Judged(verdict, fitting[0], name, self._labels[fitting[0], verdict.reference])
        if fitting:
            message = f"several articles have a claim {name!r}; write {fitting[0]}/{name}, say"
            return _problem(verdict, "ambiguous-claim", message, verdict.claim)
        return self._moved(verdict) or self._why_not(verdict, slugs)

    def _cites(self, slug: str, claim: str, verdict: Verdict) -> bool:
        label = self._labels.get((slug, verdict.reference))
        return label is not None and any(citing.id == claim for citing in self._citing.get((slug, label), ()))

    def _moved(self, verdict: Verdict) -> Judged | None:
        """Find the claim by the words that were judged, among those that cite the same reference."""
        best: tuple[float, Judged] | None = None
        old = normal(verdict.sentence).split()
        for slug in self._slugs if old else ():
            label = self._labels.get((slug, verdict.reference))
            for claim in self._citing.get((slug, label), ()) if label else ():
                share = SequenceMatcher(None, old, normal(claim.text).split(), autojunk=False).ratio()
                if share >= _CLOSE and (best is None or share > best[0]):
                    best = share, Judged(verdict, slug, claim.id, label or "")
        return best[1] if best else None

    def _why_not(self, verdict: Verdict, slugs: Sequence[str]) -> Problem:
        if not slugs:
            message = f"no claim is called {verdict.claim!r}, or its sentence has changed; look it up in the evidence table"
            return _problem(verdict, "unknown-claim", message, verdict.claim)
        if not any((slug, verdict.reference) in self._labels for slug in slugs):
            message = f"no reference of that article is called {verdict.reference!r}; write its citation key or number"
            return _problem(verdict, "unknown-reference", message, verdict.reference)
        message = (
            f"the claim {verdict.claim!r} does not cite {verdict.reference!r}, so there is nothing to judge"
        )
        return _problem(verdict, "verdict-on-no-citation", message, f"{verdict.claim}, {verdict.reference}")


def _problem(verdict: Verdict, code: str, message: str, raw: str) -> Problem:
    return Problem(verdict.source, verdict.line, code, message, Severity.ERROR, raw)
