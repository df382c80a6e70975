"""A citation as it is tagged, or as its text shows, to the work that is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Work
from kg.read.jats import dates, identifiers
from kg.read.printed import authors, entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Person
    from kg.read.jats.fields import Citation

_TYPES = {
    "journal": "article",
    "article": "article",
    "article-journal": "article",
    "periodical": "article",
    "magazine": "article",
    "newspaper": "article",
    "book": "book",
    "edited-book": "book",
    "chapter": "incollection",
    "book-chapter": "incollection",
    "bookchapter": "incollection",
    "confproc": "inproceedings",
    "conf-proc": "inproceedings",
    "conference": "inproceedings",
    "paper-conference": "inproceedings",
    "proceedings": "inproceedings",
    "thesis": "phdthesis",
    "dissertation": "phdthesis",
    "report": "techreport",
    "working-paper": "techreport",
    "gov": "techreport",
    "web": "online",
    "webpage": "online",
    "website": "online",
    "web-page": "online",
    "weblink": "online",
    "blog": "online",
    "software": "software",
    "data": "dataset",
    "dataset": "dataset",
    "database": "dataset",
    "preprint": "unpublished",
    "unpublished": "unpublished",
    "patent": "patent",
}
"""Kinds of publication, as publishers call them, to BibTeX entry types."""

_KEPT = {
    "publisher-loc": "address",
    "edition": "edition",
    "series": "series",
    "isbn": "isbn",
    "conf-name": "eventtitle",
    "trans-title": "translatedtitle",
    "patent": "number",
    "version": "version",
    "issue-title": "issuetitle",
    "season": "season",
}
"""What a work has no place for, and the name under which it is kept."""


def work(found: Citation) -> Work:
    """Return the work that a citation describes; one that is not tagged is read as printed text."""
    fields = found.fields
    if not found.titled:
        return _untagged(found)
    title, container, type_ = _titles(found)
    return Work(
        type=type_,
        title=title,
        authors=tuple(found.authors) or _byline(found),
        editors=tuple(found.editors),
        container=container,
        date=dates.iso(fields.get("year", ""), fields.get("month", ""), fields.get("day", "")),
        volume=fields.get("volume", ""),
        issue=fields.get("issue", ""),
        pages=_pages(fields),
        publisher=fields.get("publisher-name", "") or fields.get("institution", ""),
        doi=_doi(found),
        pmid=identifiers.pmid(found.ids.get("pmid", "")),
        url=found.url,
        extra=_extra(found),
    )


def _byline(found: Citation) -> tuple[Person, ...]:
    """Return the authors of a citation whose names are not tagged, from the beginning of its text."""
    text = found.text[: entry.LONGEST] if not found.editors else ""
    byline = authors.read(text.replace(" ,", ",")) if text else None
    return byline.authors if byline and not byline.editors else ()


def _untagged(found: Citation) -> Work:
    """Return the work of a citation without title and source; what is tagged goes before what its text shows."""
    read = entry.work(found.text)
    year = found.fields.get("year", "")
    return Work(
        type=_TYPES.get(found.type, read.type),
        title=read.title,
        authors=tuple(found.authors) or read.authors,
        editors=tuple(found.editors) or read.editors,
        container=read.container,
        date=dates.iso(year, found.fields.get("month", ""), found.fields.get("day", "")) or read.date,
        volume=found.fields.get("volume", "") or read.volume,
        issue=found.fields.get("issue", "") or read.issue,
        pages=_pages(found.fields) or read.pages,
        publisher=found.fields.get("publisher-name", "") or read.publisher,
        doi=_doi(found) or read.doi,
        pmid=identifiers.pmid(found.ids.get("pmid", "")) or read.pmid,
        url=found.url or read.url,
        extra=_extra(found),
    )


def _titles(found: Citation) -> tuple[str, str, str]:
    """Return title, container and type: a book without chapter is itself what is cited."""
    title, source = _bare(found.title), _bare(found.fields.get("source", ""))
    type_ = _TYPES.get(found.type, "")
    if not type_:
        type_ = "article" if title and source and "volume" in found.fields else "misc"
    if type_ == "book" and title and source:
        type_ = "incollection"
    if title or type_ in {"article", "inproceedings", "incollection"}:
        return title, source, type_
    return source, "", type_


def _bare(title: str) -> str:
    """Return a title without the punctuation that parts it from what follows."""
    bare = title.rstrip(" ,;:")
    return bare[:-1] if bare.endswith(".") and not bare.endswith("..") and bare.count(".") == 1 else bare


def _pages(fields: Mapping[str, str]) -> str:
    first, last = fields.get("fpage", ""), fields.get("lpage", "")
    if first:
        return f"{first}–{last}" if last and last != first else first
    return fields.get("page-range", "") or fields.get("elocation-id", "")


def _doi(found: Citation) -> str:
    return identifiers.doi(found.ids.get("doi", "") or found.text or found.fields.get("comment", ""))


def _extra(found: Citation) -> tuple[tuple[str, str], ...]:
    kept = [(_KEPT[tag], value) for tag, value in found.fields.items() if tag in _KEPT and value]
    if pmcid := identifiers.pmcid(found.ids.get("pmc") or found.ids.get("pmcid") or ""):
        kept.append(("pmcid", pmcid))
    if arxiv := found.ids.get("arxiv"):
        kept.append(("arxiv", arxiv))
    kept += [("et-al", role) for role in dict.fromkeys(found.shortened)]
    return tuple(kept)
