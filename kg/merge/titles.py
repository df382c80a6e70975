"""Entries without an identifier: which work of their title, year and first author they mean, if that can be told."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.merge.fitting import Fitting, marks
from kg.merge.votes import leading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.merge.fitting import Mark
    from kg.model import Listed


def by_title(
    bare: Sequence[Listed], identified: Mapping[str, Sequence[Listed]]
) -> tuple[dict[Listed, str], list[Listed]]:
    """Return for each of the entries ``bare`` of one title the group it is in, and those that fit several.

    ``identified`` are the entries of that title that have an identifier, by group. An entry joins the one group that its
    volume and first page do not speak against, or the one that leads by number of articles; else it stays outside all.
    Of a title that one list gives twice, with neither volume nor page, nothing is joined: the list means two works by it.
    """
    found: dict[Listed, str] = {}
    unsure: list[Listed] = []
    own: dict[str, set[str]] = {}
    groups = Fitting(identified)
    for part in _parts(bare):
        plain = not marks(part[0])
        if plain and len({entry.article for entry in part}) < len(part):
            found |= {entry: name_group(entry) for entry in part}
            unsure += part
            continue
        fitting = groups.to(part) | (own if plain else {})
        group = leading(fitting)
        if not group:
            unsure += part if fitting else []
            group = f"title:{part[0].id}"
            own[group] = {entry.article for entry in part}
        found |= dict.fromkeys(part, group)
    return found, unsure


def _parts(entries: Sequence[Listed]) -> Iterator[list[Listed]]:
    """Yield the entries that a common volume or first page joins, those that give neither last."""
    marked: defaultdict[Mark, list[Listed]] = defaultdict(list)
    for entry in entries:
        for mark in marks(entry):
            marked[mark].append(entry)
    seen: set[Listed] = set()
    parts = [sorted(_joined(entry, marked, seen)) for entry in entries if marks(entry) and entry not in seen]
    yield from sorted(parts)
    if plain := sorted(entry for entry in entries if not marks(entry)):
        yield plain


def _joined(first: Listed, marked: dict[Mark, list[Listed]], seen: set[Listed]) -> list[Listed]:
    """Return ``first`` with all that a chain of common marks leads to, and note them as ``seen``."""
    seen.add(first)
    part = [first]
    for entry in part:  # which grows meanwhile
        for mark in marks(entry):
            others = [other for other in marked.pop(mark, ()) if other not in seen]
            seen.update(others)
            part += others
    return part


def name_group(entry: Listed) -> str:
    """Return the group of an entry whose title is no evidence: with those printed alike, volume and page included, or alone."""
    if entry.volume and entry.page:
        return f"printed:{entry.name} {entry.volume} {entry.page}"
    return f"entry:{entry.id}"
