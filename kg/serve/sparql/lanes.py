"""Places for queries, and the queues before them."""

from __future__ import annotations

import asyncio
from collections import deque

from kg.serve.sparql.faults import Busy

_RETRY = 5
"""Seconds after which whoever was refused may ask again."""


class Lane:
    """So many ``places``, and a queue of at most ``waiting`` before them: first come, first served."""

    def __init__(self, places: int, waiting: int) -> None:
        self._free = places
        self._waiting = waiting
        self._queue: deque[asyncio.Future[None]] = deque()

    async def enter(self, seconds: float) -> Place:
        """Take a place as soon as one is free.

        Raises :class:`Busy` when too many wait already, or it takes longer than ``seconds``.
        """
        if found := self.enter_now():
            return found
        if len(self._queue) >= self._waiting:
            raise Busy(_RETRY)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            async with asyncio.timeout(seconds):
                await turn
        except BaseException as error:
            if turn in self._queue:
                self._queue.remove(turn)
            elif not turn.cancelled():  # the place was given in this very moment
                self.leave()
            if isinstance(error, TimeoutError):
                raise Busy(_RETRY) from error
            raise
        return Place(self)

    def enter_now(self) -> Place | None:
        """Take a place if one is free."""
        if not self._free:
            return None
        self._free -= 1
        return Place(self)

    def leave(self) -> None:
        """Give a place to the next who waits, or free it."""
        while self._queue:
            turn = self._queue.popleft()
            if not turn.cancelled():
                turn.set_result(None)
                return
        self._free += 1


class Place:
    """A place of a lane; it may be changed for one of another."""

    def __init__(self, lane: Lane) -> None:
        self._lane: Lane | None = lane

    def is_in(self, lane: Lane) -> bool:
        """Say whether it is one of a lane."""
        return self._lane is lane

    def move(self, lane: Lane) -> bool:
        """Change to another lane if it has a place; say whether it had."""
        if lane.enter_now() is None:
            return False
        self.leave()
        self._lane = lane
        return True

    def leave(self) -> None:
        """Give the place up; again is well, too."""
        if self._lane is not None:
            self._lane.leave()
            self._lane = None
