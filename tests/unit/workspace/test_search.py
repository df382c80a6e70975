"""The search index of a workspace."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from kg import search
from kg.workspace import open_workspace
from tests.corpora import fill

if TYPE_CHECKING:
    from pathlib import Path

    import pyoxigraph as ox
    import pytest


def test_threads_that_find_no_index_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = open_workspace(fill(tmp_path / "in", 2), tmp_path / "out")
    workspace.build()
    made = []

    def slow(graph: ox.Store, path: Path, identity: str) -> None:
        made.append(path)
        time.sleep(0.2)
        search.index.make(graph, path, identity)

    monkeypatch.setattr(search, "make", slow)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: workspace.search("heals"), range(4)))
    assert [len(hits) for hits in found] == [2] * 4
    assert len(made) == 1
