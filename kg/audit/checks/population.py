"""U02: a claim about one disease or age group, and a source about another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.audit.catalogue import Rule
from kg.model import Check, NotChecked, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.audit.corpus import Entry, Statement
    from kg.audit.facts import Facts, Row
    from kg.audit.thesaurus import Thesaurus

_AGES = {
    "children": re.compile(
        r"\b(?:juvenile(?! hormone)|child(?:ren|hood|bed)?|pa?ediatrics?|adolescen(?:ts?|ce)|infan(?:ts?|cy|tile)|neonat(?:es?|al)|newborns?|"
        r"toddlers?|teenagers?|schoolchildren|girls?|boys?)\b",
        re.IGNORECASE,
    ),
    "adults": re.compile(r"\b(?:adults?|elderly|geriatric|middle-aged|postmenopausal)\b", re.IGNORECASE),
}


def find(facts: Facts) -> Iterator[Row | NotChecked]:
    """Yield the citations whose claim and title are about different diseases, or about children and adults."""
    thesaurus = facts.corpus.thesaurus
    topics = {
        paper.article: thesaurus.diseases(thesaurus.named(paper.title)) for paper in facts.corpus.papers
    }
    for claim, entry in facts.corpus.pairs:
        if claim.kind == "case-observation" or not entry.title:
            yield NotChecked("an observation of the article's own, or no title is known", 1)
            continue
        fault = _ages(claim, entry) or _diseases(claim, entry, thesaurus, topics.get(claim.article, set()))
        if fault is None:
            yield NotChecked("no disease or age group is recognised in the claim or in the title", 1)
        elif fault:
            yield {
                "focus": claim.iri,
                "other": entry.iri,
                "label": entry.label,
                "name": entry.name,
                "fault": fault,
                "text": claim.text,
                "otherText": entry.title,
            }


def _ages(claim: Statement, entry: Entry) -> str:
    here, there = _groups(claim.text), _groups(entry.title)
    if here and there and not here & there:
        return f"the claim is about {next(iter(here))}, its title about {next(iter(there))}"
    return ""


@lru_cache(maxsize=4096)
def _groups(text: str) -> frozenset[str]:
    """Return the age groups that a text names."""
    return frozenset(name for name, words in _AGES.items() if words.search(text))


def _diseases(claim: Statement, entry: Entry, thesaurus: Thesaurus, topic: set[str]) -> str | None:
    """Say how the diseases differ; nothing when they agree, None when one side names none."""
    there = thesaurus.diseases(thesaurus.named(entry.title))
    here = thesaurus.diseases(claim.populations) or thesaurus.diseases(claim.concepts)
    if not there or not (here or topic):
        return None
    matters = {
        one
        for one in claim.concepts
        if not any(words.search(thesaurus.label(one)) for words in _AGES.values())
    }
    if any(thesaurus.kin(one, two) for one in {*(here or topic), *matters} for two in there):
        return ""
    names = _names(there, thesaurus)
    if here:
        return f"the claim is about {_names(here, thesaurus)}, its title about {names}"
    return f"the article is about {_names(topic, thesaurus)}, its title about {names}"


def _names(concepts: Collection[str], thesaurus: Thesaurus) -> str:
    """Return the labels of concepts, without those that are broader than another of them."""
    broader = {above for concept in concepts for above in thesaurus.ancestors(concept) - {concept}}
    return " and ".join(sorted(thesaurus.label(concept) for concept in set(concepts) - broader))


CHECK = Check(
    id="U02",
    name="population-mismatch",
    title="Source about another population",
    severity=Severity.WARNING,
    message="Reference {label} ({name}): {fault}.",
    what=(
        "A general claim and the title of a reference that name different diseases, neither of which is a kind of the\n"
        "other, or one children and the other adults. A claim that names no disease is taken to be about that of the\n"
        "article's title. A lead from words and a vocabulary, not a verdict."
    ),
    why="A figure from one population says little about another; it is the most frequent serious fault of quotations.",
    remedy="Read the source: does it report on this population too? If so, say it with a verdict; if not, cite another.",
    group="support",
    example="a frequency in juvenile dermatomyositis, with a paper on lupus",
    key=("focus", "other"),
    inspects="pairs of claim and reference",
    place="kg/audit/checks/population.py",
)

RULE = Rule(CHECK, find)
