"""What is wrong with a numeric marker, or was read against the letter of the text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Problem, Severity
from kg.read import labels
from kg.read.numeric.candidates import Family

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.model import Block
    from kg.read.numeric.candidates import Candidate
    from kg.read.style import Style


class _Fault(NamedTuple):
    code: str
    message: str
    severity: Severity = Severity.WARNING


def problems(
    group: Candidate, block: Block, style: Style, known: Collection[str], source: str
) -> Iterator[Problem]:
    """Yield the faults of a group that was read as a marker; ``known`` is empty when there is no reference list."""
    line = block.line_at(group.span.start)
    for fault in (*_of_ranges(group, known), *_of_labels(group, known), *_of_reading(group, style)):
        yield Problem(source, line, fault.code, fault.message, fault.severity, group.span.of(block.text))


def _of_ranges(group: Candidate, known: Collection[str]) -> Iterator[_Fault]:
    for item in group.items:
        if wrong := labels.fault(item, known):
            yield _Fault(
                "bad-range",
                f"{item.first}–{item.last} is read as its ends only, because {wrong}; correct the range",
            )


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
        yield _Fault(
            "glued-labels",
            f"read as {read}, which the list allows as the only reading; put commas between them",
        )
    if group.family is Family.BARE:
        yield _Fault(
            "bare-number", f"read as a citation of {read}, which is due here; set the number as a superscript"
        )
    elif group.family not in style.families:
        yield _Fault(
            "other-style",
            f"read as a citation of {read}, which is due here, though the article cites in another way",
        )
