"""U01 and U05: what a title or abstract has in common with the claim, measured against the rest of the list."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from kg.audit.catalogue import Rule
from kg.audit.checks.similar import meaningful
from kg.audit.corpus import by_article
from kg.match import normal
from kg.model import Check, NotChecked, Severity, Threshold
from kg.read.concepts import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.audit.corpus import Entry, Statement
    from kg.audit.facts import Facts, Row

_FEWEST_ENTRIES = 5
"""Entries from which the words of a list tell what is special in it."""
_FEWEST_FEATURES = 4
_STEM = 6
"""Letters by which words are compared: "transcribed" and "transcription" are one."""


class _Shelf(NamedTuple):
    """The entries of one list with a known title, by work: what each is about, and what is worth how much."""

    entries: Mapping[str, Entry]
    features: Mapping[str, frozenset[str]]
    worth: Mapping[str, float]
    topic: frozenset[str]
    having: Mapping[str, Sequence[str]]

    def fits(self, claim: frozenset[str]) -> dict[str, float]:
        """Return what each work has in common with a claim, as far as it has anything: rare words and concepts count more."""
        found: defaultdict[str, float] = defaultdict(float)
        for feature in sorted(claim):
            for work in self.having.get(feature, ()):
                found[work] += self.worth[feature]
        return found


def find_mismatch(facts: Facts) -> Iterator[Row | NotChecked]:
    """Yield the citations whose source shares nothing with the paragraph or the article's title, where others do."""
    shelves, paragraphs = _shelves(facts), _paragraphs(facts)
    for claim, entry in facts.corpus.pairs:
        shelf = shelves.get(claim.article)
        about = shelf.features.get(entry.work, frozenset()) if shelf else frozenset()
        if shelf is None or len(about) < _FEWEST_FEATURES or claim.kind == "case-observation":
            yield NotChecked("an observation, a title too short, or a list too small to compare with", 1)
            continue
        near = paragraphs[claim.paragraph]
        if not about & (near | shelf.topic) and any(features & near for features in shelf.features.values()):
            yield _row(claim, entry)


def _paragraphs(facts: Facts) -> dict[str, frozenset[str]]:
    said: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for statement in facts.corpus.statements:
        said[statement.paragraph].append(_of_claim(statement, facts))
    return {paragraph: frozenset().union(*features) for paragraph, features in said.items()}


def find_better(facts: Facts) -> Iterator[Row | NotChecked]:
    """Yield the claims that another entry of the list fits far better than any that they cite."""
    shelves = _shelves(facts)
    for claim in facts.corpus.statements:
        shelf = shelves.get(claim.article)
        cited = [work for work in claim.works if shelf and work in shelf.features]
        if shelf is None or not cited or claim.kind == "case-observation":
            yield NotChecked(
                "an observation, no known title, or a list too small to compare with", bool(claim.works)
            )
            continue
        features = _of_claim(claim, facts)
        fits = shelf.fits(features)
        best = max(fits.get(work, 0.0) for work in cited)
        fit, work = max(((fit, work) for work, fit in fits.items()), default=(0.0, cited[0]))
        if fit >= float(facts.thresholds["times"]) * best and fit - best >= float(facts.thresholds["more"]):
            shared = sorted(
                features & shelf.features[work], key=lambda feature: (-shelf.worth[feature], feature)
            )
            names = dict.fromkeys(_shown(feature, claim, facts) for feature in shared)
            yield {**_row(claim, shelf.entries[work]), "shared": ", ".join(list(names)[:4])}


def _shelves(facts: Facts) -> dict[str, _Shelf]:
    topics = {paper.article: _features(paper.title, facts) for paper in facts.corpus.papers}
    shelves = {}
    for entries in by_article(facts.corpus.entries):
        titled = {entry.work: entry for entry in entries if entry.title}
        if len(titled) >= _FEWEST_ENTRIES:
            features = {
                work: _features(f"{entry.title}\n{facts.text_of(work)[0]}", facts)
                for work, entry in titled.items()
            }
            counts = Counter(feature for each in features.values() for feature in each)
            worth = {feature: log(len(titled) / count) for feature, count in counts.items()}
            article = entries[0].article
            about = topics.get(article, frozenset())
            shelves[article] = _Shelf(titled, features, worth, about, _having(features))
    return shelves


def _having(features: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    """Return the works that have a feature, by feature."""
    having: defaultdict[str, list[str]] = defaultdict(list)
    for work, found in features.items():
        for feature in found:
            having[feature].append(work)
    return dict(having)


def _of_claim(claim: Statement, facts: Facts) -> frozenset[str]:
    return _features(claim.text, facts, claim.concepts)


def _features(text: str, facts: Facts, concepts: Iterable[str] | None = None) -> frozenset[str]:
    """Return the stems of the words of meaning of a text, the concepts that it names, and those around them.

    ``concepts`` are those that are known to be named, where they are known.
    """
    known = facts.corpus.topics
    if text not in known:
        thesaurus = facts.corpus.thesaurus
        named = thesaurus.named(text) if concepts is None else concepts
        found = {_stem(word) for word in meaningful(normal(text).split()) if not word[0].isdigit()}
        known[text] = frozenset(found.union(*map(thesaurus.around, named)))
    return known[text]


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return singular(word)[:_STEM]


def _shown(feature: str, claim: Statement, facts: Facts) -> str:
    """Return a concept's label, or the claim's own word that a stem stands for."""
    label = facts.corpus.thesaurus.label(feature)
    return next((word for word in normal(claim.text).split() if _stem(word) == label), label)


def _row(claim: Statement, entry: Entry) -> Row:
    return {
        "focus": claim.iri,
        "other": entry.iri,
        "label": entry.label,
        "name": entry.name,
        "text": claim.text,
        "otherText": entry.title,
    }


MISMATCH = Check(
    id="U01",
    name="topic-mismatch",
    title="Source that seems to be about something else",
    severity=Severity.INFO,
    message="Reference {label} ({name}) has nothing in common with this paragraph, nor with the article's title.",
    what=(
        "A general claim whose reference shares no word of meaning and no concept with the claim's paragraph or the article's\n"
        "title, in title and abstract as far as they are at hand, though other entries of the list do. A lead, not a verdict."
    ),
    why="After a renumbering, markers may name the neighbour of the work that was meant.",
    remedy="Look whether the marker is the right one; if it is, say so with a verdict.",
    group="support",
    example="a claim on treatment, with a paper on statistics",
    key=("focus", "other"),
    inspects="pairs of claim and reference",
    place="kg/audit/checks/topic.py",
)

BETTER = Check(
    id="U05",
    name="better-sibling",
    title="Another entry of the list fits better",
    severity=Severity.INFO,
    message="Reference {label} ({name}) shares more with this claim than what is cited for it: {shared}.",
    what=(
        "A general claim that has far more words and concepts in common with an entry it does not cite than with any that\n"
        "it does, in title and abstract as far as they are at hand; what is rare in the list counts more."
    ),
    why="The better source is already in the list: it was forgotten here, or two markers were exchanged.",
    remedy="Look whether it should be cited here, too or instead.",
    group="support",
    example="a claim on warfarin that cites a review, with a trial of warfarin in the list",
    key=("focus", "other"),
    inspects="sourced claims",
    thresholds=(
        Threshold("times", Decimal(3), "how many times better the other entry must fit"),
        Threshold("more", Decimal(6), "how much more it must share, in natural logarithms of rarity"),
    ),
    place="kg/audit/checks/topic.py",
)

RULES = (Rule(MISMATCH, find_mismatch), Rule(BETTER, find_better))
