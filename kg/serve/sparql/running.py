"""A query while it is answered."""

from __future__ import annotations

import asyncio
import tempfile
from typing import IO, TYPE_CHECKING, Self

from kg.serve.sparql.asked import Answer

if TYPE_CHECKING:
    from kg.serve.sparql.asked import Asked
    from kg.serve.sparql.limits import Limits
    from kg.serve.sparql.version import Version
    from kg.serve.sparql.workers import Worker

_IN_MEMORY = 1024 * 1024
"""Bytes of an answer that are kept in memory before it goes on in a temporary file."""


class Running:
    """A query that a worker of ``version`` answers, from when the block is entered; one that is left early ends its worker."""

    def __init__(self, asked: Asked, limits: Limits, version: Version) -> None:
        self._asked = asked
        self._limits = limits
        self._version = version
        self._lowered = False
        self._worker: Worker
        self._body: IO[bytes]
        self._task: asyncio.Task[str]

    async def __aenter__(self) -> Self:
        self._worker = await self._version.worker()
        self._body = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - the answer closes it
        self._task = asyncio.create_task(self._worker.ask(self._asked, self._limits, self._body))
        return self

    async def __aexit__(self, *error: object) -> None:
        if self._task.done() and self._worker.alive and not self._lowered:
            self._version.give_back(self._worker)
        else:
            self._task.cancel()
            self._version.end(self._worker)
        if error[0] is not None:
            self._body.close()

    async def within(self, seconds: float) -> bool:
        """Wait for the end, at most so long; say whether it came."""
        await asyncio.wait({self._task}, timeout=seconds)
        return self._task.done()

    def lower(self, niceness: int) -> None:
        """Let the query give way to others for the rest of its time."""
        self._lowered = True
        self._version.lower(self._worker, niceness)

    def answer(self) -> Answer:
        """Return the answer, once there is one, or raise why there is none."""
        media = self._task.result()
        size = self._body.tell()
        self._body.seek(0)
        return Answer(media, self._body, size, self._version.digest)
