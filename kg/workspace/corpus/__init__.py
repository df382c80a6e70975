"""The graph of many articles: each read by itself in a pool of workers, kept as a shard, loaded into a store on disk.

What was made is remembered, so that a build does only what changed, and one that was killed goes on where it was.
"""

from __future__ import annotations

import os

from kg.workspace.corpus.auditing import audit
from kg.workspace.corpus.build import Corpus, build
from kg.workspace.corpus.dask import cluster
from kg.workspace.corpus.pools import Pool, processes, serial

__all__ = ["Corpus", "Pool", "audit", "build", "pool"]


def pool(jobs: int | None = None, scheduler: str = "") -> Pool:
    """Return where to run: on a Dask cluster by its address, or in ``jobs`` processes, by default one a core."""
    if scheduler:
        return cluster(scheduler)
    number = jobs or os.cpu_count() or 1
    return serial if number == 1 else processes(number)
