"""The search index of a workspace: where it lies, and whether it still is that of the graph."""

from __future__ import annotations

import hashlib
import threading
from typing import TYPE_CHECKING

from kg import search, store
from kg.errors import StoreError
from kg.store import generations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pyoxigraph as ox


_MAKING = threading.Lock()
"""Of threads that find no index, one makes it."""

LIST_OF_ARTICLES = "articles.csv"
"""The list that a corpus has beside its store; the code that writes it takes long to import."""


def index(output: Path, graph: Callable[[], ox.Store]) -> Path:
    """Return the search index of what was built in ``output``, made anew from the graph when that is another one."""
    path = output / search.FILE_NAME
    identity = _identity(output)
    if search.made_from(path) != identity:
        with _MAKING:
            if search.made_from(path) != identity:
                search.make(graph(), path, identity)
    return path


def _identity(output: Path) -> str:
    """Return the digest of what tells one graph from another: of a corpus the list of its articles with their digests."""
    path = output / (LIST_OF_ARTICLES if generations.current(output) else store.GRAPH_FILE)
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        message = f"the graph is not whole: {path.name} is missing"
        raise StoreError(message, place=str(output), remedy="Build it again with 'kg build'.") from error
