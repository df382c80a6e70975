"""The fields of an entry to a work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Severity, Work
from kg.read.bibtex import dates, identifiers
from kg.read.bibtex.records import EXCERPT, Entry, Fault
from kg.read.latex import to_text
from kg.read.people import names

if TYPE_CHECKING:
    from kg.model import Person

VERBATIM = re.compile(
    r"(?:bdsk|local)-.*|url|doi|file|pdf|eprint|ids|crossref|xref|xdata|verb[a-c]|uri|link|ee|biburl|swhid|related"
)
"""Fields whose text is no LaTeX."""

_BLANKS = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
_DASH = re.compile(r"\s*–\s*")
_IN_JOURNALS = frozenset({"article", "periodical", "suppperiodical", "review"})
_CONTAINERS = ("journal", "journaltitle", "booktitle", "shortjournal")
_PUBLISHERS = ("publisher", "institution", "school", "organization")


def build(entry: Entry) -> tuple[Work, list[Fault]]:
    """Return the work that an entry describes, and what in its fields could not be understood.

    A field that the work has no place for is kept in ``extra``, and so is one of which only a part was understood.
    A list of names that ends in "and others" leaves ``et-al`` there, with the name of the field.
    """
    builder = _Builder(entry)
    authors, editors = builder.names("author"), builder.names("editor")
    date = builder.date()
    work = Work(
        type=entry.type or "misc",
        title=builder.title(),
        authors=authors,
        editors=editors,
        container=builder.first(*_containers(entry)),
        date=date,
        volume=builder.first("volume"),
        issue=builder.first(*_issues(entry)),
        pages=_DASH.sub("–", builder.first("pages")),
        publisher=builder.first(*_PUBLISHERS),
        doi=builder.doi(),
        pmid=builder.pmid(),
        url=builder.url(),
        abstract=builder.first("abstract"),
        extra=builder.rest(),
    )
    return work, builder.faults


class _Builder:
    """The fields of an entry, those already used, and faults."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.faults: list[Fault] = []
        self._used: set[str] = set()
        self._shortened: list[tuple[str, str]] = []

    def first(self, *fields: str) -> str:
        """Return the text of the first field that has one."""
        for name in fields:
            if text := self._text(name):
                self._used.add(name)
                return text
        return ""

    def title(self) -> str:
        title, subtitle = self.first("title"), self.first("subtitle")
        if not subtitle:
            return title
        return f"{title}{'' if title.endswith((':', '?', '!', '.')) or not title else ':'} {subtitle}".strip()

    def names(self, field: str) -> tuple[Person, ...]:
        found = names(self.entry.fields.get(field, ""))
        self._used.add(field)
        for code, message in found.faults:
            self._fault(field, code, f"field {field!r}: {message}")
        if found.others:
            self._shortened.append(("et-al", field))
        return found.persons

    def date(self) -> str:
        texts = {name: self._text(name) for name in ("date", "year", "month", "day")}
        found = dates.read(texts)
        self._used.update(found.said)
        for name in found.unread:
            self._fault(
                name, "unreadable-date", f"field {name!r} holds no date that can be read", Severity.INFO
            )
        return found.date

    def doi(self) -> str:
        doi = identifiers.doi(self.entry.fields)
        if doi:
            self._used.add("doi")
        elif self.entry.fields.get("doi", "").strip():
            self._fault(
                "doi", "invalid-doi", "field 'doi' holds no DOI; it should begin with 10. and hold a slash"
            )
        return doi

    def pmid(self) -> str:
        pmid = identifiers.pmid(self.entry.fields)
        if pmid == self.entry.fields.get("pmid", "").strip():
            self._used.add("pmid")
        return pmid

    def url(self) -> str:
        self._used.add("url")
        return identifiers.url(self.entry.fields)

    def rest(self) -> tuple[tuple[str, str], ...]:
        """Return all that has not been used, in order."""
        left = ((name, self._text(name)) for name in self.entry.fields if name not in self._used)
        return (*((name, text) for name, text in left if text), *self._shortened)

    def _text(self, field: str) -> str:
        value = self.entry.fields.get(field, "")
        if not value or VERBATIM.fullmatch(field):
            return value.strip()
        return _BLANKS.sub(" ", to_text(value)).strip()

    def _fault(self, field: str, code: str, message: str, severity: Severity = Severity.WARNING) -> None:
        line = self.entry.lines.get(field, self.entry.line)
        self.faults.append(Fault(line, code, message, self.entry.fields[field][:EXCERPT], severity))


def _in_journal(entry: Entry) -> bool:
    return entry.type in _IN_JOURNALS or bool(entry.fields.keys() & {"journal", "journaltitle"})


def _containers(entry: Entry) -> tuple[str, ...]:
    return _CONTAINERS if _in_journal(entry) else ("booktitle", *_CONTAINERS)


def _issues(entry: Entry) -> tuple[str, ...]:
    """Return which fields number the issue: of a book or report, ``number`` is another number."""
    return ("number", "issue") if _in_journal(entry) else ("issue",)
