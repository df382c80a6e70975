"""Numbers in the column of a table that is headed "References"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.model import BlockKind, Span
from kg.read import labels
from kg.read.numeric.candidates import Candidate, Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Block

_CELL = re.compile(r"[^|\t]+")
_HEADING = re.compile(
    r"\W*(?:refs?|references?|citations?|cited\s+in|sources?)(?:\s+(?:no|nos|numbers?))?\W*", re.IGNORECASE
)


class _Column(NamedTuple):
    place: int
    of: int


def candidates(blocks: Iterable[Block]) -> Iterator[Candidate]:
    """Yield the numbers that fill a cell of such a column, table by table, in order."""
    column: _Column | None = None
    for index, block in enumerate(blocks):
        cells = (
            [match for match in _CELL.finditer(block.text) if match[0].strip()]
            if block.kind is BlockKind.TABLE_ROW
            else []
        )
        heading = next((place for place, cell in enumerate(cells) if _HEADING.fullmatch(cell[0])), None)
        if not cells:
            column = None
        elif heading is not None:
            column = _Column(heading, len(cells))
        elif column and (group := _group(index, column, cells)):
            yield group


def _group(index: int, column: _Column, cells: list[re.Match[str]]) -> Candidate | None:
    """Return the numbers of a row; a row with joined cells counts from its end when the column is the last."""
    if column.place == column.of - 1:
        cell = cells[-1]
    elif len(cells) == column.of:
        cell = cells[column.place]
    else:
        return None
    content = cell[0].strip()
    start = cell.start() + len(cell[0]) - len(cell[0].lstrip())
    items = labels.parse(content, words=False, at=start)
    return Candidate(index, Span(start, start + len(content)), Family.COLUMN, items) if items else None
