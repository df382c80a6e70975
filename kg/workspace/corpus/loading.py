"""Bringing a generation of the store to hold just the graphs it should.

Every step is noted before and after: a build that was killed goes on in the same generation, and what was being loaded
at that moment is loaded again.
"""

from __future__ import annotations

from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store import generations
from kg.workspace.corpus.shards import decompressed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from _typeshed import WriteableBuffer

    from kg.workspace.corpus.shards import Shelf
    from kg.workspace.corpus.state import State

_LOAD = 96 * 2**20
"""Bytes of N-Quads loaded at once: larger loads are little faster, and take memory in proportion."""

_REMADE = 0.3
"""Share of changed graphs from which an empty generation is sooner filled than a copy changed."""

_READ = 2**20
"""Bytes handed to the engine at once."""

_UNSURE = ""


class Loader:
    """Fills the generation that comes after the current one; open it with :func:`begun`."""

    def __init__(self, state: State, shelf: Shelf, name: str, *, fresh: bool) -> None:
        self.name = name
        self._state = state
        self._shelf = shelf
        self._fresh = fresh
        self._held = state.held(name)
        self._waiting: dict[str, tuple[str, bytes]] = {}
        self._size = 0
        self._folder = shelf.output / generations.FOLDER / name
        self._store = ox.Store(str(self._folder))

    def add(self, graph: str, digest: str, shard: bytes) -> None:
        """Load a graph of which nothing is held yet; any other waits for :meth:`settle`."""
        if graph not in self._held and graph not in self._waiting:
            self._put(graph, digest, decompressed(shard))

    def settle(self, wanted: Mapping[str, str], progress: Callable[[int, int], None]) -> None:
        """Remove what is not ``wanted`` (digests by graph) or is another version, and load what is missing."""
        self._flush()
        stale = [graph for graph, digest in self._held.items() if wanted.get(graph) != digest]
        for graph in stale:
            self._store.remove_graph(ox.NamedNode(graph))
        self._state.release(self.name, stale)
        for graph in stale:
            del self._held[graph]
        for graph in sorted(wanted.keys() - self._held.keys()):
            self._put(graph, wanted[graph], self._shelf.read(graph))
            progress(len(self._held), len(wanted))
        self._flush()

    def close(self) -> Path:
        """Put the tables of a store that was filled from nothing in order, let go of it, and return its folder."""
        if self._fresh:
            self._store.optimize()
        self._store.flush()
        del self._store
        return self._folder

    def _put(self, graph: str, digest: str, nquads: bytes) -> None:
        self._waiting[graph] = (digest, nquads)
        self._size += len(nquads)
        if self._size >= _LOAD:
            self._flush()

    def _flush(self) -> None:
        if not self._waiting:
            return
        digests = {graph: digest for graph, (digest, _) in self._waiting.items()}
        self._state.hold(self.name, dict.fromkeys(digests, _UNSURE))
        parts = _Joined(nquads for _, nquads in self._waiting.values())
        self._store.bulk_load(BufferedReader(parts, _READ), ox.RdfFormat.N_QUADS)
        self._state.hold(self.name, digests)
        self._held |= digests
        self._waiting.clear()
        self._size = 0


def begun(state: State, shelf: Shelf, changed: float) -> Loader:
    """Open the generation to fill: the one a killed build left, else a copy of the current one, else an empty one.

    ``changed`` is the share of articles that will be made anew.
    """
    current = generations.current(shelf.output)
    number = _number(current.name) if current else 0
    left = [name for name in state.generations() if _number(name) > number]
    for name in left:
        if (shelf.output / generations.FOLDER / name).is_dir():
            return Loader(state, shelf, name, fresh=True)
    name = f"g{number + 1}"
    held = state.held(current.name) if current else {}
    copied = current if held and changed < _REMADE else None
    state.release(name, state.held(name))
    generations.create(shelf.output, name, copied)
    if copied:
        state.hold(name, held)
    return Loader(state, shelf, name, fresh=copied is None)


def up_to_date(state: State, output: Path, wanted: Mapping[str, str]) -> bool:
    """Say whether the current generation holds just what is wanted."""
    current = generations.current(output)
    return current is not None and state.held(current.name) == dict(wanted)


def published(state: State, output: Path, name: str) -> None:
    """Make a generation current and remove all others."""
    generations.publish(output, name)
    state.only(name)
    generations.sweep(output, {name})


def _number(name: str) -> int:
    return int(name.removeprefix("g"))


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
