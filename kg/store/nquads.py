"""N-Quads as bytes, and the store in memory that is loaded from them.

A graph of one article is a file of sorted N-Quads: the same bytes for the same input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import StoreError
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable


def serialise(lines: Iterable[str]) -> bytes:
    """Return N-Quads lines sorted and without repetition, as UTF-8."""
    return "".join(dict.fromkeys(sorted(lines))).encode()


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


def to_nquads(graph: ox.Store) -> bytes:
    """Return a whole store as sorted N-Quads."""
    dumped = graph.dump(format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(dumped.splitlines(keepends=True)))


def to_trig(nquads: bytes) -> bytes:
    """Return sorted N-Quads as TriG with our prefixes, in the same order."""
    quads = ox.parse(nquads, format=ox.RdfFormat.N_QUADS)
    return ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b""


def to_triples(nquads: bytes) -> bytes:
    """Return the statements of all graphs together as sorted N-Triples."""
    triples = {f"{quad.triple} .\n" for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)}
    return "".join(sorted(triples)).encode()
