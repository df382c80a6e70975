"""The course of a query: from a quick place to a slow one, and to its end."""

from __future__ import annotations

import asyncio
import tempfile
from typing import TYPE_CHECKING, NamedTuple

from kg.serve.sparql.asked import Answer
from kg.serve.sparql.workers import too_long

if TYPE_CHECKING:
    from kg.serve.sparql.asked import Asked
    from kg.serve.sparql.lanes import Lane, Place
    from kg.serve.sparql.limits import Limits
    from kg.serve.sparql.version import Version
    from kg.serve.sparql.workers import Worker

BRISK = 0.25
"""Seconds after which a query gives its place to the next, and runs on beside it."""

_TICK = 0.02
"""Seconds between two looks at a query, at least."""

_NICENESS = 15
"""Of queries in the slow lane."""

_IN_MEMORY = 1024 * 1024
"""Bytes of an answer that are kept in memory before it goes on in a temporary file."""


class Lanes(NamedTuple):
    """Where queries run: all begin in the first, long ones go on in the second, very long ones in the third."""

    quick: Lane
    lingering: Lane
    slow: Lane


class Postponed(Exception):  # noqa: N818 - never leaves the endpoint
    """A query that was ended, to be begun anew when a slow place is free."""


class Running:
    """One query that a worker of ``version`` answers from ``place``. Timers move it on, or end its worker."""

    def __init__(self, asked: Asked, limits: Limits, version: Version, place: Place, lanes: Lanes) -> None:
        self._asked = asked
        self._limits = limits
        self._version = version
        self._place = place
        self._lanes = lanes
        self._worker: Worker
        self._loop = asyncio.get_running_loop()
        self._until: float
        self._timer: asyncio.TimerHandle
        self._lowered = False
        self._why: Exception | None = None

    async def answer(self) -> Answer:
        """Run to the end; to cancel it ends its worker.

        Raises :class:`Postponed`, and what :meth:`Worker.ask` raises.
        """
        self._worker = await self._version.worker()
        body = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - the answer closes it
        self._until = self._loop.time() + self._limits.seconds
        if self._place.is_in(self._lanes.slow):
            self._go_slowly()
        self._again(min(BRISK, self._limits.quick_seconds, self._limits.seconds))
        try:
            media = await self._worker.ask(self._asked, self._limits, body)
        except BaseException as error:
            body.close()
            if self._why is not None and isinstance(error, Exception):
                raise self._why from error
            raise
        finally:
            self._timer.cancel()
            if self._worker.waits and not self._lowered and self._why is None:
                self._version.give_back(self._worker)
            else:
                self._version.end(self._worker)
        size = body.tell()
        body.seek(0)
        return Answer(media, body, size, self._version.digest)

    def _step(self) -> None:
        """Look how long the query has run, and come again when that may matter next."""
        left = self._until - self._loop.time()
        quick = self._limits.quick_seconds - self._worker.used()
        if left <= 0:
            self._end(too_long(self._limits))
        elif self._place.is_in(self._lanes.slow):
            self._again(left)
        elif quick <= 0:
            self._slow_down(left)
        else:
            if self._place.is_in(self._lanes.quick):
                self._place.move(self._lanes.lingering)
            self._again(min(left, quick))

    def _slow_down(self, left: float) -> None:
        """Go on in the slow lane, or wait for it."""
        if self._place.move(self._lanes.slow):
            self._go_slowly()
            self._again(left)
        else:
            self._end(Postponed())

    def _go_slowly(self) -> None:
        self._lowered = True
        self._version.lower(self._worker, _NICENESS)

    def _end(self, why: Exception) -> None:
        self._why = why
        self._version.kill(self._worker)

    def _again(self, seconds: float) -> None:
        self._timer = self._loop.call_later(max(seconds, _TICK), self._step)
