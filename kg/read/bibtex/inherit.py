"""Cross-references: what an entry takes over from the book, the proceedings or the data it stands in.

Source: biblatex manual, appendix B (default inheritance) and section 3.13.6 (``xdata``); BibTeX's own ``crossref``
is the same without a change of names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Severity
from kg.read.bibtex.records import EXCERPT, Entry, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PARTS = frozenset(
    [
        "inbook",
        "bookinbook",
        "suppbook",
        "incollection",
        "inreference",
        "suppcollection",
        "inproceedings",
        "conference",
    ]
)
"""Types of what stands in a whole: its title is their ``booktitle``."""

_TITLES = ("title", "subtitle", "titleaddon")
_OWN = frozenset(
    [
        "ids",
        "crossref",
        "xref",
        "xdata",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
        "key",
        "shorttitle",
        "sorttitle",
        "indextitle",
        "indexsorttitle",
    ]
)
"""Fields that belong to one entry, by biblatex's rules."""

_IDENTITY = frozenset(
    [
        "doi",
        "pmid",
        "pmcid",
        "eprint",
        "eprinttype",
        "eprintclass",
        "archiveprefix",
        "primaryclass",
        "abstract",
        "file",
    ]
)
"""Fields that biblatex would pass on too, although they name the whole: a chapter is not its book."""

_SAME = {
    "year": ("date",),
    "date": ("year",),
    "journal": ("journaltitle",),
    "journaltitle": ("journal",),
    "address": ("location",),
    "location": ("address",),
}
"""Fields that say the same under another name."""

_MOST_FIELDS = 64
_MOST_PARENTS = 32
_DEEPEST = 8
_GRANULAR = re.compile(
    r"(?:^|(?<= and ))xdata\s?=\s?([^\s,{}]+?)-([a-z]+)(?:-(\d{1,4}))?(?=$| and )", re.IGNORECASE
)


def inherit(entries: Sequence[Entry]) -> tuple[list[Entry], list[Fault]]:
    """Return the entries with what they inherit, its fields last, and the references that lead nowhere."""
    heritage = _Heritage(entries)
    return [
        replace(entry, fields=heritage.fields(number, ())) if _refers(entry) else entry
        for number, entry in enumerate(entries)
    ], heritage.faults


def _refers(entry: Entry) -> bool:
    return (
        "crossref" in entry.fields
        or "xdata" in entry.fields
        or any("xdata" in text[:EXCERPT].lower() for text in entry.fields.values())
    )


class _Heritage:
    """The entries by key, and the fields found for each."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.faults: list[Fault] = []
        self._found: dict[int, dict[str, str]] = {}
        self._numbers: dict[str, int] = {}
        for number, entry in reversed(list(enumerate(entries))):
            for key in (entry.key, *_keys(entry.fields.get("ids", ""))[:_MOST_PARENTS]):
                self._numbers[key.casefold()] = number
        for number, entry in reversed(list(enumerate(entries))):
            self._numbers[entry.key] = number

    def fields(self, number: int, path: tuple[int, ...]) -> dict[str, str]:
        """Return all fields of an entry; ``path`` is how it was reached."""
        if number in self._found:
            return self._found[number]
        entry = self.entries[number]
        fields = {name: self._granular(entry, name, text) for name, text in entry.fields.items()}
        for name in ("xdata", "crossref"):
            for parent in self._parents(entry, name, (*path, number)):
                above = self.fields(parent, (*path, number))
                passed = (
                    above.items()
                    if name == "xdata"
                    else _passed(entry.type, self.entries[parent].type, above)
                )
                _fill(fields, passed)
        self._found[number] = fields
        return fields

    def _parents(self, entry: Entry, name: str, path: tuple[int, ...]) -> Iterator[int]:
        keys = _keys(entry.fields.get(name, ""))
        for key in keys[:_MOST_PARENTS]:
            number = self._number(key)
            if number is None:
                self._fault(entry, name, "undefined-crossref", f"no entry has the key {key[:EXCERPT]!r}")
            elif number in path:
                self._fault(entry, name, "crossref-cycle", "it leads back to this entry")
            elif len(path) > _DEEPEST:
                self._fault(
                    entry, name, "crossref-too-deep", f"more than {_DEEPEST} entries stand in each other"
                )
            else:
                yield number
        if len(keys) > _MOST_PARENTS:
            self._fault(entry, name, "crossref-too-many", f"only the first {_MOST_PARENTS} are used")

    def _number(self, key: str) -> int | None:
        return self._numbers.get(key, self._numbers.get(key.casefold()))

    def _granular(self, entry: Entry, name: str, text: str) -> str:
        """Put the field of another entry where ``xdata=key-field`` or ``xdata=key-field-2`` asks for it."""
        if "xdata" not in text[:EXCERPT].lower() or name == "xdata":
            return text

        def found(match: re.Match[str]) -> str:
            number = self._number(match[1])
            there = self.entries[number].fields.get(match[2].lower(), "") if number is not None else ""
            parts = there.split(" and ") if match[3] else [there]
            index = int(match[3] or 1) - 1
            if there and 0 <= index < len(parts):
                return parts[index]
            self._fault(entry, name, "undefined-crossref", f"there is no {match[0]!r}")
            return match[0]

        return _GRANULAR.sub(found, text)

    def _fault(self, entry: Entry, name: str, code: str, reason: str) -> None:
        message = f"{entry.key[:EXCERPT]!r} inherits nothing by this {name}: {reason}"
        severity = Severity.WARNING
        raw = entry.fields.get(name, "")[:EXCERPT]
        self.faults.append(Fault(entry.lines.get(name, entry.line), code, message, raw, severity))


def _keys(listed: str) -> list[str]:
    return [key for part in listed.split(",", _MOST_PARENTS + 1) if (key := part.strip())]


def _passed(child: str, parent: str, fields: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what a whole hands down, under the name it has below; a name that the whole itself uses goes first."""
    prefix = _prefix(child, parent)
    for name, text in fields.items():
        if name not in _OWN and name not in _IDENTITY and (prefix is None or name not in _TITLES):
            yield name, text
    if prefix is not None:
        for name in _TITLES:
            if name in fields:
                yield prefix + name, fields[name]
    if child in {"inbook", "bookinbook", "suppbook"} and "author" in fields:
        yield "bookauthor", fields["author"]


def _prefix(child: str, parent: str) -> str | None:
    """Return what a title is called below, before the word itself; None where it keeps its name."""
    if parent.startswith("mv") and child != parent:
        return "main"
    if child in _PARTS:
        return "book"
    return "journal" if parent == "periodical" and child in {"article", "suppperiodical"} else None


def _fill(fields: dict[str, str], passed: Iterable[tuple[str, str]]) -> None:
    """Add the fields that are missing, as many as a person would write."""
    own = frozenset(fields)
    for number, (name, text) in enumerate(passed):
        if number >= _MOST_FIELDS:
            break
        if name not in fields and not own.intersection(_SAME.get(name, ())):
            fields[name] = text
