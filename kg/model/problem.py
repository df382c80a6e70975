"""A fault in a user's file, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem or a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return the place in the order of weight, 0 for an error."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in ``source`` at ``line`` (from 1; 0 for the whole file) that could not be used as meant.

    ``code`` is a stable name in kebab case (``duplicate-key``), ``raw`` the text concerned.
    """

    source: str
    line: int
    code: str
    message: str
    severity: Severity = Severity.WARNING
    raw: str = ""

    @property
    def place(self) -> str:
        """Return file and line, or the file alone when the problem is that of the whole.

        >>> Problem("a.bib", 7, "duplicate-key", "twice").place, Problem("a.bib", 0, "empty", "nothing").place
        ('a.bib:7', 'a.bib')
        """
        return f"{self.source}:{self.line}" if self.line else self.source
