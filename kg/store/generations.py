"""The store of a corpus on disk: one folder a generation, of which the file ``CURRENT`` names the one to read.

A generation is never changed once it is current, so any number of readers may hold it. The next one begins as a copy
of the current one, by hard links to the engine's immutable table files, or empty; it becomes current by one rename.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

FOLDER = "graph"
_POINTER = "CURRENT"
_IMMUTABLE = ".sst"
_LOCK = "LOCK"


def current(folder: Path) -> Path | None:
    """Return the generation that readers open, or nothing when no corpus was built in ``folder``."""
    try:
        name = (folder / FOLDER / _POINTER).read_text("utf-8").strip()
    except FileNotFoundError:
        return None
    return folder / FOLDER / name


def open_readable(generation: Path) -> ox.Store:
    """Open a finished generation; many processes may.

    Raises :class:`StoreError` when it is gone or damaged.
    """
    try:
        return ox.Store.read_only(str(generation))
    except OSError as error:
        message = f"the graph in {generation.parent.parent} cannot be opened: {error}"
        raise StoreError(message, remedy="Build it again with 'kg build'.") from error


def create(folder: Path, name: str, origin: Path | None = None) -> Path:
    """Begin the generation ``name``, empty or with all that ``origin`` holds; return its folder."""
    target = folder / FOLDER / name
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for path in sorted(origin.iterdir()) if origin else ():
        if path.suffix == _IMMUTABLE:
            _link(path, target / path.name)
        elif path.name != _LOCK:
            shutil.copyfile(path, target / path.name)
    return target


def publish(folder: Path, name: str) -> None:
    """Make a generation the one that readers open."""
    replace_file(folder / FOLDER / _POINTER, f"{name}\n".encode())


def withdraw(folder: Path) -> None:
    """Remove the store of a corpus, if there is one."""
    (folder / FOLDER / _POINTER).unlink(missing_ok=True)
    shutil.rmtree(folder / FOLDER, ignore_errors=True)


def sweep(folder: Path, keep: Container[str]) -> None:
    """Remove all generations but those to ``keep``; who still reads one keeps its open files."""
    for path in sorted((folder / FOLDER).iterdir()) if (folder / FOLDER).is_dir() else ():
        if path.is_dir() and path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _link(path: Path, target: Path) -> None:
    """Link a file that never changes; copy it where the file system knows no hard links."""
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
