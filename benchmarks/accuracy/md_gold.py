"""Articles as Markdown whose citations are numbers: every block must link what the gold links, and no trap."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.accuracy.report import Report
from kg.read import markdown, pointers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kg.model import Document, Marker

_TAG = re.compile(r"<[^<>]+>|[*\s]")
_BRACKETED_RANGE = re.compile(r"[\])]\s*[-–—−]\s*[\[(]")


@dataclass(slots=True)
class _Line:
    """What stands on one line: the numbers linked, and the markers as printed, without blanks."""

    numbers: set[int] = field(default_factory=set)
    printed: Counter[str] = field(default_factory=Counter)


def compare(folder: Path) -> Report:
    """Compare each article of ``folder`` (``NAME.md`` with ``NAME.gold.json``), block by block.

    An article differs when a block links other references than the gold, or a trap is read as a citation. What
    only shows that the gold and the printed text disagree is counted in the notes, and counts as a difference all the same.
    """
    report = Report("md-gold")
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        gold = json.loads(path.read_text("utf-8"))
        document = pointers.find(markdown.parse(path.with_name(f"{name}.md").read_text("utf-8"), name))
        found = list(_differences(gold, document))
        report.add(name, "; ".join(what for what, _ in found) or None)
        counts["disputed"] += bool(found) and all(disputed for _, disputed in found)
        counts["blocks"] += len(gold["blocks"])
        counts["groups"] += gold["n_groups"]
        counts["traps"] += gold["n_traps"]
        counts.update(_references(gold, document))
    report.notes = list(_notes(report, counts))
    return report


def _differences(gold: Mapping[str, Any], document: Document) -> Iterator[tuple[str, bool]]:
    """Yield each difference, and whether it is one between the gold and the printed text."""
    lines: defaultdict[int, _Line] = defaultdict(_Line)
    for block in document.blocks:
        for marker in block.markers:
            line = lines[marker.line]
            line.numbers |= _numbers(marker)
            line.printed[_bare(marker.span.of(block.text))] += 1
    for block in gold["blocks"]:
        read = lines.pop(block["line"], _Line())
        yield from _of_block(block, read)
    yield from (
        (f"line {number}: {sorted(line.numbers)} on a line without text", False)
        for number, line in lines.items()
    )


def _of_block(block: Mapping[str, Any], read: _Line) -> Iterator[tuple[str, bool]]:
    wanted = {number for group in block["groups"] for number in group["expanded"]}
    taken = [trap for trap in block["traps"] if _is_taken(trap, block, read)]
    filled = [group["text"] for group in block["groups"] if _BRACKETED_RANGE.search(group["text"])]
    where = f"line {block['line']}"
    for trap in taken:
        yield (
            f"{where}: {trap!r} is read as a citation; in the gold it is none",
            True,
        )
    extra = read.numbers - wanted - {number for trap in taken for number in _within(trap)}
    if extra:
        why = f", the range [{filled[0]}] being filled" if filled and extra <= _within(*filled) else ""
        yield f"{where}: {sorted(extra)} linked, not in the gold{why}", bool(why)
    if missing := wanted - read.numbers:
        yield f"{where}: {sorted(missing)} not linked", False


def _is_taken(trap: str, block: Mapping[str, Any], read: _Line) -> bool:
    """Say whether more markers are read as a trap is printed than the gold has groups printed so."""
    printed = _bare(trap)
    meant = sum(_bare(group["text"]) == printed for group in block["groups"])
    return read.printed[printed] > meant


def _numbers(marker: Marker) -> set[int]:
    return {int(match[0]) for label in marker.labels if (match := re.match(r"[0-9]+", label.text))}


def _within(*texts: str) -> set[int]:
    """Return the numbers of texts and those between them."""
    numbers = [int(number) for text in texts for number in re.findall(r"[0-9]+", text)]
    return set(range(min(numbers), max(numbers) + 1)) if numbers else set()


def _bare(text: str) -> str:
    return _TAG.sub("", text).strip("[](),;")


def _references(gold: Mapping[str, Any], document: Document) -> Counter[str]:
    """Count what the reference list says, where the gold has it: label, year, title, first author."""
    counts: Counter[str] = Counter(references=len(gold["refs"]), found=len(document.printed))
    printed = {reference.label: reference.work for reference in document.printed}
    for entry in gold["refs"]:
        work = printed.get(str(entry["n"]))
        if work is None:
            continue
        first = work.authors[0] if work.authors else None
        name = " ".join(filter(None, (first.particle, first.family))) if first else ""
        for part, value in (("year", work.year), ("title", work.title), ("surname", name)):
            if entry[part]:
                counts[f"{part} in the gold"] += 1
                counts[f"{part} equal"] += _plain(value) == _plain(entry[part])
                counts[f"{part} empty"] += not value
    return counts


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFKD", text)).casefold()


def _notes(report: Report, counts: Counter[str]) -> Iterator[str]:
    yield f"{counts['groups']} groups in {counts['blocks']} blocks, {counts['traps']} traps"
    if counts["disputed"]:
        yield (
            f"in {counts['disputed']} of the {len(report.differences)} articles that differ, gold and printed text disagree: a number "
            "that is printed as the article prints its citations, and that its list has, but that the publisher did not tag; or a range "
            "over two brackets, of which the gold has the ends only"
        )
    yield f"{counts['found']} of {counts['references']} references found in the printed lists"
    for part in ("year", "title", "surname"):
        gold, equal, empty = (counts[f"{part} {what}"] for what in ("in the gold", "equal", "empty"))
        yield f"{part}: {equal} of {gold} equal, {empty} left empty, {gold - equal - empty} otherwise"
