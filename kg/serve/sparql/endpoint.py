"""The endpoint: queries in, whole answers out, within limits, while the graph may be replaced."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.serve.sparql.faults import Lost
from kg.serve.sparql.lanes import Lane
from kg.serve.sparql.running import Lanes, Postponed, Running
from kg.serve.sparql.version import begun
from kg.serve.sparql.workers import Vanished

if TYPE_CHECKING:
    from pathlib import Path

    from kg.serve.sparql.asked import Answer, Asked
    from kg.serve.sparql.limits import Limits
    from kg.serve.sparql.version import Version


class Endpoint:
    """Answers queries over the graph in ``folder``: the output of a build, in memory or, for a corpus, on disk.

    All methods belong to one event loop.
    """

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.limits = limits
        self._folder = folder
        self._lanes = Lanes(
            Lane(limits.workers, limits.waiting), Lane(limits.lingering, 0), Lane(limits.slow, limits.waiting)
        )
        self._version: Version | None = None
        self._versions: set[Version] = set()
        self._renewing = asyncio.Lock()
        self._stopped = False

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
        self._stopped = False
        await self.renew()

    async def stop(self) -> None:
        """End all queries and processes."""
        self._stopped = True
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
            return await self._twice(asked, self._lanes.quick)
        except Postponed:
            return await self._twice(asked, self._lanes.slow)

    async def _twice(self, asked: Asked, lane: Lane) -> Answer:
        """Ask again where it failed by no fault of the query: its process was killed, the graph on disk was replaced."""
        version = self._current()
        try:
            return await self._within(lane, asked, version)
        except (Vanished, StoreError) as error:
            if version.broken or isinstance(error, StoreError):
                await self._renew_after(version)
        try:
            return await self._within(lane, asked, self._current())
        except Vanished as error:
            message = "the process that was to answer ended, twice"
            raise Lost(message) from error

    async def _within(self, lane: Lane, asked: Asked, version: Version) -> Answer:
        place = await lane.enter(self.limits.seconds)
        try:
            return await Running(asked, self.limits, version, place, self._lanes).answer()
        finally:
            place.leave()

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
        try:
            fresh.give_back(await fresh.worker())  # the first query finds a worker, and the graph can be read
        except BaseException as error:
            await fresh.close()
            if isinstance(error, Vanished):
                message = "the process that was to read the graph ended"
                raise StoreError(message) from error
            raise
        if self._stopped:
            await fresh.close()
            return
        self._versions = {version for version in self._versions if not version.gone} | {fresh}
        old, self._version = self._version, fresh
        if old is not None:
            old.retire()
