"""Refer, the format of EndNote's tagged export and import files (``.enw``): ``%A Author``.

Source: refer(1); EndNote, "EndNote Import" filter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Problem, Severity, Work
from kg.read.encoding import decode
from kg.read.exports import fields, kinds, people
from kg.read.exports.shelf import EXCERPT, Entry, bibliography
from kg.read.exports.tagged import Fields, Syntax, records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Bibliography, Person
    from kg.read.exports.tagged import Record

_LINE = re.compile(r"\ufeff?%([0-9A-Za-z@!#$&()*+?>=~^\[\]<])(?:[ \t](.*))?", re.DOTALL)
_NAMES = {
    "%0": "type", "%C": "address", "%G": "language", "%K": "keywords", "%L": "call-number", "%M": "accession-number",
    "%O": "note", "%Z": "note", "%S": "series", "%Y": "tertiary-author", "%?": "subsidiary-author", "%7": "edition",
    "%9": "type-of-work", "%!": "shorttitle", "%@": "issn", "%U": "url", "%>": "file", "%1": "custom-1", "%2": "custom-2",
    "%3": "custom-3", "%4": "custom-4", "%+": "affiliation", "%~": "database", "%[": "accessed", "%&": "section",
    "%8": "date", "%D": "year", "%(": "original-publication", "%Q": "translated-title",
}  # fmt: skip
_IN_BOOKS = frozenset({"incollection", "inproceedings"})


def parse(data: bytes, source: str) -> Bibliography:
    """Return the references of a file in Refer format, and what is not as the format has it, by line.

    The key is the label (``%F``) where that is one word.
    """
    text, found = decode(data, source)
    problems = list(found)
    return bibliography(_entries(text, source, problems), source, problems)


def split(line: str) -> tuple[str, str] | None:
    """Return tag and value of a line, or None when it goes on with the one before.

    >>> split("%A Doe, J"), split("% of all")
    (('%A', 'Doe, J'), None)
    """
    found = _LINE.fullmatch(line)
    return (f"%{found[1]}", found[2] or "") if found else None


def _entries(text: str, source: str, problems: list[Problem]) -> Iterator[Entry]:
    for record in records(text, Syntax(split, "%0"), source, problems):
        if any(one.tag != "%0" and one.text for one in record.fields):
            yield _entry(record, source, problems)
        else:
            message = "the record holds nothing and is left out"
            problems.append(Problem(source, record.line, "empty-entry", message, raw=record.text[:EXCERPT]))


def _entry(record: Record, source: str, problems: list[Problem]) -> Entry:
    values = Fields(record.fields)
    said = next(values.look("%0"), "")
    kind = kinds.entry_type(said) if said else _guessed(values)
    if kind == "misc" and said.lower() not in {"", "generic"}:
        message = f"{said[:EXCERPT]!r} is no kind of work that is known; it is read as misc"
        problems.append(Problem(source, record.line, "unknown-type", message, Severity.INFO, said[:EXCERPT]))
    named = next(values.look("%F"), "")
    key = values.first("%F") if len(named.split()) == 1 else ""
    return Entry(_work(values, kind), record.line, record.text, key)


def _guessed(values: Fields) -> str:
    """Return the kind of a work by its fields, as refer does."""
    if next(values.look("%J"), ""):
        return "article"
    return "incollection" if next(values.look("%B"), "") else "misc"


def _work(values: Fields, kind: str) -> Work:
    authors, cut = people.without_others(one.text for one in values.each("%A"))
    doi = next(filter(None, map(fields.doi, values.look("%R"))), "") or fields.doi_in(values.look("%U", "%3"))
    date = fields.fuller(fields.date(next(values.look("%D"), "")), fields.date(next(values.look("%8"), "")))
    return Work(
        type=kind,
        title=fields.title(values.first("%T", "%B")),
        authors=_people(authors),
        editors=_people(one.text for one in values.each("%E")),
        container=fields.title(values.first(*(("%B", "%J") if kind in _IN_BOOKS else ("%J", "%B")))),
        date=date,
        volume=values.first("%V"),
        issue=values.first("%N"),
        pages=fields.pages(values.first("%P")),
        publisher=values.first("%I"),
        doi=doi,
        pmid=fields.pmid_in(values.look("%M", "%U", "%Z", "%2", "%3")),
        url=values.first("%U"),
        abstract=fields.title(values.first("%X")),
        extra=(*values.rest(_NAMES), *((("et-al", "author"),) if cut else ())),
    )


def _people(values: Iterator[str] | list[str]) -> tuple[Person, ...]:
    return tuple(person for value in values for person in people.names(value))
