"""The endpoint: queries in, whole answers out, within limits, while the graph may be replaced."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.serve.sparql.faults import Lost
from kg.serve.sparql.lanes import Lane
from kg.serve.sparql.running import Running
from kg.serve.sparql.version import begun
from kg.serve.sparql.workers import Vanished, too_long

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from kg.serve.sparql.asked import Answer, Asked
    from kg.serve.sparql.limits import Limits
    from kg.serve.sparql.version import Version

BRISK = 0.1
"""Seconds after which a query gives its place to the next, and runs on beside it."""

_NICENESS = 15
"""Of queries in the slow lane."""


class _Postponed(Exception):  # noqa: N818 - never leaves this module
    """A query that was ended, to be begun anew when a slow place is free."""


class Endpoint:
    """Answers queries over the graph in ``folder``: the output of a build, in memory or, for a corpus, on disk.

    All methods belong to one event loop.
    """

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.limits = limits
        self._folder = folder
        self._quick = Lane(limits.workers, limits.waiting)
        self._lingering = Lane(limits.lingering, 0)
        self._slow = Lane(limits.slow, limits.waiting)
        self._version: Version | None = None
        self._versions: set[Version] = set()
        self._renewing = asyncio.Lock()

    @property
    def digest(self) -> str:
        """What tells the present graph from any other."""
        return self._current().digest

    async def start(self) -> None:
        """Load the graph.

        Raises :class:`StoreError` when there is none, it is damaged, or this system cannot fork processes.
        """
        if not hasattr(os, "fork"):
            message = "an endpoint needs a system that can fork processes: Linux or macOS"
            raise StoreError(message)
        await self.renew()

    async def stop(self) -> None:
        """End all queries and processes."""
        self._version = None
        await asyncio.gather(*(version.close() for version in self._versions))
        self._versions.clear()

    async def renew(self) -> None:
        """Load the graph that is in the folder now: what is asked from then on sees it, running queries end on the old one.

        Raises :class:`StoreError` when there is none, or it is damaged; then the old one stays.
        """
        async with self._renewing:
            await self._replace()

    async def ask(self, asked: Asked) -> Answer:
        """Answer a query. To cancel it ends its process.

        Raises :class:`QueryError` when it cannot be asked, or a child of it: :class:`TooLong`, :class:`TooLarge`, :class:`Busy`,
        :class:`Lost`, :class:`NotAcceptable`.
        """
        try:
            return await self._twice(asked, self._briefly)
        except _Postponed:
            return await self._twice(asked, self._at_length)

    async def _twice(self, asked: Asked, way: Callable[[Asked, Version], Awaitable[Answer]]) -> Answer:
        """Ask again where it failed by no fault of the query: its process was killed, the graph on disk was replaced."""
        version = self._current()
        try:
            return await way(asked, version)
        except (Vanished, StoreError) as error:
            if version.broken or isinstance(error, StoreError):
                await self._renew_after(version)
        try:
            return await way(asked, self._current())
        except Vanished as error:
            message = "the process that was to answer ended, twice"
            raise Lost(message) from error

    async def _briefly(self, asked: Asked, version: Version) -> Answer:
        quick = min(self.limits.quick_seconds, self.limits.seconds)
        brisk = min(BRISK, quick)
        place = await self._quick.enter(self.limits.seconds)
        try:
            async with Running(asked, self.limits, version) as running:
                if await running.within(brisk):
                    return running.answer()
                place.move(self._lingering)
                if await running.within(quick - brisk):
                    return running.answer()
                if not place.move(self._slow):
                    raise _Postponed
                running.lower(_NICENESS)
                return await self._last(running, self.limits.seconds - quick)
        finally:
            place.leave()

    async def _at_length(self, asked: Asked, version: Version) -> Answer:
        place = await self._slow.enter(self.limits.seconds)
        try:
            async with Running(asked, self.limits, version) as running:
                running.lower(_NICENESS)
                return await self._last(running, self.limits.seconds)
        finally:
            place.leave()

    async def _last(self, running: Running, seconds: float) -> Answer:
        if not await running.within(seconds):
            raise too_long(self.limits)
        return running.answer()

    def _current(self) -> Version:
        if self._version is None:
            message = "the endpoint is not running"
            raise StoreError(message)
        return self._version

    async def _renew_after(self, version: Version) -> None:
        """Renew unless somebody has done so since ``version``."""
        async with self._renewing:
            if self._version is version:
                await self._replace()

    async def _replace(self) -> None:
        fresh = await begun(self._folder, self.limits)
        self._versions = {version for version in self._versions if not version.gone} | {fresh}
        try:
            fresh.give_back(await fresh.worker())  # the first query finds a worker, and the graph can be read
        except Vanished as error:
            message = "the process that was to read the graph ended"
            raise StoreError(message) from error
        old, self._version = self._version, fresh
        if old is not None:
            old.retire()
