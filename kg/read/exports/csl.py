"""CSL-JSON, as Zotero, Mendeley, pandoc and Crossref write it.

Source: Citation Style Language 1.0.2, specification of the input data.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.model import Person, Problem, Severity, Work
from kg.read.encoding import decode
from kg.read.exports import fields, kinds, people
from kg.read.exports.json_items import items
from kg.read.exports.shelf import EXCERPT, Entry, bibliography
from kg.read.jats.dates import iso
from kg.read.jats.identifiers import orcid, pmid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Bibliography
    from kg.read.exports.json_items import Item

_DATES = ("issued", "published", "published-print", "published-online", "original-date", "submitted")
_KEYS = ("citation-key", "id")
_MEANT = frozenset(
    {
        "id",
        "citation-key",
        "type",
        "title",
        "author",
        "editor",
        "DOI",
        "PMID",
        "URL",
        "container-title",
        "issued",
    }
)
"""Names of which one at least makes an object an item."""
_AN_ARTICLE = frozenset({"journal-article"})
"""What Crossref calls kinds of work that CSL calls otherwise."""


def parse(data: bytes, source: str) -> Bibliography:
    """Return the references of a CSL-JSON file, and what is not as the format has it, by line.

    The key is the item's ``citation-key``, else its ``id``. A damaged item is reported and the others are read.
    """
    text, found = decode(data, source)
    problems = list(found)
    return bibliography(_entries(text, source, problems), source, problems)


def _entries(text: str, source: str, problems: list[Problem]) -> Iterator[Entry]:
    for item in items(text, source, problems):
        if not isinstance(item.value, dict) or not _MEANT & item.value.keys():
            message = "this is no item of a bibliography and is left out"
            problems.append(Problem(source, item.line, "not-an-entry", message, raw=item.text[:EXCERPT]))
            continue
        if item.repeated:
            names = ", ".join(item.repeated)[:EXCERPT]
            message = f"given twice, of which only the last counts: {names}"
            problems.append(Problem(source, item.line, "duplicate-field", message, raw=item.text[:EXCERPT]))
        yield _entry(item, source, problems)


def _entry(item: Item, source: str, problems: list[Problem]) -> Entry:
    values = _Values(item.value)
    key = next(filter(None, (values.peek(name) for name in _KEYS)), "")
    said = values.peek("type")
    work = _work(values, key)
    if work.type == "misc" and said and said not in {"document", "misc"}:
        message = f"{said[:EXCERPT]!r} is no kind of work that is known; it is read as misc"
        problems.append(Problem(source, item.line, "unknown-type", message, Severity.INFO, said[:EXCERPT]))
    if any(name == "doi" for name, _ in work.extra):
        message = "DOI holds no DOI; it should begin with 10. and hold a slash"
        problems.append(Problem(source, item.line, "invalid-doi", message, raw=item.text[:EXCERPT]))
    return Entry(work, item.line, item.text, key)


class _Values:
    """The variables of an item; one that is taken is not among the rest."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = dict(values)

    def peek(self, name: str) -> str:
        """Return the text of a variable without taking it; of a list of texts the first."""
        return _text(self._values.get(name))

    def text(self, *names: str) -> str:
        """Take the first variable that has a text."""
        for name in names:
            if found := self.peek(name):
                value = self._values.pop(name)
                if isinstance(value, list) and value[1:]:
                    self._values[name] = value[1:]
                return found
        return ""

    def persons(self, name: str) -> tuple[Person, ...]:
        """Take a list of names."""
        found = self._values.pop(name, None)
        listed = found if isinstance(found, list) else [found]
        return tuple(person for one in listed if (person := _person(one)).name)

    def date(self) -> str:
        """Take the date of publication."""
        for name in _DATES:
            if found := _date(self._values.get(name)):
                self._values.pop(name)
                return found
        return ""

    def rest(self) -> tuple[tuple[str, str], ...]:
        """Return all that has not been taken, structures as JSON."""
        texts = ((name.lower(), _text(value) or _json(value)) for name, value in self._values.items())
        return tuple((name, text) for name, text in texts if text)


def _work(values: _Values, key: str) -> Work:
    kind = _kind(values.peek("type"), in_journal=bool(values.peek("container-title")))
    doi = fields.doi(values.peek("DOI")) or fields.doi_in([values.peek("URL"), values.peek("note"), key])
    if doi and fields.doi(values.peek("DOI")):
        values.text("DOI")
    number = pmid(values.peek("PMID")) or fields.pmid_in(
        [values.peek("note"), values.peek("URL"), values.peek("extra")]
    )
    if number == values.peek("PMID"):
        values.text("PMID")
    for name in _KEYS:
        if values.peek(name) == key:
            values.text(name)
    return Work(
        type=kind,
        title=fields.title(values.text("title")),
        authors=values.persons("author"),
        editors=values.persons("editor"),
        container=fields.title(
            values.text("container-title", "container-title-short", "journalAbbreviation")
        ),
        date=values.date(),
        volume=values.text("volume"),
        issue=values.text("issue"),
        pages=fields.pages(values.text("page") or values.peek("page-first")),
        publisher=values.text("publisher"),
        doi=doi,
        pmid=number,
        url=values.text("URL"),
        abstract=fields.title(values.text("abstract")),
        extra=values.rest(),
    )


def _kind(said: str, *, in_journal: bool) -> str:
    if said == "article" and not in_journal:
        return "unpublished"
    return kinds.entry_type("article" if said in _AN_ARTICLE else said)


def _person(value: object) -> Person:
    if isinstance(value, str):
        return people.person(value)
    if not isinstance(value, dict):
        return Person()
    parts = {name: _text(part) for name, part in value.items()}
    particle = " ".join(filter(None, (parts.get("dropping-particle"), parts.get("non-dropping-particle"))))
    family, given = parts.get("family", ""), parts.get("given", "")
    known = orcid(parts.get("ORCID", ""))
    if not family:
        return Person(literal=parts.get("literal") or parts.get("name") or given, orcid=known)
    return Person(family, given, particle, parts.get("suffix", ""), orcid=known)


def _date(value: object) -> str:
    """Return a date in any form that CSL has: parts, raw, literal; the first day of a range counts."""
    if not isinstance(value, dict):
        return fields.date(_text(value))
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first and (found := iso(*(_text(part) for part in first[:3]))):
        return found
    return next(
        filter(None, (fields.date(_text(value.get(name))) for name in ("raw", "literal", "date-time"))), ""
    )


def _text(value: object) -> str:
    """Return a text or number on one line; of a list of texts the first."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _json(value: object) -> str:
    return "" if value in (None, "", [], {}) else json.dumps(value, ensure_ascii=False)
