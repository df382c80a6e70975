"""MEDLINE's tagged format, as PubMed saves it (``.nbib``, ``pubmed-….txt``).

Source: National Library of Medicine, MEDLINE/PubMed data element descriptions.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Person, Problem, Work
from kg.read.encoding import decode
from kg.read.exports import fields, kinds, people
from kg.read.exports.shelf import EXCERPT, Entry, bibliography
from kg.read.exports.tagged import Fields, Syntax, records
from kg.read.jats.identifiers import orcid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Bibliography
    from kg.read.exports.tagged import Field, Record

_LINE = re.compile(r"\ufeff?([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)", re.DOTALL)
_WIDTH = 4
"""Where the hyphen stands: a tag is filled up with blanks."""

_AUTHORS = ("FAU", "AU", "AUID", "CN")
_EDITORS = ("FED", "ED")
_FULL = frozenset({"FAU", "FED"})
_NAMES = {
    "AD": "affiliation", "CI": "copyright", "COIS": "conflict-of-interest", "DEP": "published-online", "GR": "grant",
    "IS": "issn", "ISBN": "isbn", "JID": "nlm-id", "LA": "language", "MH": "mesh", "OT": "keywords", "PL": "address",
    "PMC": "pmcid", "PT": "publication-type", "RN": "substance", "SO": "source", "TA": "journal-abbreviation",
    "TT": "translated-title", "CTI": "collection-title", "EN": "edition",
}  # fmt: skip


def parse(data: bytes, source: str) -> Bibliography:
    """Return the references of a file in MEDLINE format, and what is not as the format has it, by line.

    The key of a reference is its PubMed number. Takes time linear in the size of the file.
    """
    text, found = decode(data, source)
    problems = list(found)
    return bibliography(_entries(text, source, problems), source, problems)


def split(line: str) -> tuple[str, str] | None:
    """Return tag and value of a line, or None when it goes on with the one before.

    >>> split("PMID- 123"), split("TI  - Of names"), split("      TI  - Of names")
    (('PMID', '123'), ('TI', 'Of names'), None)
    """
    found = _LINE.match(line)
    hyphen = line.removeprefix("\ufeff")[_WIDTH : _WIDTH + 1]
    return (found[1], found[2]) if found and hyphen == "-" else None


def _entries(text: str, source: str, problems: list[Problem]) -> Iterator[Entry]:
    for record in records(text, Syntax(split, "PMID"), source, problems):
        yield _entry(record, source, problems)


def _entry(record: Record, source: str, problems: list[Problem]) -> Entry:
    values = Fields(record.fields)
    pmid = values.first("PMID")
    if not pmid.isdecimal():
        message = "the record has no PubMed number; it is called by first author and year"
        problems.append(Problem(source, record.line, "missing-pmid", message, raw=record.text[:EXCERPT]))
    key = pmid if pmid.isdecimal() else ""
    return Entry(_work(values, key), record.line, record.text, key, "pmid")


def _work(values: Fields, pmid: str) -> Work:
    authors, cut = _persons(values.each(*_AUTHORS))
    editors, also_cut = _persons(values.each(*_EDITORS))
    shortened = (("et-al", name) for name, found in (("author", cut), ("editor", also_cut)) if found)
    title, book = values.first("TI"), values.first("BTI")
    said = [text.lower() for text in values.look("PT")]
    return Work(
        type=_type(said, in_book=bool(book and title)) if title or not book else "book",
        title=ended(fields.title(title or book)),
        authors=authors,
        editors=editors,
        container=ended(fields.title(book)) if title and book else values.first("JT", "TA"),
        date=fields.date(values.first("DP")),
        volume=values.first("VI"),
        issue=values.first("IP"),
        pages=fields.pages(values.first("PG")),
        publisher=values.first("PB"),
        doi=_doi(values),
        pmid=pmid,
        abstract=fields.title(values.first("AB")),
        extra=(*values.rest(_NAMES), *shortened),
    )


def ended(title: str) -> str:
    """Return a title without the full stop that PubMed ends every title with.

    >>> ended("On calcinosis."), ended("Why?")
    ('On calcinosis', 'Why?')
    """
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _type(said: Iterable[str], *, in_book: bool) -> str:
    if in_book:
        return "incollection"
    return "unpublished" if "preprint" in said else kinds.entry_type("journal article")


def _doi(values: Fields) -> str:
    ids = [text.removesuffix("[doi]") for text in values.look("LID", "AID") if text.endswith("[doi]")]
    return next(filter(None, map(fields.doi, ids)), "") or fields.doi_in(values.look("SO"))


def _persons(listed: Iterable[Field]) -> tuple[tuple[Person, ...], bool]:
    """Return who is named, each once: in full where the record has it, with the ORCID iD that follows the name."""
    found: list[Person] = []
    full = cut = False
    for one in listed:
        if one.tag == "AUID":
            if found and (known := orcid(one.text)):
                found[-1] = replace(found[-1], orcid=known)
        elif people.shortened(one.text):
            cut = True
        elif one.tag == "CN":
            found.append(Person(literal=one.text))
        elif not full or one.tag in _FULL:
            found.append(people.person(one.text))
        full = one.tag in _FULL or (full and one.tag == "AUID")
    return tuple(person for person in found if person.name), cut
