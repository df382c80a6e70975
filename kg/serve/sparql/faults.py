"""Why a query was not answered."""
# ruff: noqa: N818 - they are said, not only raised

from __future__ import annotations

from kg.errors import QueryError


class TooLong(QueryError):
    """A query that was ended because its time was up."""


class TooLarge(QueryError):
    """A query whose answer, or whose work in memory, is larger than it may be."""


class Busy(QueryError):
    """A query that was not begun since too many wait; it may be asked again after ``seconds``."""

    def __init__(self, seconds: int) -> None:
        super().__init__("too many queries wait for their turn", remedy=f"Ask again in {seconds} seconds.")
        self.seconds = seconds


class Lost(QueryError):
    """A query whose process ended without an answer, twice."""
