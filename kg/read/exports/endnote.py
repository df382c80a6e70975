"""EndNote's XML export: ``<xml><records><record>``, every text in ``style`` elements.

Source: EndNote's DTD, RSXML 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Problem, Severity, Work
from kg.read.exports import fields, kinds, people
from kg.read.exports.shelf import EXCERPT, Entry, bibliography
from kg.read.exports.xml_records import extras, text, texts, written
from kg.read.jats import xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Bibliography, Person
    from kg.read.jats.xml import Element

_IN_BOOKS = frozenset({"incollection", "inproceedings"})
_USED = frozenset(
    {
        *(
            "contributors",
            "titles",
            "periodical",
            "pages",
            "volume",
            "number",
            "dates",
            "publisher",
            "abstract",
        ),
        *("electronic-resource-num", "ref-type", "source-app", "database", "foreign-keys", "urls", "label"),
    }
)
"""Elements that are read apart."""


def parse(data: bytes, source: str) -> Bibliography:
    """Return the references of an EndNote XML file, and what is wrong with it.

    The key is the label where that is one word; the number of a record is that of somebody's library.
    """
    root, problems = xml.read(data, source)
    if root is None:
        return bibliography((), source, problems)
    return bibliography(_entries(root, source, problems), source, problems)


def _entries(root: Element, source: str, problems: list[Problem]) -> Iterator[Entry]:
    found = False
    for record in root.iter("record"):
        found = True
        if xml.plain(record):
            yield _entry(record, source, problems)
        else:
            message = "the record holds nothing and is left out"
            problems.append(
                Problem(source, record.sourceline or 0, "empty-entry", message, raw=written(record)[:EXCERPT])
            )
    if not found:
        message = f"the file holds <{root.tag}> and no record of EndNote"
        problems.append(Problem(source, root.sourceline or 0, "no-records", message, Severity.ERROR))


def _entry(record: Element, source: str, problems: list[Problem]) -> Entry:
    line = record.sourceline or 0
    said = _type_name(record)
    kind = kinds.entry_type(said)
    if kind == "misc" and said.lower() not in {"", "generic"}:
        message = f"{said[:EXCERPT]!r} is no kind of work that is known; it is read as misc"
        problems.append(Problem(source, line, "unknown-type", message, Severity.INFO, said[:EXCERPT]))
    label = text(record, "label")
    key = label if len(label.split()) == 1 else ""
    return Entry(_work(record, kind), line, written(record), key)


def _type_name(record: Element) -> str:
    element = record.find("ref-type")
    return " ".join((element.get("name") or "").split()) if element is not None else ""


def _work(record: Element, kind: str) -> Work:
    periodical = text(record, "periodical/full-title")
    secondary = text(record, "titles/secondary-title")
    printed = text(record, "electronic-resource-num")
    addresses = texts(record, "urls/related-urls/url") + texts(record, "urls/web-urls/url")
    linked = [address for address in addresses if address.startswith(("http:", "https:", "ftp:"))]
    pages = xml.plain(found) if (found := record.find("pages")) is not None else ""
    authors, cut = _people(record, "authors")
    container = "" if kind == "book" else (secondary if kind in _IN_BOOKS else periodical) or secondary
    return Work(
        type=kind,
        title=fields.title(text(record, "titles/title")),
        authors=authors,
        editors=_people(record, "secondary-authors")[0],
        container=""
        if kind == "book"
        else fields.title((secondary if kind in _IN_BOOKS else periodical) or secondary),
        date=_date(record),
        volume=text(record, "volume"),
        issue=text(record, "number"),
        pages=fields.pages(pages or (found.get("start") or "" if found is not None else "")),
        publisher=text(record, "publisher"),
        doi=fields.doi(printed) or fields.doi_in(addresses),
        pmid=_pmid(record, addresses),
        url=next(iter(linked), ""),
        abstract=text(record, "abstract"),
        extra=(
            *extras(
                ("type", [said] if (said := _type_name(record)) else []),
                ("url", [address for address in addresses if address not in linked[:1]]),
                ("file", texts(record, "urls/pdf-urls/url")),
                ("doi", [printed] if printed and not fields.doi(printed) else []),
                ("label", [label] if " " in (label := text(record, "label")) else []),
                ("series", [secondary] if kind == "book" and secondary else []),
            ),
            *_other_titles(record, container),
            *((one.tag, xml.plain(one)) for one in _others(record)),
            *((("et-al", "author"),) if cut else ()),
        ),
    )


def _other_titles(record: Element, container: str) -> Iterator[tuple[str, str]]:
    """Yield short, translated and other titles, those left out that say the same as the container."""
    kept = (
        (one.tag, xml.plain(one)) for path in ("titles/*", "periodical/*") for one in record.iterfind(path)
    )
    return (
        (name, said)
        for name, said in kept
        if said not in {"", container} and name not in {"title", "secondary-title"}
    )


def _others(record: Element) -> Iterator[Element]:
    return (one for one in record if isinstance(one.tag, str) and one.tag not in _USED and xml.plain(one))


def _people(record: Element, role: str) -> tuple[tuple[Person, ...], bool]:
    named, cut = people.without_others(texts(record, f"contributors/{role}/author"))
    return tuple(person for name in named for person in people.names(name)), cut


def _date(record: Element) -> str:
    year, day = text(record, "dates/year"), text(record, "dates/pub-dates/date")
    found = fields.date(year)
    return (
        fields.fuller(found, fields.date(day) or fields.date(f"{found[:4]} {day}"))
        if found
        else fields.date(day)
    )


def _pmid(record: Element, addresses: list[str]) -> str:
    number, provider = text(record, "accession-num"), text(record, "remote-database-name").lower()
    if number.isdecimal() and ("pubmed" in provider or "medline" in provider or "nlm" in provider):
        return number
    return fields.pmid_in([number, *addresses, text(record, "notes")])
