"""Entries without an identifier: which work of their title, year and first author they mean, if that can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.merge.identifiers import told_apart
from kg.merge.votes import leading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    own: dict[str, list[Listed]] = {}
    for part in _parts(bare):
        plain = _is_plain(part[0])
        fitting = {name: members for name, members in identified.items() if not told_apart(part, members)}
        if plain and len({entry.article for entry in part}) < len(part):
            found |= {entry: name_group(entry) for entry in part}
            unsure += part
            continue
        fitting |= own if plain else {}
        group = leading({name: {entry.article for entry in members} for name, members in fitting.items()})
        if not group:
            unsure += part if fitting else []
            group = f"title:{part[0].id}"
            own[group] = part
        found |= dict.fromkeys(part, group)
    return found, unsure


def _parts(entries: Sequence[Listed]) -> Iterator[list[Listed]]:
    """Yield the entries that a common volume or first page joins, those that give neither last."""
    parts: list[list[Listed]] = []
    for entry in sorted(entries):
        if not _is_plain(entry):
            near = [part for part in parts if any(_share(entry, other) for other in part)]
            parts = [part for part in parts if part not in near]
            parts.append([entry, *(other for part in near for other in part)])
    yield from sorted(sorted(part) for part in parts)
    if plain := sorted(filter(_is_plain, entries)):
        yield plain


def name_group(entry: Listed) -> str:
    """Return the group of an entry whose title is no evidence: with those printed alike, volume and page included, or alone."""
    if entry.volume and entry.page:
        return f"printed:{entry.name} {entry.volume} {entry.page}"
    return f"entry:{entry.id}"


def _is_plain(entry: Listed) -> bool:
    return not entry.volume and not entry.page


def _share(one: Listed, other: Listed) -> bool:
    return bool((one.volume and one.volume == other.volume) or (one.page and one.page == other.page))
