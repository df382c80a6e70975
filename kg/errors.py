"""Misuse and input/output faults, as exceptions that say what to do.

Faults in the *content* of a user's file are never exceptions: they are
:class:`kg.model.Problem` values, shown and counted while reading goes on.

::

    KgError
    ├── InputError       a file that cannot be used at all
    ├── SettingsError    kg.toml says something that cannot be followed
    ├── QueryError       a question that cannot be asked
    ├── PushError        a store elsewhere that does not take the graph
    └── StoreError       a graph that cannot be opened
"""

from __future__ import annotations


class KgError(Exception):
    """Something a person can put right; shown without a traceback, exit status 2.

    ``place`` is ``file`` or ``file:line`` (lines from 1), ``remedy`` one sentence.
    """

    def __init__(self, message: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        advice = f". {self.remedy}" if self.remedy else ""
        return f"{where}{self.message}{advice}"


class InputError(KgError):
    """A file that is missing, unreadable, too large or of no known format."""


class SettingsError(KgError):
    """A setting in ``kg.toml`` that cannot be followed."""


class QueryError(KgError):
    """A question that is unknown, malformed, refused or out of time."""


class StoreError(KgError):
    """A graph that is missing, damaged or of another version."""


class PushError(KgError):
    """A store elsewhere that cannot be reached, or refuses what it is handed."""
