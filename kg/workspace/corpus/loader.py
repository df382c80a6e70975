"""Filling a generation of the store, one load after the other, while the next articles are read.

The engine lets go of the interpreter while it loads, so a thread of this process is enough. Every load is noted before
and after: what was being loaded when a build was killed is loaded again.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from kg.store import generations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from concurrent.futures import Future

    from _typeshed import WriteableBuffer

    from kg.workspace.corpus.shards import Shelf
    from kg.workspace.corpus.state import State

_LOAD = 128 * 2**20
"""Bytes of shards loaded at once, some thousand articles: the engine holds two million quads whatever the load, and every load makes
it put its tables in order anew, which in small loads of a large corpus is most of the work."""

_READ = 2**20
"""Bytes handed to the engine at once."""

_UNSURE = ""
"""The digest of a graph that may be loaded, in part loaded, or not."""


class Loader:
    """Fills the generation ``name``; a context, at whose end the store is let go of, also where the build failed."""

    def __init__(self, state: State, shelf: Shelf, name: str, *, fresh: bool) -> None:
        self.name = name
        self.folder = shelf.output / generations.FOLDER / name
        self._state = state
        self._shelf = shelf
        self._fresh = fresh
        self._held = state.held(name)
        self._waiting: dict[str, str] = {}
        self._size = 0
        self._store = ox.Store(str(self.folder))
        self._thread = ThreadPoolExecutor(1, "loading")
        self._loading: tuple[Future[None], dict[str, str]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()
        del self._store

    def add(self, graph: str, digest: str) -> None:
        """Load a graph of which nothing is held yet, from its shard; any other waits for :meth:`settle`."""
        if graph not in self._held:
            self._held[graph] = self._waiting[graph] = digest
            self._size += self._shelf.size(graph)
            if self._size >= _LOAD:
                self._load_waiting()

    def settle(self, wanted: Mapping[str, str], progress: Callable[[int, int], None]) -> None:
        """Remove what is not ``wanted`` (digests by graph) or is another version, load what is missing, and put in order.

        Raises :class:`kg.errors.StoreError` when a shard is gone or damaged.
        """
        self._load_waiting()
        self._arrived()
        stale = [graph for graph, digest in self._held.items() if wanted.get(graph) != digest]
        for graph in stale:
            self._store.remove_graph(ox.NamedNode(graph))
        self._state.release(self.name, stale)
        for graph in stale:
            del self._held[graph]
        for graph in sorted(wanted.keys() - self._held.keys()):
            self.add(graph, wanted[graph])
            progress(len(self._held), len(wanted))
        self._load_waiting()
        self._arrived()
        if self._fresh:
            self._store.optimize()
        self._store.flush()

    def _load_waiting(self) -> None:
        """Begin to load what waits, when the load before has ended."""
        self._arrived()
        if self._waiting:
            self._state.hold(self.name, dict.fromkeys(self._waiting, _UNSURE))
            self._loading = self._thread.submit(self._load, tuple(self._waiting)), self._waiting
            self._waiting, self._size = {}, 0

    def _load(self, graphs: Iterable[str]) -> None:
        nquads = BufferedReader(_Joined(map(self._shelf.read, graphs)), _READ)
        self._store.bulk_load(nquads, ox.RdfFormat.N_QUADS)

    def _arrived(self) -> None:
        """Wait for the load that is under way, and note that it is there; raise what it raised."""
        if self._loading:
            load, digests = self._loading
            load.result()
            self._state.hold(self.name, digests)
            self._loading = None


class _Joined(RawIOBase):
    """Several byte strings as one to read from, none of them joined."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts: Iterator[bytes] = iter(parts)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer)
        while not self._rest:
            part = next(self._parts, None)
            if part is None:
                return 0
            self._rest = memoryview(part)
        size = min(len(target), len(self._rest))
        target[:size], self._rest = self._rest[:size], self._rest[size:]
        return size
