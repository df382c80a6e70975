"""The embedded store: N-Quads in, an Oxigraph store out.

A graph is the file ``graph.nq``: sorted N-Quads, the same bytes for the same input, replaced in one step, so that
whoever opens it sees the old graph or the new one.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import StoreError
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

GRAPH_FILE = "graph.nq"


def serialise(lines: Iterable[str]) -> bytes:
    """Return N-Quads lines sorted and without repetition, as UTF-8."""
    return "".join(sorted(set(lines))).encode()


def from_nquads(data: bytes) -> ox.Store:
    """Load N-Quads into a store in memory.

    Raises :class:`StoreError` when ``data`` is no N-Quads.
    """
    store = ox.Store()
    try:
        store.bulk_load(data, ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        message = f"the graph is damaged: {error}"
        raise StoreError(message, remedy="Build it again with 'kg build'.") from error
    return store


def open_graph(folder: Path) -> ox.Store:
    """Open the graph of ``folder``, in memory.

    Raises :class:`StoreError` when there is none.
    """
    try:
        data = (folder / GRAPH_FILE).read_bytes()
    except OSError as error:
        message = f"there is no graph in {folder}"
        raise StoreError(message, remedy="Build one with 'kg build'.") from error
    return from_nquads(data)


def to_nquads(graph: ox.Store) -> bytes:
    """Return a whole store as sorted N-Quads."""
    dumped = graph.dump(format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(dumped.splitlines(keepends=True)))


def replace_file(path: Path, data: bytes) -> None:
    """Write ``data`` under a temporary name, then rename: the file is whole at every moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def to_trig(nquads: bytes) -> bytes:
    """Return sorted N-Quads as TriG with our prefixes, in the same order."""
    quads = ox.parse(nquads, format=ox.RdfFormat.N_QUADS)
    return ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b""


def to_triples(nquads: bytes) -> bytes:
    """Return the statements of all graphs together as sorted N-Triples."""
    triples = {f"{quad.triple} .\n" for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)}
    return "".join(sorted(triples)).encode()
