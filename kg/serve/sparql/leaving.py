"""Clients that leave before they are answered."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.requests import Request

_ATTENTION = 0.1
"""Seconds after which it is worth watching whether the client is still there."""


class Leaving:
    """Cancels the task that makes it when the client of ``request`` leaves; most have their answer before that is looked for."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._answering = asyncio.current_task()
        self._watching: asyncio.Task[None] | None = None
        self._left = False
        self._timer = asyncio.get_running_loop().call_later(_ATTENTION, self._begin)

    def has_left(self) -> bool:
        """Say whether it was this that cancelled the task, which then is so no longer."""
        if self._left and self._answering is not None:
            self._answering.uncancel()
        return self._left

    def forget(self) -> None:
        """Watch no longer."""
        self._timer.cancel()
        if self._watching is not None:
            self._watching.cancel()

    def _begin(self) -> None:
        self._watching = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        with suppress(HTTPException):  # a body that is too large ends the request as well
            while (await self._request.receive())["type"] != "http.disconnect":
                pass  # what comes is a body that a GET has no use for
        self._left = True
        if self._answering is not None:
            self._answering.cancel()
