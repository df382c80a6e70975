"""One label for each entry: its key, or a name of its own when the key is missing or taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Severity
from kg.read.bibtex.records import EXCERPT, Entry, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def label(entries: Iterable[Entry]) -> tuple[list[str], list[Fault]]:
    """Return the labels in order, and the keys that are missing, stand twice, or differ in case alone.

    The second entry with the key ``a`` is called ``a~2``, the next ``a~3``; an entry without a key ``~`` and its
    place in the list. No label stands twice.
    """
    listed = list(entries)
    keys = {entry.key for entry in listed}
    first: dict[str, Entry] = {}
    alike: dict[str, Entry] = {}
    labels: list[str] = []
    faults: list[Fault] = []
    counts: dict[str, int] = {}
    for position, entry in enumerate(listed, start=1):
        if not entry.key:
            labels.append(_unused("", position, keys))
            faults.append(_keyless(entry, labels[-1]))
        elif entry.key in first:
            counts[entry.key] = counts.get(entry.key, 1) + 1
            labels.append(_unused(entry.key, counts[entry.key], keys))
            faults.append(_repeated(entry, first[entry.key], labels[-1]))
        else:
            labels.append(entry.key)
            first[entry.key] = entry
            faults.extend(_in_other_case(entry, alike.setdefault(entry.key.casefold(), entry)))
    return labels, faults


def _unused(key: str, number: int, keys: set[str]) -> str:
    """Return ``key~number``, with another tilde while an entry is called so."""
    chosen = f"{key}~{number}"
    while chosen in keys:
        chosen = f"{chosen}~"
    keys.add(chosen)
    return chosen


def _keyless(entry: Entry, chosen: str) -> Fault:
    message = f"the entry has no key, so that nothing can cite it; it is listed as {chosen!r}. Write a key after the brace"
    return Fault(entry.line, "empty-key", message, entry.raw[:EXCERPT])


def _repeated(entry: Entry, earlier: Entry, chosen: str) -> Fault:
    message = (
        f"the key {entry.key[:EXCERPT]!r} stands already in line {earlier.line}, and citations mean that entry; "
        f"this one is listed as {chosen[:EXCERPT]!r}. Give it a key of its own, or delete it"
    )
    return Fault(entry.line, "duplicate-key", message, entry.raw[:EXCERPT])


def _in_other_case(entry: Entry, earlier: Entry) -> Iterator[Fault]:
    if earlier is not entry:
        message = (
            f"the key {entry.key[:EXCERPT]!r} differs in case alone from {earlier.key[:EXCERPT]!r} in line {earlier.line}; "
            "BibTeX takes both for one"
        )
        yield Fault(entry.line, "keys-differ-in-case", message, entry.key[:EXCERPT], Severity.INFO)
