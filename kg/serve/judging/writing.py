"""Writing verdicts down, and taking back what was written here."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypedDict

from starlette.exceptions import HTTPException

from kg.errors import KgError, QuoteError
from kg.names import digest
from kg.serve.judging import desk
from kg.serve.judging.pairs import Reviewer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.serve.bench import Bench
    from kg.workspace import Workspace
    from kg.workspace.verdicts import Recorded

LONGEST = 10_000
"""Characters of a quote or a note."""


class WrittenShape(TypedDict):
    """A verdict that stands in the table: its id for undoing, and where its quote was found or why it was not looked for.

    ``new`` is false where the row stood there already; ``fault`` says why the graph could not follow, and is empty where it has.
    """

    id: str
    claim: str
    reference: str
    verdict: str
    basis: str
    reviewer: str
    date: str
    quote: str
    found: str
    note: str
    new: bool
    number: int
    fault: str


async def write(bench: Bench, said: Mapping[str, str]) -> WrittenShape:
    """Write a verdict down, then bring the graph up to date; the row is on the disk whatever becomes of the graph.

    Raises :class:`HTTPException`: 404 when the graph has no such pair, 409 for a quote that does not stand in what was read, unless
    ``force`` is ``yes``, and :class:`kg.errors.InputError` for what cannot be written down.
    """
    article, blind = said.get("article", ""), Reviewer(said["reviewer"], blind=True)
    task = await asyncio.to_thread(desk.find, bench.now, article, said["claim"], said["reference"], blind)
    workspace, claim = bench.now.workspace, f"{task.candidate.article}/{task.candidate.claim}"
    try:
        recorded = await _judged(workspace, claim, said)
    except QuoteError as error:
        raise HTTPException(409, str(error)) from error
    name = _id(recorded)
    if recorded.new:
        bench.written[name] = recorded
    fault = await _follow(bench)
    return _shape(name, recorded, bench.now.number, fault)


async def _judged(workspace: Workspace, claim: str, said: Mapping[str, str]) -> Recorded:
    return await asyncio.to_thread(
        workspace.judge,
        claim,
        said["reference"],
        said["verdict"],
        basis=said["basis"],
        reviewer=said["reviewer"],
        quote=said.get("quote", ""),
        note=said.get("note", ""),
        force=said.get("force") == "yes",
        once=True,
    )


async def undo(bench: Bench, name: str) -> WrittenShape:
    """Take a verdict out again that was written through this server.

    Raises :class:`HTTPException` (404) for any other, :class:`kg.errors.InputError` when somebody has changed its row since.
    """
    recorded = bench.written.get(name)
    if recorded is None:
        raise HTTPException(404, "no verdict of that id was written since the server was started")
    await asyncio.to_thread(bench.now.workspace.unjudge, recorded)
    bench.written.pop(name, None)
    fault = await _follow(bench)
    return _shape(name, recorded, bench.now.number, fault)


async def _follow(bench: Bench) -> str:
    try:
        await bench.refresh()
    except KgError as error:
        return str(error)
    return ""


def _id(recorded: Recorded) -> str:
    said = recorded.verdict
    parts = (
        said.claim,
        said.reference,
        said.judgement,
        said.basis,
        said.reviewer,
        said.date,
        said.quote,
        said.note,
    )
    return digest("\0".join(parts), 16)


def _shape(name: str, recorded: Recorded, number: int, fault: str) -> WrittenShape:
    said = recorded.verdict
    return {
        "id": name,
        "claim": said.claim,
        "reference": said.reference,
        "verdict": said.judgement.value,
        "basis": said.basis.value,
        "reviewer": said.reviewer,
        "date": said.date,
        "quote": said.quote,
        "found": recorded.quote,
        "note": said.note,
        "new": recorded.new,
        "number": number,
        "fault": fault,
    }
