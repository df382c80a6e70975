"""Web of Science's tagged format ("plain text"): two letters, a blank, a value; further lines are indented.

Source: Clarivate, Web of Science Core Collection field tags.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Person, Problem, Work
from kg.read.encoding import decode
from kg.read.exports import fields, kinds, people
from kg.read.exports.shelf import EXCERPT, Entry, bibliography
from kg.read.exports.tagged import Field, Fields, Syntax, records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Bibliography

_LINE = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?: (.*))?", re.DOTALL)
_OUTSIDE = frozenset({"FN", "VR", "EF"})
_NAMES = {
    "AR": "article-number", "C1": "affiliation", "CA": "group-authors", "CL": "conference-place", "CR": "cited-references",
    "CT": "conference", "CY": "conference-date", "DE": "keywords", "DT": "document-type", "EI": "eissn", "BN": "isbn",
    "FU": "grant", "ID": "keywords-plus", "J9": "journal-abbreviation", "JI": "journal-iso-abbreviation", "LA": "language",
    "OI": "orcid", "PA": "publisher-address", "PI": "address", "PT": "type", "SE": "series", "SN": "issn", "SU": "supplement",
    "UT": "accession-number",
}  # fmt: skip
_STARTS = frozenset({"AU", "AF", "TI"})
_LISTS = frozenset({"AU", "AF", "BA", "BF", "BE", "CA", "CR", "C1", "C3"})


def parse(data: bytes, source: str) -> Bibliography:
    """Return the references of a Web of Science file, and what is not as the format has it, by line."""
    text, found = decode(data, source)
    problems = list(found)
    return bibliography(_entries(text, source, problems), source, problems)


def split(line: str) -> tuple[str, str] | None:
    """Return tag and value of a line, or None when it goes on with the one before.

    >>> split("PT J"), split("ER"), split("   Doe, J")
    (('PT', 'J'), ('ER', ''), None)
    """
    found = _LINE.fullmatch(line)
    return (found[1], found[2] or "") if found else None


def _entries(text: str, source: str, problems: list[Problem]) -> Iterator[Entry]:
    for record in records(text, Syntax(split, "PT", "ER", _OUTSIDE, _STARTS), source, problems):
        if any(one.tag != "PT" and one.text for one in record.fields):
            values = Fields([part for one in record.fields for part in _parted(one)])
            yield Entry(_work(values), record.line, record.text)
        else:
            message = "the record holds nothing and is left out"
            problems.append(Problem(source, record.line, "empty-entry", message, raw=record.text[:EXCERPT]))


def _parted(one: Field) -> Iterator[Field]:
    lines = one.lines if one.tag in _LISTS else [" ".join(one.lines)]
    return (Field(one.tag, [line], one.line) for line in lines)


def _work(values: Fields) -> Work:
    kind = kinds.entry_type(next(values.look("PT"), ""))
    if (
        kind == "article"
        and "proceedings paper" in next(values.look("DT"), "").lower()
        and [*values.look("CT")]
    ):
        kind = "inproceedings"
    title, container = values.first("TI"), values.first("SO")
    first, last = values.first("BP"), values.first("EP")
    return Work(
        type=kind,
        title=fields.title(title or (container if kind == "book" else "")),
        authors=_authors(values),
        editors=_people(values, "BE", "ED"),
        container=fields.title(container) if title and kind != "book" else "",
        date=_date(values),
        volume=values.first("VL"),
        issue=values.first("IS"),
        pages=fields.pages(first, last) if first else fields.pages(next(values.look("PS", "AR"), "")),
        publisher=values.first("PU"),
        doi=_doi(values),
        pmid=values.first("PM"),
        abstract=fields.title(values.first("AB")),
        extra=values.rest(_NAMES),
    )


def _authors(values: Fields) -> tuple[Person, ...]:
    """Return the authors by their full names where they are all given, the short names then being left out."""
    short, full = values.each("AU", "BA"), values.each("AF", "BF")
    listed = full if full and len(full) >= len(short) else short
    groups = tuple(Person(literal=text) for text in values.look("CA"))
    return (*(person for one in listed for person in people.names(one.text)), *groups)


def _people(values: Fields, *tags: str) -> tuple[Person, ...]:
    return tuple(person for one in values.each(*tags) for person in people.names(one.text))


def _date(values: Fields) -> str:
    """Return year and month of the issue."""
    year, day = fields.date(values.first("PY")), next(values.look("PD"), "")
    return fields.fuller(year, fields.date(day) or fields.date(f"{year} {day}"))


def _doi(values: Fields) -> str:
    if found := next(filter(None, map(fields.doi, values.look("DI"))), ""):
        values.each("DI")
    return found
