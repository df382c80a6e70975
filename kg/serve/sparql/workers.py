"""The server's end of a worker."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kg.errors import QueryError, StoreError
from kg.query import NotAcceptable
from kg.serve.sparql import frames
from kg.serve.sparql.faults import TooLarge, TooLong
from kg.serve.sparql.frames import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from kg.serve.sparql.asked import Asked
    from kg.serve.sparql.limits import Limits

_FAULTS: dict[str, Callable[..., QueryError | StoreError]] = {
    "query": QueryError,
    "large": TooLarge,
    "accept": NotAcceptable,
    "store": StoreError,
}
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_GONE = (asyncio.IncompleteReadError, ConnectionError)


class Vanished(Exception):  # noqa: N818 - never leaves the endpoint
    """A worker that ended without a reason in the query."""


class Worker:
    """A process that answers one query at a time; ``waits`` says whether it can take one.

    ``ended`` waits for its end and returns the signal that ended it, or 0.
    """

    def __init__(
        self,
        number: int,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        ended: Callable[[], Coroutine[None, None, int]],
    ) -> None:
        self.number = number
        self.waits = False
        self._process = 0
        self._used_before = 0.0
        self._begun = 0.0
        self._reader = reader
        self._writer = writer
        self._ended = ended

    async def ready(self) -> None:
        """Wait until the worker has the graph.

        Raises :class:`StoreError` when it cannot be opened, :class:`Vanished`.
        """
        try:
            kind, data = await frames.receive(self._reader)
        except _GONE as error:
            message = "before it had begun"
            raise Vanished(message) from error
        if kind is Kind.FAULT:
            raise _fault(data)
        self._process = json.loads(data)["process"]
        self._told(data)

    async def ask(self, asked: Asked, limits: Limits, body: IO[bytes]) -> str:
        """Write the answer into ``body``; return its media type.

        Raises :class:`QueryError` or one of its children, :class:`StoreError`, :class:`Vanished`.
        """
        self.waits = False
        self._begun = time.monotonic()
        try:
            self._writer.write(frames.request(**_request(asked, limits)))
            while True:
                kind, data = await frames.receive(self._reader)
                if kind is Kind.DATA:
                    body.write(data)
                    continue
                self._told(data)
                if kind is Kind.FAULT:
                    raise _fault(data)
                media: str = json.loads(data)["media"]
                return media
        except _GONE as error:
            raise _reason(await self._ended(), limits) from error

    def used(self) -> float:
        """Return the processor seconds that the present query has taken, or, where the system does not tell, its age.

        Those of the kernel do not count: most of them go into the first copies of memory that was shared.
        """
        try:
            fields = Path(f"/proc/{self._process}/stat").read_text("ascii").rpartition(")")[2].split()
        except OSError:
            return time.monotonic() - self._begun
        return int(fields[11]) / _TICKS - self._used_before

    def _told(self, data: bytes) -> None:
        """Note what a worker says of itself at the end of a query."""
        told = json.loads(data)
        self._used_before = told["used"]
        self.waits = not told["spent"]

    def has_ended(self) -> bool:
        """Say whether a worker that waited was ended by somebody else."""
        return self._reader.at_eof()

    def close(self) -> None:
        """Hang up; a worker that waits for a query ends by this."""
        self._writer.close()


def _request(asked: Asked, limits: Limits) -> dict[str, Any]:
    dataset = asked.dataset
    return {
        "sparql": asked.sparql,
        "rows": asked.rows,
        "graph": asked.graph,
        "dataset": None if dataset is None else [dataset.default, dataset.named],
        "base": asked.base,
        "seconds": limits.seconds,
        "result_bytes": limits.result_bytes,
    }


def _fault(data: bytes) -> QueryError | StoreError:
    told = json.loads(data)
    return _FAULTS[told["kind"]](told["message"], place=told["place"], remedy=told["remedy"])


def _reason(number: int, limits: Limits) -> Exception:
    """Return why a worker ended in the middle of a query, from the signal that ended it."""
    if number == signal.SIGABRT:
        message = f"the query takes more than {limits.memory_bytes:,} bytes of memory"
        return TooLarge(
            message, remedy="Ask for less; ORDER BY, DISTINCT and GROUP BY keep all rows in memory."
        )
    if number in {signal.SIGSEGV, signal.SIGBUS}:
        return TooLarge("the query is too deeply nested")
    if number == signal.SIGXCPU:
        return too_long(limits)
    return Vanished(f"signal {number}")


def too_long(limits: Limits) -> TooLong:
    """Return the fault of a query whose time is up."""
    message = f"the query takes longer than {limits.seconds:g} seconds, and was ended"
    return TooLong(message, remedy="Ask for less, or bind more of it.")
