"""What a server holds: the workspace, its present state, the endpoint, and who is told of changes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.serve import snapshot
from kg.serve.news import News

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.serve.options import Options
    from kg.serve.snapshot import Snapshot
    from kg.serve.sparql import Endpoint
    from kg.workspace import Workspace


class Bench:
    """A served workspace, opened anew for each build. Its state is replaced as a whole; whoever holds an older one may finish with it.

    All methods belong to the event loop of the server; work that takes long is done in a thread.
    """

    def __init__(
        self, opening: Callable[[], Workspace], options: Options, endpoint: Endpoint, first: Snapshot
    ) -> None:
        self._opening = opening
        self.options = options
        self.endpoint = endpoint
        self.now = first
        self.news = News()
        self._building = asyncio.Lock()
        self._asked = 0
        self._answered = 0

    async def refresh(self) -> Snapshot:
        """Build what has changed and make it the present state, on the endpoint too; tell all open pages.

        Calls that come while a build runs share the next one, which sees all that they wrote. Raises
        :class:`kg.errors.KgError` when the sources cannot be built; then all stays as it was, and the pages are told why.
        """
        self._asked += 1
        mine = self._asked
        async with self._building:
            if self._answered < mine:
                covered = self._asked
                await self._rebuild()
                self._answered = covered
            return self.now

    async def _rebuild(self) -> None:
        try:
            made = await asyncio.to_thread(lambda: snapshot.make(self._opening(), self.now.number + 1))
        except KgError as error:
            self.news.tell("fault", {"message": str(error)})
            raise
        await self.endpoint.renew()
        self.now = made
        self.news.tell("graph", self.state())

    def state(self) -> dict[str, object]:
        """Return what open pages are told: the number of the present state, and the counts of its build."""
        return {"number": self.now.number, "counts": dict(self.now.built.counts)}
