"""Writing verdicts down and taking them back: what this run of the server wrote, by an id that only the writer was told."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypedDict

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from kg.serve.judging.asked import Given
    from kg.workspace import Workspace
    from kg.workspace.verdicts import Recorded

_MOST = 10_000
"""Verdicts that are remembered; older ones can no longer be taken back."""


class WrittenShape(TypedDict):
    """What was written down; ``id`` takes it back, and is empty where the row was there already and this run did not write it.

    ``written`` tells whether this request added the row, ``quote`` where the quote was found, ``number`` the state of the graph, and
    ``fault`` why the graph could not be brought up to date: the row stands all the same.
    """

    id: str
    written: bool
    claim: str
    reference: str
    verdict: str
    basis: str
    reviewer: str
    date: str
    quote: str
    number: int
    fault: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A verdict that this run wrote, and what the request for it said."""

    given: Given
    recorded: Recorded


@dataclass(slots=True)
class Ledger:
    """The verdicts that this run of the server wrote, by id; and the ids by the keys with which they were sent."""

    entries: dict[str, Entry] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def known(self, given: Given) -> str:
        """Return the id of what was written for the same key before, or nothing; raises 409 where it said something else."""
        name = self.keys.get(given.key, "") if given.key else ""
        if name and self.entries[name].given != given:
            raise HTTPException(409, "another verdict was sent with this key")
        return name

    def add(self, given: Given, recorded: Recorded) -> str:
        """Remember a verdict; return its id, or nothing where the row had been there before."""
        if recorded.added is None:
            return ""
        while len(self.entries) >= _MOST:
            self.forget(next(iter(self.entries)))
        name = secrets.token_urlsafe(12)
        self.entries[name] = Entry(given, recorded)
        if given.key:
            self.keys[given.key] = name
        return name

    def forget(self, name: str) -> None:
        """Forget a verdict, and that it was ever sent."""
        self.keys.pop(self.entries.pop(name).given.key, None)

    def entry(self, name: str) -> Entry:
        """Return the verdict of an id; raises 404 where this run wrote none, 410 where it was taken back."""
        if name in self.entries:
            return self.entries[name]
        if name in self.taken:
            raise HTTPException(410, "this verdict was taken back already")
        raise HTTPException(
            404, "this run of the server wrote no such verdict; take it out of the file by hand"
        )


def write(workspace: Workspace, given: Given, article: str) -> Recorded:
    """Write a verdict down, unless the reviewer's last one on the pair says the same."""
    claim = given.claim if "/" in given.claim or not article else f"{article}/{given.claim}"
    return workspace.judge(
        claim,
        given.reference,
        given.verdict,
        basis=given.basis,
        reviewer=given.reviewer,
        quote=given.quote,
        note=given.note,
        force=given.force,
        once=True,
    )


def take_back(workspace: Workspace, entry: Entry) -> None:
    """Take a verdict out of the table; raises :class:`kg.errors.InputError` where it no longer stands there as it was written."""
    workspace.retract(entry.recorded)


def answer(name: str, recorded: Recorded, number: int, fault: str) -> WrittenShape:
    """Return what was written down."""
    said = recorded.verdict
    return {
        "id": name,
        "written": recorded.added is not None,
        "claim": said.claim,
        "reference": said.reference,
        "verdict": str(said.judgement),
        "basis": str(said.basis),
        "reviewer": said.reviewer,
        "date": said.date,
        "quote": recorded.quote,
        "number": number,
        "fault": fault,
    }


def again(recorded: Recorded) -> Recorded:
    """Return the same, as a request is told that finds it written."""
    return replace(recorded, added=None)
