"""U03, U04 and U06: what the text of a source at hand says of the claim, and where there is none."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.audit.catalogue import Rule
from kg.audit.checks.similar import meaningful, words
from kg.model import Check, NotChecked, Severity, Threshold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.audit.corpus import Statement
    from kg.audit.facts import Facts, Row

_QUANTITIES = """
SELECT ?claim ?printed ?value ?low ?high WHERE {
  VALUES ?measure { measure:percentage measure:proportion measure:ratio measure:age measure:duration measure:dose measure:amount }
  ?quantity dcterms:type ?measure ; rdfs:label ?printed ; oa:start ?start .
  ?claim kg:quantity ?quantity ; dcterms:type ?kind ; cito:citesAsEvidence ?work .
  FILTER(?kind != kind:case-observation)
  OPTIONAL { ?quantity schema:value ?value }
  OPTIONAL { ?quantity schema:minValue ?low }
  OPTIONAL { ?quantity schema:maxValue ?high }
} GROUP BY ?claim ?printed ?value ?low ?high ?start ORDER BY ?claim ?start"""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_IN_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905 - legible
_SYNONYMS = {1: ("once",), 2: ("twice", "double", "doubled"), 3: ("thrice", "triple", "tripled")}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
_HEDGE = re.compile(
    r"\b(?:may|might|could|perhaps|possibl[ey]|probabl[ey]|potential(?:ly)?|suggest(?:s|ed|ing)?|appear(?:s|ed)?|seem(?:s|ed)?|"
    r"likely|hypothes\w+|presum\w+|speculat\w+|unclear|uncertain|controversial|preliminary|"
    r"theor(?:y|ies)|assum\w+|thought|believed)\b",
    re.IGNORECASE,
)


def find_absent_numbers(facts: Facts) -> Iterator[Row | NotChecked]:
    """Yield the numbers of a claim that none of its sources at hand has."""
    claims = {str(claim.iri): claim for claim in facts.corpus.statements}
    for iri, rows in groupby(facts.corpus.ask(_QUANTITIES), key=itemgetter("claim")):
        claim, quantities = claims[str(iri)], list(rows)
        texts = [(text, kind) for text, kind in map(facts.text_of, claim.works) if text]
        if not texts:
            yield NotChecked("no abstract or text of a source is at hand", len(quantities))
            continue
        known = [_numbers(text) for text, _ in texts]
        for row in quantities:
            wanted = {Decimal(str(row[name])) for name in ("value", "low", "high") if row[name] is not None}
            if wanted and not any(wanted <= numbers for numbers in known):
                searched = " and ".join(
                    f"{n} {kind}" + "s" * (n > 1) for kind, n in Counter(k for _, k in texts).items()
                )
                yield {
                    "focus": claim.iri,
                    "value": row["printed"],
                    "searched": f"{searched} of {len(claim.works)} source{'s' * (len(claim.works) > 1)}",
                    "text": claim.text,
                }


def _numbers(text: str) -> set[Decimal]:
    """Return the numbers of a text, those in words up to twelve among them."""
    found = {
        Decimal(match[0].replace(",", "")) for match in _NUMBER.finditer(text) if match[0].count(".") <= 1
    }
    spoken = set(words(text))
    found |= {Decimal(number) for number, word in enumerate(_IN_WORDS) if word in spoken}
    return found | {Decimal(number) for number, forms in _SYNONYMS.items() if spoken & set(forms)}


def find_raised_certainty(facts: Facts) -> Iterator[Row | NotChecked]:
    """Yield the claims without reserve whose nearest sentence in the source has one."""
    least = float(facts.thresholds["share"])
    for claim, entry in facts.corpus.pairs:
        text, _ = facts.text_of(entry.work)
        if not text or claim.kind == "case-observation":
            yield NotChecked("no abstract or text of the source is at hand", 1)
            continue
        nearest, share = _nearest(claim, _SENTENCE.split(text))
        if share < least:
            yield NotChecked("no sentence of the source is near enough", 1)
        elif (hedge := _HEDGE.search(nearest)) and not _HEDGE.search(claim.text):
            yield {
                "focus": claim.iri,
                "other": entry.iri,
                "label": entry.label,
                "name": entry.name,
                "value": hedge[0],
                "text": claim.text,
                "otherText": nearest,
            }


def _nearest(claim: Statement, sentences: Sequence[str]) -> tuple[str, float]:
    """Return the sentence that has most of the claim's words of meaning, and what part of them."""
    wanted = meaningful(words(claim.text))
    best = max(sentences, key=lambda sentence: len(wanted & set(words(sentence))))
    return best, len(wanted & set(words(best))) / (len(wanted) or 1)


def find_not_checkable(facts: Facts) -> Iterator[Row]:
    """Yield the references of which nothing but the title, or not even that, is at hand."""
    claims: Counter[str] = Counter(str(entry.iri) for _, entry in facts.corpus.pairs)
    for entry in facts.corpus.entries:
        if claims[entry.iri] and not facts.text_of(entry.work)[0]:
            yield {
                "focus": entry.iri,
                "label": entry.label,
                "name": entry.name,
                "claims": claims[entry.iri],
                "value": "the title" if entry.title else "the entry",
                "text": entry.text,
            }


NUMBER_ABSENT = Check(
    id="U03",
    name="number-absent",
    title="Number that the source does not have",
    severity=Severity.WARNING,
    message="“{value}” stands in none of what is at hand: {searched}.",
    what=(
        "A number of a general claim that stands, in digits or in words, in no abstract or text of its sources at hand.\n"
        "An abstract does not hold all numbers of its paper; a number calculated from others is not found."
    ),
    why="Numbers are copied wrong more often than words, and most of what is wrong about them can be seen in the source.",
    remedy="Look the number up in the full text, and give the verdict with the passage.",
    group="support",
    example="“in 70 %”, where the abstract has 40 %",
    key=("focus", "value"),
    inspects="sourced numbers",
    place="kg/audit/checks/source_text.py",
)

CERTAINTY_RAISED = Check(
    id="U04",
    name="certainty-raised",
    title="Said with more certainty than in the source",
    severity=Severity.WARNING,
    message="Reference {label} ({name}) says it with reserve: “{value}”.",
    what=(
        "A general claim without any word of reserve (may, suggests, possibly), where the nearest sentence of the source\n"
        "at hand has one. A lead from words, not a verdict."
    ),
    why="A conjecture becomes a fact by being cited.",
    remedy="Read the passage, and say no more than it does.",
    group="support",
    example="“it is caused by injury”, where the source says “it may be caused by injury”",
    key=("focus", "other"),
    inspects="pairs of claim and reference",
    thresholds=(
        Threshold("share", Decimal("0.6"), "part of the claim's words that the nearest sentence must have"),
    ),
    place="kg/audit/checks/source_text.py",
)

NOT_CHECKABLE = Check(
    id="U06",
    name="not-checkable",
    title="Source that is not at hand",
    severity=Severity.INFO,
    message="Of reference {label} ({name}) no more than {value} is at hand; claims that cannot be held against it: {claims}.",
    what="A cited reference with neither abstract nor text at hand, so that no check of support looks beyond its title.",
    why="That nothing was found about these citations means nothing.",
    remedy="Add the abstract to the bibliography, or the text to the folder of texts.",
    group="support",
    example="an entry of a printed list without abstract",
    key=("focus",),
    inspects="cited references",
    place="kg/audit/checks/source_text.py",
)

RULES = (
    Rule(NUMBER_ABSENT, find_absent_numbers),
    Rule(CERTAINTY_RAISED, find_raised_certainty),
    Rule(NOT_CHECKABLE, find_not_checkable),
)
