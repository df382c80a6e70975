"""RIS, as reference managers, databases and publishers write it: two letters, two blanks, a hyphen, a value.

Source: the RIS format specification of Research Information Systems, 2001 and 2011; what vendors make of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Problem, Severity, Work
from kg.read.encoding import decode
from kg.read.exports import fields, kinds, people
from kg.read.exports.shelf import EXCERPT, Entry, bibliography
from kg.read.exports.tagged import Field, Fields, Syntax, records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Bibliography, Person
    from kg.read.exports.tagged import Record

_LINE = re.compile(
    r"\ufeff?([ \t\xa0]{0,4})([A-Za-z][A-Za-z0-9])([ \t\xa0]{0,4})[-‐‑–—](?:[ \t\xa0]|(?=\S)|$)(.*)",
    re.DOTALL,
)
_TAGS = frozenset(
    f"{letter}{sign}"
    for letter, signs in {
        "A": "1234BDNUV", "B": "T", "C": "12345678ANPTY", "D": "ABOPS", "E": "DPRT", "I": "DS", "J": "12AFOP", "K": "W",
        "L": "1234ABK", "M": "123", "N": "12V", "O": "P", "P": "BPY", "R": "INP", "S": "ELNPTV", "T": "123AITY", "U": "12345R",
        "V": "LNO", "Y": "12",
    }.items()
    for sign in signs
)  # fmt: skip
"""The tags of the format; any other must be written strictly to be taken for one."""
_STRICT = ("", "  ", True)
"""No indent, two blanks, capitals: so the specification."""

_NAMES = {
    "TY": "type", "AB": "abstract", "N2": "abstract", "N1": "note", "KW": "keywords", "LA": "language", "CY": "address",
    "PP": "address", "ET": "edition", "ST": "shorttitle", "T3": "series", "A3": "series-editor", "A4": "translator",
    "AD": "affiliation", "AN": "accession-number", "DB": "database", "DP": "provider", "DO": "doi", "UR": "url", "LK": "url",
    "L1": "file", "Y2": "accessed", "TT": "translated-title",
}  # fmt: skip
_STARTS = frozenset({"AU", "A1", "TI", "T1", "CT", "BT", "ID"})
_DATES = ("PY", "Y1", "DA")
_TITLES = ("TI", "T1", "CT")
_CONTAINERS = ("JF", "T2", "JO", "JA", "J2", "J1", "JP", "BT", "C3")
_BOOKS = ("T2", "BT", "C3", "JF", "JO", "JA")
_IN_BOOKS = frozenset({"incollection", "inproceedings"})
_NOTES = ("M3", "L3", "UR", "LK", "L2", "N1", "U1", "U2", "U3", "U4", "U5", "AN", "ID")
"""Where identifiers stand in files of one vendor or another."""
_PUBMED = frozenset({"pubmed", "medline", "nlm"})
_NO_KIND = frozenset({"", "gen", "generic"})
_SEVERAL = frozenset({"AU", "A1", "A2", "A3", "A4", "ED", "KW"})
"""Tags of which every further line is another value, when it looks like one."""
_LINKS = frozenset({"UR", "LK", "L1", "L2"})
_ADDRESS = re.compile(r"[;,]?\s{1,20}(?=https?:)|;(?=https?:)")


def parse(data: bytes, source: str) -> Bibliography:
    """Return the references of a RIS file, and what is not as the format has it, by line.

    Every ``TY`` begins a record, and so does an author or title behind an ``ER``. Tags may be indented, in small letters or with
    another number of blanks where the file writes its ``TY`` or ``ER`` so. Takes time linear in the size of the file.
    """
    text, found = decode(data, source)
    problems = list(found)
    return bibliography(_entries(text, source, problems), source, problems)


def begins(line: str) -> bool:
    """Say whether a line is one that only a RIS file has.

    >>> begins("TY  - JOUR"), begins("ty - jour"), begins("To - be")
    (True, True, False)
    """
    found = _LINE.match(line)
    return bool(found and found[2].upper() == "TY" and (kinds.known(found[4]) or _is_strict(found)))


class _Splitter:
    """Parts the lines of one file, by the manners in which it writes ``TY`` and ``ER``."""

    def __init__(self, text: str) -> None:
        self._manners = {_STRICT}
        for line in text.split("\n"):
            found = _LINE.match(line) if "ty" in (low := line[:12].lower()) or "er" in low else None
            if found and (begins(line) or (found[2].upper() == "ER" and not found[4].strip())):
                self._manners.add(_manner(found))

    def split(self, line: str) -> tuple[str, str] | None:
        """Return tag and value of a line, or None when it goes on with the one before."""
        found = _LINE.match(line)
        if found is None:
            return ("ER", "") if line.rstrip() == "ER" else None
        tag = found[2].upper()
        if _is_strict(found) or (tag in _TAGS and _manner(found) in self._manners):
            return tag, found[4]
        return None


def _manner(found: re.Match[str]) -> tuple[str, str, bool]:
    return found[1], found[3], found[2].isupper()


def _is_strict(found: re.Match[str]) -> bool:
    return _manner(found) == _STRICT


def _entries(text: str, source: str, problems: list[Problem]) -> Iterator[Entry]:
    syntax = Syntax(_Splitter(text).split, "TY", "ER", starts=_STARTS)
    for record in records(text, syntax, source, problems):
        values = Fields([part for one in record.fields for part in _parted(one)])
        if any(one.tag != "TY" and one.text for one in record.fields):
            yield _entry(values, record, source, problems)
        else:
            message = "the record holds nothing and is left out"
            problems.append(Problem(source, record.line, "empty-entry", message, raw=record.text[:EXCERPT]))


def _entry(values: Fields, record: Record, source: str, problems: list[Problem]) -> Entry:
    said = next(values.look("TY"), "")
    kind = kinds.entry_type(said)
    if kind == "misc" and said.lower() not in _NO_KIND:
        message = f"{said[:EXCERPT]!r} is no kind of work that is known; it is read as misc"
        problems.append(Problem(source, record.line, "unknown-type", message, Severity.INFO, said[:EXCERPT]))
    key = values.first("ID")
    work = _work(values, kind)
    if any(name == "doi" for name, _ in work.extra):
        message = "DO holds no DOI; it should begin with 10. and hold a slash"
        problems.append(Problem(source, record.line, "invalid-doi", message, raw=record.text[:EXCERPT]))
    return Entry(work, record.line, record.text, key)


def _work(values: Fields, kind: str) -> Work:
    doi = _doi(values)
    pmid = _pmid(values)
    authors, cut = _people(values, "AU", "A1")
    editors, also_cut = _people(values, "ED", "A2")
    shortened = (("et-al", name) for name, found in (("author", cut), ("editor", also_cut)) if found)
    title = values.first(*_TITLES, *(("BT",) if kind == "book" else ()), "TT", "ST")
    container = "" if kind == "book" else values.first(*(_BOOKS if kind in _IN_BOOKS else _CONTAINERS))
    return Work(
        type=kind,
        title=fields.title(title),
        authors=authors,
        editors=editors,
        container=fields.title(container),
        date=_date(values),
        volume=values.first("VL", "VO"),
        issue=values.first("IS", "CP"),
        pages=_pages(values),
        publisher=values.first("PB"),
        doi=doi,
        pmid=pmid,
        url=values.first("UR", "LK", "L2"),
        abstract=fields.title(values.first("AB", "N2")),
        extra=(*values.rest(_NAMES | {"SN": "issn" if kind == "article" else "isbn"}), *shortened),
    )


def _people(values: Fields, *tags: str) -> tuple[tuple[Person, ...], bool]:
    named, cut = people.without_others(one.text for one in values.each(*tags))
    return tuple(found for name in named for found in people.names(name)), cut


def _doi(values: Fields) -> str:
    """Return the DOI; a field that holds another thing beside it stays."""
    if found := next(filter(None, map(fields.doi, values.look("DO"))), ""):
        values.each("DO")
        return found
    return fields.doi_in(values.look(*_NOTES))


def _pmid(values: Fields) -> str:
    number = next(values.look("AN"), "")
    provider = " ".join(values.look("DB", "DP")).lower()
    if number.isdecimal() and any(name in provider for name in _PUBMED):
        return number.lstrip("0")
    return fields.pmid_in(values.look(*_NOTES))


def _date(values: Fields) -> str:
    """Return the most precise date of publication; a field of which it tells all is taken."""
    found = ""
    for tag in _DATES:
        found = fields.fuller(found, next(filter(None, map(fields.date, values.look(tag))), ""))
    for tag in _DATES:
        if all(_told(text, found) for text in values.look(tag)):
            values.each(tag)
    return found


def _told(text: str, date: str) -> bool:
    digits = re.sub(r"[/.\s-]", "", text)
    return digits.isdecimal() and date.replace("-", "").startswith(digits)


def _pages(values: Fields) -> str:
    """Return the pages; a last page alone is no range and stays."""
    first = values.first("SP")
    whole = fields.pages(first)
    return fields.pages(first, values.first("EP")) if first and "–" not in whole else whole


def _parted(one: Field) -> Iterator[Field]:
    """Part a field whose further lines are values of their own, and addresses that share a line."""
    lines = one.lines
    if one.tag in _LINKS and "http" in lines[0]:
        lines = [part for line in lines for part in _ADDRESS.split(line)]
    elif one.tag not in _SEVERAL or not all(_is_value(one.tag, line) for line in lines[1:]):
        lines = [" ".join(lines)]
    return (Field(one.tag, [line], one.line) for line in lines)


def _is_value(tag: str, line: str) -> bool:
    return tag == "KW" or "," in line
