"""What links can name: the entries of the reference lists under their labels, found by the ids of the file."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Problem, Severity
from kg.read.jats.xml import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.read.jats.references import Entry
    from kg.read.jats.xml import Element

_CITING = frozenset({"bibr", "ref", "bib", "bibl", "reference"})
"""The kinds of link that should name a reference; of any other kind, or of none, some do."""

_NUMBER = re.compile(r"\W*0*([1-9][0-9]{0,5})\W*")
_SAMPLE = 200
_EXCERPT = 80
_LEAST_AGREEING, _SHARE_AGREEING = 2, 0.8


class Target(NamedTuple):
    """An entry as a link names it; ``place`` is that in the list of its part, from 0, -1 when there is none.

    ``labels`` are those of the works it lists, ``number`` is its printed or counted number.
    """

    labels: tuple[str, ...]
    place: int = -1
    number: int | None = None
    part: str = ""


class Cited(NamedTuple):
    """What one link names, in the order of its ids."""

    targets: tuple[Target, ...]


@dataclass(slots=True)
class Shelf:
    """All targets of a file: by id, as a list and by number, for each part; and all labels."""

    by_id: dict[str, dict[str, Target]] = field(default_factory=dict)
    lists: dict[str, list[Target]] = field(default_factory=dict)
    numbers: dict[str, dict[int, Target]] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()


@dataclass(slots=True)
class Scope:
    """What the links of one part can name, and what those seen so far do name.

    ``ids`` are all ids of the file, sought when first needed.
    """

    shelf: Shelf
    targets: dict[str, Target]
    source: str
    problems: list[Problem]
    seen: dict[str, Cited] = field(default_factory=dict)
    ids: frozenset[str] | None = None


def scope(shelf: Shelf, part: str, source: str, problems: list[Problem]) -> Scope:
    """Return the scope of a part: its own list first, then the article's, then those of other parts."""
    found: dict[str, Target] = {}
    for other in (*reversed(shelf.by_id), "", part):
        found |= shelf.by_id.get(other, {})
    return Scope(shelf, found, source, problems)


def shelve(entries: Sequence[Entry], labels: Sequence[tuple[str, ...]]) -> Shelf:
    """Return the targets of ``entries``, whose works have ``labels``; of two that share an id the first is meant."""
    shelf = Shelf(labels=frozenset(label for several in labels for label in several))
    for entry, names in zip(entries, labels, strict=True):
        listed = shelf.lists.setdefault(entry.part, [])
        ids = shelf.by_id.setdefault(entry.part, {})
        numbers = shelf.numbers.setdefault(entry.part, {})
        number = int(names[0]) if names[0].isdecimal() else None
        target = Target(names, len(listed), number, entry.part)
        listed.append(target)
        if entry.id:
            ids.setdefault(entry.id, target)
        if number is not None:
            numbers.setdefault(number, target)
        for name, label in zip(entry.citation_ids, names, strict=True):
            if name:
                ids.setdefault(name, target if len(names) == 1 else target._replace(labels=(label,)))
    return shelf


def counted(entries: Sequence[Entry], links: Iterable[Element]) -> bool:
    """Say whether links print the places of entries that carry no number themselves."""
    places: dict[str, int] = {}
    for place, entry in enumerate(entries, start=1):
        places.setdefault(entry.id, place)
    agreeing = seen = 0
    for link in links:
        place = places.get((link.get("rid") or "").strip(), 0)
        if place and (match := _NUMBER.fullmatch(plain(link))):
            seen += 1
            agreeing += int(match[1]) == place
            if seen == _SAMPLE:
                break
    return agreeing >= max(_LEAST_AGREEING, _SHARE_AGREEING * seen)


def names(entries: Sequence[Entry], *, numbered: frozenset[str] = frozenset()) -> list[tuple[str, ...]]:
    """Return the labels of each entry's works: its printed label when no other has it, else its id.

    In the parts in ``numbered`` an entry without label is known by its place. Labels of appended parts yield
    to those of the article. The first work of an entry has its label, the others have a letter more.
    """
    wished = [_wish(entry, place, numbered) for entry, place in _places(entries)]
    counts = Counter((entry.part, wish) for entry, wish in zip(entries, wished, strict=True))
    main = {wish for entry, wish in zip(entries, wished, strict=True) if not entry.part}
    own = [
        wish if counts[entry.part, wish] == 1 and (not entry.part or wish not in main) else ""
        for entry, wish in zip(entries, wished, strict=True)
    ]
    taken = {label: 1 for label in own if label}
    given = []
    for number, (entry, wish, label) in enumerate(zip(entries, wished, own, strict=True), start=1):
        first = label or _free(entry.id or wish or f"entry {number}", taken)
        given.append((first, *(_free(f"{first}{_letter(n)}", taken) for n in range(1, len(entry.works)))))
    return given


def _places(entries: Iterable[Entry]) -> Iterator[tuple[Entry, int]]:
    seen: Counter[str] = Counter()
    for entry in entries:
        seen[entry.part] += 1
        yield entry, seen[entry.part]


def _wish(entry: Entry, place: int, numbered: frozenset[str]) -> str:
    return entry.label or (str(place) if entry.part in numbered else "")


def _letter(number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[number] if number < 26 else f"-{number + 1}"  # noqa: PLR2004 - letters


def _free(label: str, taken: dict[str, int]) -> str:
    """Return ``label``, or the first of ``label~2``, … that is not taken; ``taken`` counts what was asked for."""
    free = label
    while free in taken:
        taken[label] += 1
        free = f"{label}~{taken[label]}"
    taken[free] = 1
    return free


def resolve(link: Element, scope: Scope) -> Cited | None:
    """Return what a link names, or None when it is none to references."""
    rid = link.get("rid") or ""
    if found := scope.seen.get(rid):
        return found
    citing = (link.get("ref-type") or "").lower() in _CITING
    targets: list[Target] = []
    for name in rid.split():
        targets += _targets(name, scope) or (_missing(name, link, scope) if citing else ())
    if targets and all(target.place >= 0 for target in targets):
        scope.seen[rid] = Cited(tuple(targets))
    if citing and not rid.strip():
        message = (
            "this link is marked as a citation but names no reference; add the id of the reference as its rid"
        )
        scope.problems.append(_problem(scope, link, "link-without-target", message))
    return Cited(tuple(targets)) if targets else None


def _targets(name: str, scope: Scope) -> list[Target]:
    if target := scope.targets.get(name):
        return [target]
    pieces = re.split(r"[,;#]+", name)
    several = [scope.targets.get(piece) for piece in pieces if piece]
    return [target for target in several if target] if all(several) else []


def _missing(name: str, link: Element, scope: Scope) -> list[Target]:
    """Return a target that names nothing, so that the text shows what it cites; none when it names something else."""
    if scope.ids is None:
        scope.ids = frozenset(link.getroottree().xpath("//@id"))
    if name in scope.ids:
        message = f"this link is marked as a citation, but {name!r} is no reference; correct its rid or its ref-type"
        scope.problems.append(_problem(scope, link, "link-to-no-reference", message))
        return []
    message = (
        f"this link names {name!r}, an id that nothing has; correct it, or add the reference to the list"
    )
    line = link.sourceline or 0
    scope.problems.append(Problem(scope.source, line, "dangling-link", message, Severity.ERROR, name))
    return [Target((name if name not in scope.shelf.labels else f"#{name}",))]


def _problem(scope: Scope, link: Element, code: str, message: str) -> Problem:
    raw = plain(link)[:_EXCERPT]
    return Problem(scope.source, link.sourceline or 0, code, message, Severity.WARNING, raw)
