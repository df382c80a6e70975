"""JATS articles: references, links to them, who is cited how often and never, against the publishers' tagging."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.accuracy.report import Report
from kg.read import jats, pointers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kg.model import Document, Label, Marker

_GOLD = "gold.jsonl"


@dataclass(slots=True)
class _Read:
    """What was read of the article itself, texts appended to it apart, in the terms of the gold."""

    references: int = 0
    links: set[int] = field(default_factory=set)
    cited: Counter[str] = field(default_factory=Counter)
    implied: set[str] = field(default_factory=set)
    dangling: set[str] = field(default_factory=set)
    never: list[str] = field(default_factory=list)


def compare(folder: Path) -> Report:
    """Compare each article of ``gold.jsonl``, which names it relative to ``folder`` or to a folder in it.

    An article differs when the number of references or of links to them, the links of any reference, the references
    never cited (ranges filled) or the links to nothing are not those of the gold.
    """
    report = Report("jats")
    counts: Counter[str] = Counter()
    with (folder / _GOLD).open(encoding="utf-8") as lines:
        for gold in map(json.loads, lines):
            path = folder / gold["corpus"] / gold["file"]
            document = jats.parse(path.read_bytes(), gold["file"])
            report.add(gold["file"], "; ".join(_differences(gold, _read(document))) or None)
            counts.update(_counts(gold, document))
    report.notes = list(_notes(counts))
    return report


def _read(document: Document) -> _Read:
    listed = [reference for reference in document.printed if not reference.part]
    by_label = {reference.label: reference for reference in listed}
    first = {reference.position: reference for reference in reversed(listed)}
    found = _Read(references=len(first))
    for marker in _markers(document):
        for label in marker.labels:
            reference = by_label.get(label.text)
            if label.link:
                found.links.add(label.link)
            if not reference:
                found.dangling.update([label.text.lstrip("#")] if label.link else ())
            elif label.link:
                found.cited[reference.key] += reference is first[reference.position]
            elif _in_linked_range(label, marker):
                found.implied.add(reference.key)
    mentioned = {*found.cited, *found.implied}
    found.never = sorted(one.key for one in first.values() if one.key not in mentioned)
    return found


def _markers(document: Document) -> Iterator[Marker]:
    return (marker for block in document.blocks if not block.part for marker in block.markers)


def _in_linked_range(label: Label, marker: Marker) -> bool:
    """Say whether a label is implied by a range of which the format links an end: the gold fills no others."""
    return label.implied and any(other.link and label.span.holds(other.span) for other in marker.labels)


def _differences(gold: Mapping[str, Any], found: _Read) -> Iterator[str]:
    if found.references != gold["n_ref"]:
        yield f"{found.references} references, not {gold['n_ref']}"
    if len(found.links) != gold["n_citation_xref"]:
        yield f"{len(found.links)} links to references, not {gold['n_citation_xref']}"
    for name in sorted({*found.cited, *gold["cite_counts"]}):
        if (read := found.cited[name]) != (wanted := gold["cite_counts"].get(name, 0)):
            yield f"{name} linked {read} times, not {wanted}"
    for name, read_, wanted_ in (
        ("never cited", found.never, gold["never_cited"]),
        ("links to nothing", sorted(found.dangling), gold["dangling"]),
    ):
        if sorted(wanted_) != read_:
            more, less = sorted({*read_} - {*wanted_}), sorted({*wanted_} - {*read_})
            yield f"{name}: {f'{more} too many ' if more else ''}{f'{less} too few' if less else ''}".strip()


def _counts(gold: Mapping[str, Any], document: Document) -> Iterator[str]:
    """Yield the name of each thing that is worth counting, as often as it occurs."""
    for marker in _markers(document):
        yield "groups"
        yield from ("links" for label in marker.labels if label.link)
        yield from ("implied" for label in marker.labels if label.implied)
    yield from ("appended" for block in document.blocks if block.part for _ in block.markers)
    yield from (problem.code for problem in document.problems)
    yield from ("disagreeing" for _ in range(gold["n_text_label_mismatch"]))
    marked = sum(len(block.markers) for block in pointers.find(document).blocks)
    yield from ("untagged" for _ in range(marked - sum(len(block.markers) for block in document.blocks)))


def _notes(counts: Counter[str]) -> Iterator[str]:
    yield f"{counts['links']} labels linked in {counts['groups']} groups, {counts['implied']} more implied by ranges"
    yield f"{counts['appended']} groups in sub-articles and responses, which are counted apart"
    yield f"{counts['untagged']} groups that no link marks were found in the text"
    yield (
        f"{counts['print-differs-from-link']} links that print another number than they name (the gold has "
        f"{counts['disagreeing']}), {counts['range-differs-from-link']} such ranges: the link is followed, a problem says so"
    )
