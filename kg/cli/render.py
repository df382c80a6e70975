"""Tables and notes for a person at a terminal, plain text in a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

_WIDEST = 1_000_000
"""Columns that a table may have in a pipe; measuring needs a bound."""


def on_terminal() -> bool:
    """Say whether a person reads what we print."""
    return sys.stdout.isatty()


def console() -> Console:
    """Return a console that neither wraps nor colours in a pipe."""
    from rich.console import Console

    return Console(soft_wrap=not on_terminal(), highlight=False, markup=False)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "") -> None:
    """Print a table; cells are text, never markup, or a ``Text`` that has its own styles."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    # In a pipe nothing may be cut: the table is as wide as its content.
    grid = Table(title=title or None, box=SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for column in columns:
        grid.add_column(column, overflow="fold", no_wrap=not on_terminal())
    for row in rows:
        grid.add_row(*(cell if isinstance(cell, Text) else Text(printable(cell)) for cell in row))
    target = console()
    if not on_terminal():
        unbounded = target.options.update(width=_WIDEST)
        target.width = max(target.width, target.measure(grid, options=unbounded).maximum)
    target.print(grid)


def printable(cell: object) -> str:
    r"""Return a cell as text without control characters, which could move a terminal's cursor.

    >>> printable("a\x1b[31mb")
    'a[31mb'
    """
    if cell is None:
        return ""
    return "".join(char for char in str(cell) if char.isprintable() or char == " ")
