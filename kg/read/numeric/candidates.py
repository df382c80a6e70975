"""Numbers that stand where a citation might, before it is decided whether they are one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.model import BlockKind, MarkerForm

if TYPE_CHECKING:
    from kg.model import Span
    from kg.read.labels import Printed

READ_KINDS = frozenset(
    {
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.TABLE_ROW,
        BlockKind.CAPTION,
        BlockKind.FOOTNOTE,
    }
)
"""Where citations stand: not in the title, the authors' names and addresses, the reference list or code."""


class Family(StrEnum):
    """How a group of numbers is printed; the value is how people call it."""

    RAISED = "numeric superscripts"
    SQUARE = "numbers in square brackets"
    ROUND = "numbers in round brackets"
    BARE = "bare numbers glued to words"
    NAMED = "numbers called references"
    COLUMN = "numbers in a column of references"

    @property
    def form(self) -> MarkerForm:
        """Return the form of a marker of this family."""
        return MarkerForm.SUPERSCRIPT if self in {Family.RAISED, Family.BARE} else MarkerForm.BRACKET


NAMED = frozenset({Family.NAMED, Family.COLUMN})
"""Families whose numbers the text itself calls references."""


class Doubt(StrEnum):
    """Why a group of numbers is probably no citation."""

    NONE = ""
    EXPONENT = "exponent"
    UNIT = "power of a unit"
    CHEMISTRY = "isotope, locant or name"
    INTERVAL = "interval"
    OBJECT = "number of a figure, table or equation"
    ENUMERATION = "number of a list item"
    NOTE = "footnote of its own"
    AFTER_NUMBER = "value beside a number"
    AFTER_LETTER = "power of a variable"

    @property
    def soft(self) -> bool:
        """Say whether the order of the citations around it can outweigh the doubt."""
        return self in {Doubt.AFTER_NUMBER, Doubt.AFTER_LETTER}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A group of numbers at ``span`` of the text of block ``block``; the spans of ``items`` are in that text too."""

    block: int
    span: Span
    family: Family
    items: tuple[Printed, ...]
    doubt: Doubt = Doubt.NONE

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the numbers that are printed, the ends of ranges included."""
        return tuple(number for item in self.items for number in item.numbers)
