"""The entries of reference lists: each ``ref`` with the works that it lists, none of them twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Problem, Reference, Work
from kg.read.jats import citations, fields, identifiers
from kg.read.jats.xml import plain
from kg.read.printed import entry as printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.read.jats.fields import Citation
    from kg.read.jats.xml import Element

_NUMBERED = re.compile(r"[\[(]?\s?0*([1-9][0-9]{0,4})\s?(?:[\])]\s?[.:]?|[.:])\s+")
_LABEL = re.compile(r"[\[({]*\s*0*([1-9][0-9]{0,5})\s*([a-z]?)\s*[\])}]*\s*[.:,)]*")
_LONGEST_LABEL = 60
_MOST_WORKS = 40
_NOT_WORD = re.compile(r"[\W_]+")
_LONG_TITLE = 12


class Entry(NamedTuple):
    """A ``ref`` as it stands: its id, its printed label, its works with their texts and own ids."""

    element: Element
    id: str
    label: str
    works: tuple[Work, ...]
    texts: tuple[str, ...]
    citation_ids: tuple[str, ...]
    line: int
    part: str = ""


def read(element: Element, part: str, count: int, source: str, problems: list[Problem]) -> Entry:
    """Return one entry; ``count`` is how many entries there are, so that a year is not taken for a number."""
    found: list[Citation] = []
    label = _read(element, found)
    line = element.sourceline or 0
    if len(found) > _MOST_WORKS:
        message = f"this entry lists {len(found)} works; only the first {_MOST_WORKS} are read. Give each an entry of its own"
        problems.append(Problem(source, line, "crowded-entry", message, raw=element.get("id") or ""))
        found = found[:_MOST_WORKS]
    listed = [_listed(same) for same in _distinct(found)] or [_note(element)]
    if not label and (number := _NUMBERED.match(listed[0][1])) and int(number[1]) <= count:
        label = number[1]
    texts = tuple(_unnumbered(text, label) for _, text, _ in listed)
    if not any(texts):
        message = "this entry of the reference list says nothing; fill it in, or take it out"
        problems.append(Problem(source, line, "empty-reference", message, raw=element.get("id") or ""))
    works = tuple(work for work, _, _ in listed)
    return Entry(
        element, element.get("id") or "", label, works, texts, tuple(name for *_, name in listed), line, part
    )


def references(
    entries: Sequence[Entry], labels: Sequence[tuple[str, ...]], source: str
) -> Iterator[Reference]:
    """Yield the entries as references; works of one entry share its place in the list."""
    places: dict[str, int] = {}
    for entry, names in zip(entries, labels, strict=True):
        places[entry.part] = place = places.get(entry.part, 0) + 1
        for work, text, label in zip(entry.works, entry.texts, names, strict=True):
            yield Reference(label, place, work, entry.id, text, source, entry.line, part=entry.part)


def normal(label: str) -> str:
    """Return a printed label without its brackets and stops; one that is too long for a label is none.

    >>> normal("[07]."), normal("12a"), normal("Smith et al., 2010")
    ('7', '12a', 'Smith et al., 2010')
    """
    if len(label) > _LONGEST_LABEL:
        return ""
    if number := _LABEL.fullmatch(label):
        return number[1] + number[2]
    return label.strip(" []().:,")


def _read(element: Element, found: list[Citation]) -> str:
    """Add the outermost citations of an entry, wherever in it they stand; return its label."""
    label = ""
    for child in element:
        tag = child.tag
        if tag in fields.TAGS:
            found.append(fields.read(child))
        elif tag == "label":
            label = label or normal(plain(child))
        elif isinstance(tag, str):
            _read(child, found)
    return label


def _distinct(found: Iterable[Citation]) -> Iterator[list[Citation]]:
    """Yield the citations of one entry, those of the same work together."""
    several = list(found)
    if len(several) == 1:
        yield several
        return
    groups: list[list[Citation]] = []
    pair = len(several) == 2 and len({one.kind in fields.UNPRINTED for one in several}) == 2  # noqa: PLR2004 - one of each kind
    for one in several:
        same = next((group for group in groups if _same(group[0], one, paired=pair)), None)
        if same is None:
            groups.append([one])
        else:
            same.append(one)
    yield from groups


def _same(first: Citation, second: Citation, *, paired: bool) -> bool:
    """Say whether two citations of an entry are of one work; ``paired`` when they are all and tagged in two ways."""
    for kind, read_ in (("doi", identifiers.doi), ("pmid", identifiers.pmid)):
        one, other = read_(first.ids.get(kind, "")), read_(second.ids.get(kind, ""))
        if one and other:
            return one == other
    titles = [
        _normal(one.fields.get("article-title") or one.fields.get("source") or "") for one in (first, second)
    ]
    if all(titles):
        return titles[0] == titles[1] and first.fields.get("year") == second.fields.get("year")
    tagged, text = (titles[0], second.text) if titles[0] else (titles[1], first.text)
    return paired or (len(tagged) >= _LONG_TITLE and tagged in _normal(text))


def _normal(text: str) -> str:
    return _NOT_WORD.sub("", text.casefold())


def _listed(same: Sequence[Citation]) -> tuple[Work, str, str]:
    """Return the work that citations describe, its printed text and the id of the first."""
    best = same[0] if len(same) == 1 else max(same, key=lambda one: len(one.fields) + len(one.authors))
    for other in same:
        for kind, value in other.ids.items():
            best.ids.setdefault(kind, value)
        best.url = best.url or other.url
    work = citations.work(best)
    text = next((one.text for one in same if one.text), "")
    return work, text or _composed(work), next((one.id for one in same if one.id), "")


def _note(element: Element) -> tuple[Work, str, str]:
    """Return an entry that is not tagged as a citation."""
    pieces = [plain(child) for child in element if child.tag != "label" and isinstance(child.tag, str)]
    text = " ".join(filter(None, [(element.text or "").strip(), *pieces]))
    return printed.work(text), text, ""


def _unnumbered(text: str, label: str) -> str:
    """Return the text of an entry without the label that it may repeat."""
    number = _NUMBERED.match(text)
    if number and number[1] == label:
        return text[number.end() :]
    return text.removeprefix(f"{label} ") if label.isdecimal() else text


def _composed(work: Work) -> str:
    """Return a work as Vancouver style prints it: what a file without punctuation means."""
    names = ", ".join(
        person.literal or f"{person.family} {person.given}".rstrip()
        for person in work.authors or work.editors
    )
    issue = f"({work.issue})" if work.issue else ""
    place = "".join(filter(None, (work.volume, issue, f":{work.pages}" if work.pages else "")))
    parts = (names, work.title, work.container, work.publisher, f"{work.year};{place}".strip(";"))
    text = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)
    ids = (work.doi and f"doi:{work.doi}", work.pmid and f"PMID:{work.pmid}", work.url)
    return " ".join((text, *filter(None, ids))).strip()
