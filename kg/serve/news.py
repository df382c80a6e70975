"""Telling all open pages that the graph has changed, by server-sent events.

Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import asyncio
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

_HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent, so that a dead connection is noticed."""

_WAITING = 16
"""Events that wait for a reader; one who falls behind further is told to come again."""


class News:
    """Events for whoever listens, who are counted by its length; belongs to one event loop."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[str | None]] = set()

    def __len__(self) -> int:
        return len(self._listeners)

    def tell(self, event: str, data: dict[str, Any]) -> None:
        """Send an event to all who listen now."""
        text = f"event: {event}\ndata: {json.dumps(data)}\n\n"
        for listener in tuple(self._listeners):
            self._hand(listener, text)

    def end(self) -> None:
        """End all streams: the server stops."""
        for listener in tuple(self._listeners):
            self._hand(listener, None)

    async def stream(self, first: dict[str, Any]) -> AsyncIterator[str]:
        """Yield ``first`` as the event ``graph``, then what is told, until the server stops."""
        with self._listening() as queue:
            yield f"event: graph\ndata: {json.dumps(first)}\n\n"
            while True:
                try:
                    text = await asyncio.wait_for(queue.get(), _HEARTBEAT)
                except TimeoutError:
                    text = ":\n\n"
                if text is None:
                    return
                yield text

    @contextmanager
    def _listening(self) -> Iterator[asyncio.Queue[str | None]]:
        queue: asyncio.Queue[str | None] = asyncio.Queue(_WAITING)
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def _hand(self, listener: asyncio.Queue[str | None], text: str | None) -> None:
        if text is None or listener.full():
            while not listener.empty():
                listener.get_nowait()
            self._listeners.discard(listener)
            text = None
        listener.put_nowait(text)
