"""What takes long to make is made beside the requests; who asks meanwhile is told to wait."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.serve.snapshot import Snapshot

T = TypeVar("T")

PATIENCE = 3.0
"""Seconds that a request waits before its sender is told to come back."""


def begun(make: Callable[[], T]) -> Future[T]:
    """Make something in a thread of its own, which does not keep the server from stopping."""
    pending: Future[T] = Future()

    def run() -> None:
        try:
            pending.set_result(make())
        except BaseException as fault:  # noqa: BLE001 - whoever waits for it is told
            pending.set_exception(fault)

    threading.Thread(target=run, daemon=True).start()
    return pending


async def shared(now: Snapshot, key: str, make: Callable[[], T]) -> T | None:
    """Return what is made once for a state, or None when it is not made yet; what failed is tried again by the next who asks."""
    pending = now.keep(key, lambda: begun(make))
    try:
        return await awaited(pending)
    except Exception:
        now.forget(key)
        raise


async def awaited(pending: Future[T]) -> T | None:
    """Return what was begun, or None when it is not made within ``PATIENCE``; raises what its making raised."""
    made = asyncio.shield(asyncio.wrap_future(pending))
    try:
        return await asyncio.wait_for(made, PATIENCE)
    except TimeoutError:
        return pending.result() if pending.done() else None
