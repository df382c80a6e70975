"""Building anew when a file of the workspace changes on disk, and telling the open pages."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import Change, awatch

from kg.errors import KgError
from kg.read import bibliographies
from kg.read.formats import ARTICLE_SUFFIXES, VOCABULARY_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from kg.serve.bench import Bench
    from kg.serve.snapshot import Snapshot
    from kg.workspace import Workspace

SUFFIXES = frozenset(
    (
        *ARTICLE_SUFFIXES,
        *bibliographies.SUFFIXES,
        *bibliographies.SHARED_SUFFIXES,
        *VOCABULARY_SUFFIXES,
        *(".csv", ".toml", ".rq", ""),
    )
)
"""What a source, a table, settings or a question may end in; a folder ends in nothing."""

_STEP = 100
"""Milliseconds without a change after which a build begins: an editor writes a file in several steps."""

_LONGEST = 2000
"""Milliseconds after which it begins though changes go on."""

_COARSE = 10_000_000
"""Nanoseconds by which the clock of a file system may be late."""

_LOG = logging.getLogger("kg.serve")


@dataclass(frozen=True, slots=True)
class Relevant:
    """Says which changes matter: not those of hidden files (locks, what editors leave), nor of what a build wrote.

    Both folders are absolute; ``sources`` are files that matter wherever they lie.
    """

    root: Path
    output: Path
    sources: frozenset[Path]

    def __call__(self, _change: Change, name: str) -> bool:
        """Return whether a file or folder that changed may be a source."""
        path = Path(name)
        if path in self.sources:
            return True
        inside = path.relative_to(self.root).parts
        hidden = any(part.startswith(".") for part in inside)
        return not hidden and not path.is_relative_to(self.output) and path.suffix.lower() in SUFFIXES


@lru_cache(maxsize=1)
def relevant(workspace: Workspace) -> Relevant:
    """Return what matters for a workspace as it stands."""
    sources = workspace.sources
    tables = (path for path in (sources.verdicts, sources.works, sources.retractions) if path)
    files = (*sources.articles, *sources.bibliographies, *sources.vocabularies, *sources.texts, *tables)
    root = sources.root.resolve()
    inside = (path.relative_to(sources.root) for path in files if path.is_relative_to(sources.root))
    return Relevant(root, workspace.output.resolve(), frozenset(root / path for path in inside))


def is_behind(now: Snapshot) -> bool:
    """Say whether a file was written while a state was built, so that it may not be in it."""
    matters = relevant(now.workspace)
    found = (path for path in matters.root.rglob("*") if matters(Change.modified, str(path)))
    return any(_written(path) > now.began - _COARSE for path in found)


def _written(path: Path) -> int:
    """Return when a file was last written or put in place, in nanoseconds; 0 for one that has gone meanwhile."""
    try:
        status = path.stat()
    except OSError:
        return 0
    return max(status.st_mtime_ns, status.st_ctime_ns)


@asynccontextmanager
async def watching(bench: Bench) -> AsyncIterator[None]:
    """Watch the workspace for as long as the block runs, if that was asked for."""
    if not bench.options.watch:
        yield
        return
    task = asyncio.create_task(_watch(bench))
    task.add_done_callback(lambda ended: _told(ended, bench))
    await asyncio.sleep(0)  # by then it watches
    try:
        if await asyncio.to_thread(is_behind, bench.now):
            await _rebuild(bench)
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def _watch(bench: Bench) -> None:
    """Build anew after each change, until cancelled."""

    def matters(change: Change, name: str) -> bool:
        return relevant(bench.now.workspace)(change, name)

    root = bench.now.workspace.sources.root.resolve()
    async for _ in awatch(
        root, watch_filter=matters, step=_STEP, debounce=_LONGEST, ignore_permission_denied=True
    ):
        await _rebuild(bench)


async def _rebuild(bench: Bench) -> None:
    """Build anew; of a fault in the sources the pages have been told, and the last good state stays."""
    with suppress(KgError):
        await bench.refresh()


def _told(ended: asyncio.Task[None], bench: Bench) -> None:
    """Say that nobody watches any more, when that is not meant."""
    if ended.cancelled():
        return
    _LOG.error("changes on disk are no longer noticed", exc_info=ended.exception())
    bench.news.tell("fault", {"message": "Changes on disk are no longer noticed; start kg serve again."})
