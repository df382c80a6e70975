"""What is wrong with numeric markers, or was read against the letter of the text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Problem, Severity
from kg.read import labels
from kg.read.numeric.candidates import NAMED, Family

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kg.model import Document
    from kg.read.numeric.candidates import Candidate
    from kg.read.style import Style


class _Fault(NamedTuple):
    code: str
    message: str
    severity: Severity = Severity.WARNING


def problems(
    groups: Sequence[Candidate], document: Document, style: Style, known: Collection[str]
) -> Iterator[Problem]:
    """Yield the faults of the groups that were read as markers; ``known`` is empty when there is no reference list."""
    for group in groups:
        block = document.blocks[group.block]
        line, raw = block.line_at(group.span.start), group.span.of(block.text)
        for fault in (*_of_ranges(group, known), *_of_labels(group, known), *_of_reading(group, style)):
            yield Problem(document.source, line, fault.code, fault.message, fault.severity, raw)
    if groups and not known:
        message = f"{len(groups)} numeric citations and no reference list; add one under a heading such as References"
        yield Problem(document.source, 0, "no-reference-list", message, Severity.ERROR)


def _of_ranges(group: Candidate, known: Collection[str]) -> Iterator[_Fault]:
    for item in group.items:
        if wrong := labels.fault(item, known):
            message = f"{item.first}–{item.last} is read as its two ends, because {wrong}; correct the range"
            yield _Fault("bad-range", message)


def _of_labels(group: Candidate, known: Collection[str]) -> Iterator[_Fault]:
    for label in labels.expand(group.items, known) if known else ():
        if label.text not in known:
            message = (
                f"no reference is numbered {label.text}; correct the marker, or add the reference to the list"
            )
            yield _Fault("dangling-label", message, Severity.ERROR)


def _of_reading(group: Candidate, style: Style) -> Iterator[_Fault]:
    read = " and ".join(group.numbers)
    if any(before.span.end == after.span.start for before, after in pairwise(group.items)):
        message = f"read as {read}, the only reading that the list allows; put commas between the numbers"
        yield _Fault("glued-labels", message)
    if group.family is Family.BARE:
        message = f"read as a citation of {read}; set the number as a superscript or in brackets"
        yield _Fault("bare-number", message, Severity.INFO)
    elif group.family not in {*style.families, *NAMED}:
        message = f"read as a citation of {read}, which is due here, though the article cites by {style.families[0]}"
        yield _Fault("other-style", message, Severity.INFO)
