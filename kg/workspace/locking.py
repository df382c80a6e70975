"""One writer at a time, by a file beside the one that is written; the lock of a process that was killed is no lock."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAUSE = 0.02
"""Seconds between two attempts."""


@contextmanager
def locked(path: Path, timeout: float = 20.0) -> Iterator[None]:
    """Hold the lock of ``path`` for as long as the block runs, waiting at most ``timeout`` seconds for it.

    The system gives the lock back when its process ends, however it ends. Raises :class:`InputError` when another program
    keeps the lock, or the folder cannot be written to.
    """
    lock = path.with_name(f".{path.name}.lock")
    handle = _take(lock, path, time.monotonic() + timeout)
    try:
        yield
    finally:
        _give_back(lock, handle)


def _take(lock: Path, path: Path, until: float) -> int:
    while True:
        try:
            handle = _attempt(lock)
        except OSError as error:
            raise InputError(f"the folder cannot be written to: {error.strerror}", place=str(path)) from error
        if handle is not None:
            return handle
        if time.monotonic() >= until:
            remedy = f"Try again; {lock} says that it is at work."
            raise InputError("another program is writing to this file", place=str(path), remedy=remedy)
        time.sleep(_PAUSE)


if sys.platform == "win32":

    def _attempt(lock: Path) -> int | None:
        """Make the file, which Windows takes away when its last handle is closed."""
        try:
            return os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_TEMPORARY, 0o644)
        except FileExistsError:
            return None

    def _give_back(lock: Path, handle: int) -> None:
        os.close(handle)
        lock.unlink(missing_ok=True)

else:
    import fcntl

    def _attempt(lock: Path) -> int | None:
        """Lock the file; one that its holder took away meanwhile is not the one that others now see."""
        handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(handle), lock.stat()):
                return handle
        except (BlockingIOError, FileNotFoundError):
            pass
        except OSError:
            os.close(handle)
            raise
        os.close(handle)
        return None

    def _give_back(lock: Path, handle: int) -> None:
        lock.unlink(missing_ok=True)
        os.close(handle)
