"""One writer at a time, by a file beside the one that is written: works alike on every system and on shared folders."""

from __future__ import annotations

import os
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

    Raises :class:`InputError` when another program keeps the lock, or the folder cannot be written to.
    """
    lock = path.with_name(f".{path.name}.lock")
    _take(lock, path, time.monotonic() + timeout)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _take(lock: Path, path: Path, until: float) -> None:
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        except FileExistsError:
            if time.monotonic() < until:
                time.sleep(_PAUSE)
                continue
            remedy = f"Try again; if nobody else is writing, delete {lock}."
            raise InputError(
                "another program is writing to this file", place=str(path), remedy=remedy
            ) from None
        except OSError as error:
            raise InputError(f"the folder cannot be written to: {error.strerror}", place=str(path)) from error
        return
