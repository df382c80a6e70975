"""The embedded store: N-Quads in, an Oxigraph store out, in memory for an article and on disk for a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.store import generations
from kg.store.files import replace_file
from kg.store.nquads import from_nquads, serialise, to_nquads, to_trig, to_triples

if TYPE_CHECKING:
    from pathlib import Path

    import pyoxigraph as ox

__all__ = [
    "GRAPH_FILE",
    "exists",
    "from_nquads",
    "open_graph",
    "read_graph",
    "replace_file",
    "serialise",
    "to_nquads",
    "to_trig",
    "to_triples",
]

GRAPH_FILE = "graph.nq"


def exists(folder: Path) -> bool:
    """Say whether a graph was built in ``folder``."""
    return generations.current(folder) is not None or (folder / GRAPH_FILE).is_file()


def open_graph(folder: Path) -> ox.Store:
    """Open the graph of ``folder`` for reading: a corpus on disk, or else the N-Quads file, in memory.

    Raises :class:`StoreError` when there is none, or it is damaged.
    """
    if generation := generations.current(folder):
        return generations.open_readable(generation)
    return from_nquads(read_graph(folder))


def read_graph(folder: Path) -> bytes:
    """Return the N-Quads file of ``folder``.

    Raises :class:`StoreError` when there is none.
    """
    try:
        return (folder / GRAPH_FILE).read_bytes()
    except OSError as error:
        message = f"there is no graph in {folder}"
        raise StoreError(message, remedy="Build one with 'kg build'.") from error
