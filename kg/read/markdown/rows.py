"""Rows of tables: the passages of their cells as one."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from kg.read import shifting
from kg.read.markdown.passages import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

BETWEEN_CELLS = " | "


def joined(cells: Sequence[Passage]) -> Passage:
    """Return the cells of a row as one passage."""
    starts = accumulate((len(cell.text) + len(BETWEEN_CELLS) for cell in cells), initial=0)
    placed = list(zip(starts, cells, strict=False))
    return Passage(
        BETWEEN_CELLS.join(cell.text for cell in cells),
        min((cell.line for cell in cells), default=0),
        tuple(span.shifted(start) for start, cell in placed for span in cell.superscripts),
        tuple(span.shifted(start) for start, cell in placed for span in cell.opaque),
        tuple(shifting.marker(marker, start) for start, cell in placed for marker in cell.markers),
        tuple(shifting.annotation(note, start) for start, cell in placed for note in cell.annotations),
        asides=tuple(aside for cell in cells for aside in cell.asides),
        notes=tuple(note for cell in cells for note in cell.notes),
    )
