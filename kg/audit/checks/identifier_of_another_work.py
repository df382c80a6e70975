"""M03: one identifier on two entries that are evidently two works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.audit.catalogue import Rule
from kg.audit.checks.duplicate_reference import one_title_apart
from kg.model import Check, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.audit.corpus import Entry
    from kg.audit.facts import Facts, Row


def find(facts: Facts) -> Iterator[Row]:
    """Yield each entry whose identifier an earlier entry of the list has under another title."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in facts.corpus.entries:
        earlier = first.setdefault((entry.article, entry.work), entry)
        if earlier is not entry and one_title_apart(entry.titles):
            yield {
                "focus": entry.iri,
                "other": earlier.iri,
                "label": entry.label,
                "earlier": earlier.label,
                "value": entry.doi or entry.pmid or entry.work,
                "text": entry.text or " / ".join(entry.titles),
                "otherText": earlier.text,
            }


CHECK = Check(
    id="M03",
    name="identifier-of-another-work",
    title="Identifier of another work",
    severity=Severity.ERROR,
    message="References {earlier} and {label} both bear {value}, but are different works.",
    what="Two entries of one list that have the same DOI or PubMed id and titles with little in common.",
    why="One of the two links leads to the wrong paper; whoever follows it reads the wrong source.",
    remedy="Look both up, and correct the identifier of one.",
    group="reference",
    example="[4] “Broken bones” and [9] “On the heart”, both with the DOI 10.1000/1",
    key=("focus", "other", "value"),
    inspects="references",
    needs=("identifier",),
    place="kg/audit/checks/identifier_of_another_work.py",
)

RULE = Rule(CHECK, find)
