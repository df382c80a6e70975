"""The shards of a corpus: one compressed file of sorted N-Quads for each named graph.

Put one after the other they are again a compressed file of N-Quads: the whole corpus, for any other store.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.store import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = "shards"
SUFFIX = ".nq.gz"
_FAST = 1
"""Compression: the weakest makes a fifteenth of N-Quads, in a fifth of the time of the strongest."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the shards of a corpus lie: ``output`` is the folder of the build, ``base`` that of all names."""

    output: Path
    base: str

    def path(self, graph: str) -> Path:
        """Return the file of a named graph."""
        return self.output / FOLDER / f"{graph.removeprefix(f'{self.base}graph/')}{SUFFIX}"

    def put(self, graph: str, shard: bytes) -> None:
        """Write a shard, whole at every moment."""
        replace_file(self.path(graph), shard, durable=False)

    def read(self, graph: str) -> bytes:
        """Return the N-Quads of a graph.

        Raises :class:`StoreError` when its shard is gone or damaged.
        """
        try:
            shard = self.path(graph).read_bytes()
            nquads = gzip.decompress(shard)
        except (OSError, EOFError, zlib.error) as error:
            raise self._damaged(graph) from error
        if not shard:  # what a machine that lost its power leaves; gzip takes it for nothing, compressed
            raise self._damaged(graph)
        return nquads

    def size(self, graph: str) -> int:
        """Return the bytes of the shard of a graph.

        Raises :class:`StoreError` when it is gone.
        """
        try:
            return self.path(graph).stat().st_size
        except OSError as error:
            raise self._damaged(graph) from error

    def has(self, graph: str) -> bool:
        """Say whether the shard of a graph is there."""
        return self.path(graph).is_file()

    def keep_only(self, graphs: Iterable[str]) -> None:
        """Remove the files of all other graphs, and what a killed build left."""
        wanted = {self.path(graph) for graph in graphs}
        for path in (self.output / FOLDER).rglob("*"):
            if path.is_file() and path not in wanted:
                path.unlink()

    def _damaged(self, graph: str) -> StoreError:
        remedy = f"Delete {self.output} and build again."
        return StoreError("a shard of the corpus is damaged", place=str(self.path(graph)), remedy=remedy)


def compressed(nquads: bytes) -> tuple[bytes, str]:
    """Return a shard of ``nquads``, the same bytes at any time and place, and the SHA-256 of what it holds."""
    return gzip.compress(nquads, _FAST, mtime=0), hashlib.sha256(nquads).hexdigest()
