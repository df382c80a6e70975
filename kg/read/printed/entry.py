"""One entry of a printed reference list as a work: what its structure shows, and nothing guessed beyond that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Work
from kg.read.printed import authors, identifiers, imprint

if TYPE_CHECKING:
    from kg.model import Person

LONGEST = 5000
"""A longer entry is kept as text and not taken apart."""

_RUN_ON = re.compile(r"\W*[^\W\d_]\w*[a-z](?:[A-Z]\.?){2,}[a-z]")
"""Names that have run into each other or into the title."""
_QUOTED = re.compile(r"[\s.,;:]*[“\"„«‘](?P<title>[^“”\"„«»]{3,500}?)(?:[,.?!][”\"“»’]|[”\"“»’][,.])(?=\s)")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+|(?<=[a-z]{3}[.?!])(?=[A-Z])")
_IN = re.compile(r"(?:(?<=[.?!])\s+In\s+|[\s.,]*\bIn:\s*)(?=[A-Z])")
_ABBREVIATED = re.compile(r"(?:[A-Z][\w’'&-]{0,17}:?\s?){1,4}\.")
_JOURNAL_START = re.compile(
    r"(?:J|Am|Int|Eur|Br|Nat|Proc|Ann|Acta|Arch|Angew|Chem|Phys|Biophys|Biochem|Clin|Curr|Trans|Adv|Rev|Bull|Appl|Org|Inorg)\."
)
_NO_JOURNAL = re.compile(
    r"(?:Part|Pt|Section|Chapter|Vol|Volume|No|Review|Letter|Editorial|Comment|Reply|[IVX]+)\b"
)
_LONGEST_CONTAINER = 14
"""Words of the longest name of a journal or book."""
_EDITION = re.compile(
    r"[\s.,(]+(?:[0-9]{1,2}(?:st|nd|rd|th)|rev(?:ised)?\.?)\s+ed(?:n|ition)?\b[.)\s]*$", re.IGNORECASE
)
_EDGES = " \t\n.,;:*_"


class _Titles(NamedTuple):
    title: str = ""
    container: str = ""
    editors: tuple[Person, ...] = ()


def work(text: str) -> Work:
    """Return what an entry says of the work it names; fields that its structure does not show stay empty.

    >>> work("Callen JP. Dermatomyositis. Lancet. 2000 Jan 1;355(9197):53–7.").container
    'Lancet'
    """
    if len(text) > LONGEST:
        return Work()
    ids = identifiers.find(text)
    body = text[: ids.end]
    byline = authors.read(body)
    printed = imprint.read(body, byline.end)
    head = printed.title_part.of(body)
    shown = byline.authors or _QUOTED.match(head) or (printed.pages and not _RUN_ON.match(head))
    titles = _titles(head, byline, printed) if shown else _Titles()
    return Work(
        type=_type(printed, titles),
        title=titles.title,
        authors=() if byline.editors else byline.authors,
        editors=byline.authors if byline.editors else titles.editors,
        container=titles.container,
        date=printed.date,
        volume=printed.volume,
        issue=printed.issue,
        pages=printed.pages,
        publisher=printed.publisher,
        doi=ids.doi,
        pmid=ids.pmid,
        url=ids.url,
    )


def _titles(head: str, byline: authors.Byline, printed: imprint.Imprint) -> _Titles:
    """Part the title of the work from that of the journal or book it is in."""
    if quoted := _QUOTED.match(head):
        return _Titles(quoted["title"].strip(_EDGES), head[quoted.end() :].strip(_EDGES))
    if inside := _IN.search(head):
        return _in_book(head[: inside.start()], head[inside.end() :])
    if printed.publisher:
        return _Titles(_EDITION.sub("", head).strip(_EDGES))
    segments = [segment for segment in _SENTENCE_END.split(head.strip(" \t\n,;:*_")) if segment.strip(_EDGES)]
    if byline.commas or not segments[1:]:
        return _by_comma(" ".join(segments))
    if _JOURNAL_START.fullmatch(segments[0].strip()) and all(map(_ABBREVIATED.fullmatch, segments[:-1])):
        return _Titles(container=" ".join(segments).strip(_EDGES))
    cut = len(segments) - 1
    while cut > 1 and _ABBREVIATED.fullmatch(segments[cut - 1]) and not _NO_JOURNAL.match(segments[cut - 1]):
        cut -= 1
    return _joined(" ".join(segments[:cut]), " ".join(segments[cut:]))


def _in_book(title: str, book: str) -> _Titles:
    byline = authors.read(book)
    editors, start = (byline.authors, byline.end) if byline.editors else ((), 0)
    return _Titles(title.strip(_EDGES), _EDITION.sub("", book[start:]).strip(_EDGES), editors)


def _by_comma(segment: str) -> _Titles:
    """Part a title from the journal after the last comma (Elsevier)."""
    title, comma, container = segment.rpartition(", ")
    if comma and " " in title and container[:1].isupper():
        return _joined(title, container)
    return _Titles(segment.strip(_EDGES))


def _joined(title: str, container: str) -> _Titles:
    if len(container.split()) > _LONGEST_CONTAINER:
        return _Titles(f"{title} {container}".strip(_EDGES))
    return _Titles(title.strip(_EDGES), container.strip(_EDGES))


def _type(printed: imprint.Imprint, titles: _Titles) -> str:
    if printed.publisher:
        return "incollection" if titles.container else "book"
    return "article" if titles.container and (printed.volume or printed.pages) else "misc"
