"""What passes between the steps of the BibTeX reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Severity

if TYPE_CHECKING:
    import re

    from kg.read.bibtex.values import Piece

EXCERPT = 200
"""Characters of the text that a fault quotes."""

MOST_FIELDS = 10_000
"""Fields of one block; what stands beyond is left out, and said to be."""


class Field(NamedTuple):
    """A field as it is written; ``name`` in lower case, ``line`` of the file, from 1."""

    name: str
    pieces: tuple[Piece, ...]
    line: int


class Fault(NamedTuple):
    """A problem, but for the name of the source."""

    line: int
    code: str
    message: str
    raw: str = ""
    severity: Severity = Severity.WARNING


class Region(NamedTuple):
    """The inside of a block: from behind its opening delimiter, on ``line``, to a limit it cannot pass.

    ``closer`` is the delimiter that ends it, ``marks`` the rule by which braces count.
    """

    text: str
    start: int
    limit: int
    line: int
    closer: str
    marks: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Block:
    """One ``@type{…}``; ``raw`` is all of it. A ``string`` has macros for fields, a ``comment`` has none."""

    type: str
    key: str
    fields: tuple[Field, ...]
    line: int
    raw: str
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with its macros expanded; values still hold LaTeX. ``lines`` says where each field stands."""

    type: str
    key: str
    fields: dict[str, str]
    lines: dict[str, int]
    line: int
    raw: str
