"""What the head of a JATS file says of the article: its work record and keywords."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Problem, Severity, Work
from kg.read import contact
from kg.read.jats import dates, identifiers, people
from kg.read.jats.xml import href, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.read.jats.xml import Element

_DATES = (
    ("epub", ""),
    ("epub", "electronic"),
    ("pub", "electronic"),
    ("epub-ppub", ""),
    ("ppub", ""),
    ("pub", ""),
    ("pub", "print"),
    ("epreprint", ""),
    ("preprint", ""),
    ("collection", ""),
    ("collection", "electronic"),
    ("cover", ""),
    ("pmc-release", ""),
)
"""Kinds of date and format, the one that tells best when the article came out first."""

_HISTORY = ("received", "accepted")
_ABBREVIATIONS = re.compile(r"abbr", re.IGNORECASE)
_BESIDE_A_TITLE = frozenset({"xref", "fn", "target", "inline-graphic"})
_CONTACT = frozenset({"email", "phone", "fax", "label", "sup"})
_RETRACTED = frozenset(
    {"retraction-forward", "retracted", "retraction", "withdrawal-forward", "removal-forward"}
)
_NOTICES = frozenset({"retraction", "partial-retraction", "withdrawal", "removal"})


def work(front: Element | None, article: Element) -> Work:
    """Return the record of the article; ``front`` is its head, if it has one."""
    kind = (article.get("article-type") or "").strip().lower()
    type_ = "case-report" if kind == "case-report" else "article"
    if front is None:
        return Work(type=type_)
    meta = next(front.iter("article-meta", "front-stub"), front)
    ids = {one.get("pub-id-type") or "": plain(one) for one in meta.iterchildren("article-id")}
    when = _date(meta)
    return Work(
        type=type_,
        title=_title(meta),
        authors=people.contributors(meta.iterchildren("contrib-group")),
        container=_journal(front),
        date=when,
        volume=_child(meta, "volume"),
        issue=_child(meta, "issue"),
        pages=_pages(meta),
        publisher=next((plain(one) for one in front.iter("publisher-name")), ""),
        doi=identifiers.doi(ids.get("doi", "")),
        pmid=identifiers.pmid(ids.get("pmid", "")),
        abstract=_abstract(meta),
        extra=tuple(_extra(front, meta, article, ids, kind)),
    )


def keywords(front: Element | None) -> tuple[str, ...]:
    """Return the keywords in order, each once; lists of abbreviations are none."""
    groups = front.iter("kwd-group") if front is not None else ()
    words = (
        plain(word)
        for group in groups
        if not _ABBREVIATIONS.search(f"{group.get('kwd-group-type') or ''} {group.findtext('title') or ''}")
        for word in group.iter("kwd")
    )
    return tuple(dict.fromkeys(word for word in words if word))


def notices(front: Element | None, article: Element, source: str) -> Iterator[Problem]:
    """Yield a Problem when the article is retracted, or is itself the notice that another one is."""
    if front is None:
        return
    if (kind := (article.get("article-type") or "").lower()) in _NOTICES:
        message = (
            f"this article is a notice of {kind.replace('-', ' ')}; its claims are about another article"
        )
        yield Problem(source, article.sourceline or 0, "retraction-notice", message, Severity.WARNING)
    for related in front.iter("related-article"):
        if (related.get("related-article-type") or "").lower() in _RETRACTED and kind not in _NOTICES:
            message = (
                f"the publisher says that this article is retracted: {_target(related)}; do not rely on it"
            )
            yield Problem(source, related.sourceline or 0, "retracted-article", message, Severity.ERROR)


def _child(element: Element, name: str) -> str:
    found = element.find(name)
    return "" if found is None else plain(found)


def _title(meta: Element) -> str:
    group = meta.find("title-group")
    titles = ((meta if group is None else group).find(name) for name in ("article-title", "subtitle"))
    return ": ".join(filter(None, (" ".join(_words(one).split()) for one in titles if one is not None)))


def _words(element: Element) -> str:
    """Return the text of a title, without the signs of notes to it."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == "break":
            pieces.append(" ")
        elif child.tag not in _BESIDE_A_TITLE and isinstance(child.tag, str):
            pieces.append(_words(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _journal(front: Element) -> str:
    names = ("journal-title", "abbrev-journal-title", "journal-id")
    return next((found for name in names for one in front.iter(name) if (found := plain(one))), "")


def _pages(meta: Element) -> str:
    first, last = _child(meta, "fpage"), _child(meta, "lpage")
    if first:
        return f"{first}–{last}" if last and last != first else first
    return _child(meta, "elocation-id") or _child(meta, "page-range")


def _date(meta: Element) -> str:
    found: dict[tuple[str, str], str] = {}
    for one in meta.iterchildren("pub-date"):
        kind = one.get("pub-type") or one.get("date-type") or "pub"
        found.setdefault((kind, one.get("publication-format") or ""), _iso(one))
    ordered = [found[kind] for kind in _DATES if found.get(kind)]
    return next(iter([*ordered, *filter(None, found.values())]), "")


def _iso(element: Element) -> str:
    parts = (_child(element, name) for name in ("year", "month", "day"))
    return dates.iso(*parts) or dates.checked(element.get("iso-8601-date") or "")


def _abstract(meta: Element) -> str:
    """Return the abstract proper: the first that is not a summary of another kind."""
    abstracts = list(meta.iterchildren("abstract"))
    found = next(
        (one for one in abstracts if not one.get("abstract-type")), abstracts[0] if abstracts else None
    )
    if found is None:
        return ""
    paragraphs = [plain(one) for one in found.iter("p")]
    return " ".join(filter(None, paragraphs)) or plain(found)


def _extra(
    front: Element, meta: Element, article: Element, ids: dict[str, str], kind: str
) -> Iterator[tuple[str, str]]:
    """Yield what a work has no place for, by the names BibTeX has for it where there is one."""
    if pmcid := identifiers.pmcid(ids.get("pmcid") or ids.get("pmc") or ids.get("pmcaid") or ""):
        yield "pmcid", pmcid
    yield from _named("issn", (plain(one) for one in front.iter("issn")))
    yield from _named("articletype", [kind])
    yield from _named("langid", [article.get("{http://www.w3.org/XML/1998/namespace}lang") or ""])
    yield from _named("license", _licences(meta))
    yield from _named("affiliation", _affiliations(meta))
    for date in meta.iterfind("history/date"):
        if (name := date.get("date-type") or "") in _HISTORY and (when := _iso(date)):
            yield name, when
    yield from _named("related", (_target(one) for one in meta.iterchildren("related-article")))


def _named(name: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((name, value) for value in dict.fromkeys(values) if value)


def _licences(meta: Element) -> Iterator[str]:
    """Yield the licence's address, or what it says when it gives none."""
    for licence in meta.iterfind("permissions/license"):
        links = [
            href(licence),
            *map(plain, licence.iter("{*}license_ref")),
            *(href(one) for one in licence.iter("ext-link", "uri")),
        ]
        yield next((link for link in links if "://" in link and "doi.org" not in link), plain(licence)[:500])


def _affiliations(meta: Element) -> Iterator[str]:
    """Yield where the authors work, without what serves to reach them."""
    for affiliation in meta.iter("aff"):
        pieces = [affiliation.text or ""]
        for part in affiliation:
            if part.tag not in _CONTACT and isinstance(part.tag, str):
                pieces.append(f" {plain(part)}" if part.tag != "institution-wrap" else _institution(part))
            pieces.append(part.tail or "")
        yield contact.redacted(" ".join("".join(pieces).split())).strip(" ,;.:")


def _institution(wrap: Element) -> str:
    return " " + " ".join(plain(one) for one in wrap.iterchildren("institution"))


def _target(related: Element) -> str:
    """Return how another article is related and which it is: ``retracted-article 10.1000/1``.

    >>> from lxml import etree
    >>> _target(etree.fromstring('<related-article related-article-type="companion" href="10.1000/1"/>'))
    'companion 10.1000/1'
    """
    address = href(related)
    which = identifiers.doi(address) or address or plain(related)[:200]
    return f"{related.get('related-article-type') or 'related'} {which}".strip()
