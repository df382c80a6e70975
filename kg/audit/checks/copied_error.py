"""G05: a misprint in a reference that several articles share."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.audit.catalogue import Rule
from kg.match import normal
from kg.model import Check, Severity, Threshold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.audit.corpus import Entry
    from kg.audit.facts import Facts, Row

_FIELDS = (("year", "year"), ("volume", "volume"), ("page", "first page"))


def find(facts: Facts) -> Iterator[Row]:
    """Yield the entries that give a field as few others do, and at least one other does."""
    works: defaultdict[tuple[str, ...], dict[str, Entry]] = defaultdict(dict)
    for entry in facts.corpus.entries:
        if entry.title and entry.families:
            works[normal(entry.title), normal(entry.families[0])].setdefault(entry.article, entry)
    for entries in works.values():
        for field, words in _FIELDS:
            yield from _odd(list(entries.values()), field, words, int(facts.thresholds["articles"]))


def _odd(entries: Sequence[Entry], field: str, words: str, least: int) -> Iterator[Row]:
    counts = Counter(value for entry in entries if (value := getattr(entry, field)))
    if len(counts) < 2:  # noqa: PLR2004 - all that give the field agree
        return
    (usual, most), *others = counts.most_common()
    odd = {value for value, count in others if least <= count < most}
    for entry in entries:
        if (value := getattr(entry, field)) in odd:
            yield {
                "focus": entry.iri,
                "label": entry.label,
                "field": words,
                "value": value,
                "usual": usual,
                "articles": counts[value],
                "most": most,
                "text": entry.text,
            }


CHECK = Check(
    id="G05",
    name="copied-error",
    title="Misprint that several articles share",
    severity=Severity.WARNING,
    message="Reference {label}: {articles} articles give the {field} {value}, {most} give {usual}.",
    what=(
        "A year, volume or first page of a cited work that two articles or more give alike, against a majority that\n"
        "gives another. Source: Simkin and Roychowdhury 2003, arXiv cond-mat/0212043."
    ),
    why="The entry was copied from another list, and the work perhaps never opened.",
    remedy="Look the work up, correct the entry, and read it.",
    group="corpus",
    example="two articles that cite page 1075, eight that cite page 1057",
    key=("focus", "field", "value"),
    inspects="references",
    needs=("several articles",),
    thresholds=(Threshold("articles", Decimal(2), "articles that must share the misprint"),),
    place="kg/audit/checks/copied_error.py",
)

RULE = Rule(CHECK, find)
