"""M04: the printed list and the bibliography that say different things of one work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.audit.catalogue import Rule
from kg.audit.checks.duplicate_reference import one_title_apart
from kg.match import normal
from kg.model import Check, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.audit.facts import Facts, Row
    from kg.query import Value

_PRINTED = """
SELECT DISTINCT ?entry ?title ?year ?volume ?page ?doi ?pmid ?family WHERE {
  ?entry kg:printed ?printed .
  OPTIONAL { ?printed dcterms:title ?title }
  OPTIONAL { ?printed fabio:hasPublicationYear ?year }
  OPTIONAL { ?printed prism:volume ?volume }
  OPTIONAL { ?printed prism:startingPage ?page }
  OPTIONAL { ?printed prism:doi ?doi }
  OPTIONAL { ?printed fabio:hasPubMedId ?pmid }
  OPTIONAL { ?printed foaf:familyName ?family }
}"""

_EXACT = (
    ("year", "year"),
    ("volume", "volume"),
    ("page", "first page"),
    ("doi", "DOI"),
    ("pmid", "PubMed id"),
)


def find(facts: Facts) -> Iterator[Row]:
    """Yield each field that both give and give differently, in the order of the lists."""
    printed = {str(row["entry"]): row for row in facts.corpus.ask(_PRINTED)}
    for entry in facts.corpus.entries:
        if row := printed.get(entry.iri):
            fields = {
                name: getattr(entry, name) for name in ("title", "year", "volume", "page", "doi", "pmid")
            }
            fields["family"] = entry.families[0] if entry.families else ""
            for name, here, there in _differences(row, fields):
                yield {
                    "focus": entry.iri,
                    "label": entry.label,
                    "field": name,
                    "value": here,
                    "otherValue": there,
                    "text": entry.text,
                }


def _differences(printed: dict[str, Value], known: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield field, printed value and the bibliography's, where both are given and cannot be the same."""
    for name, words in _EXACT:
        here, there = str(printed[name] or ""), known[name]
        if here and there and normal(here) != normal(there):
            yield words, here, there
    title, family = str(printed["title"] or ""), str(printed["family"] or "")
    if title and known["title"] and one_title_apart((title, known["title"])):
        yield "title", title, known["title"]
    if family and known["family"] and not _one_name(family, known["family"]):
        yield "first author", family, known["family"]


def _one_name(one: str, two: str) -> bool:
    """Say whether one name is the other or a part of it, up to accents and particles."""
    left, right = set(normal(one).split()), set(normal(two).split())
    return left <= right or right <= left


CHECK = Check(
    id="M04",
    name="field-mismatch",
    title="Printed entry and bibliography disagree",
    severity=Severity.WARNING,
    message="Reference {label}: the printed list has the {field} {value}, the bibliography {otherValue}.",
    what=(
        "A year, volume, first page, identifier, title or first author that the article's printed list and the\n"
        "bibliography give differently for one work."
    ),
    why="One of the two is wrong, and a reader who follows it finds another paper or none.",
    remedy="Look the work up, and correct the wrong one.",
    group="reference",
    example="“Lancet 2000;355:53” in print, volume 335 in the bibliography",
    key=("focus", "field", "value", "otherValue"),
    inspects="references",
    needs=("printed and described",),
    place="kg/audit/checks/field_mismatch.py",
)

RULE = Rule(CHECK, find)
