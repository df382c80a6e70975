"""A map or an index that takes long to make: whoever asks is told to wait, and it is made once."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.testclient import TestClient

from kg.serve import drawing, overview, searching, snapshot
from kg.serve.options import Options
from kg.workspace import open_workspace, search
from tests.corpora import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pyoxigraph as ox


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Return a client of the overview and the map of three articles, by a server that waits for nothing."""
    monkeypatch.setattr(drawing, "PATIENCE", 0.05)
    app = Starlette(routes=overview.routes())
    now = snapshot.make(open_workspace(fill(tmp_path / "in", 2), tmp_path / "out"), 1)
    app.state.bench = SimpleNamespace(now=now, options=Options())
    with TestClient(app, raise_server_exceptions=False) as made:
        yield made


def test_who_asks_for_the_map_is_told_to_wait_until_it_is_there(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, calls = threading.Event(), []

    def slow(*_: object) -> HTMLResponse:
        calls.append(drawn.wait(20))
        return HTMLResponse("the map")

    monkeypatch.setattr(overview, "map_page", slow)
    for _ in range(2):
        waiting = client.get("/map")
        assert (waiting.status_code, waiting.headers["refresh"]) == (202, "5")
        assert "3 articles" in waiting.text
    drawn.set()
    monkeypatch.setattr(drawing, "PATIENCE", 20)
    assert client.get("/map").text == client.get("/map").text == "the map"
    assert calls == [True]


def test_a_map_that_could_not_be_drawn_is_tried_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "PATIENCE", 20)
    faults = iter([ValueError("no room"), TimeoutError("too slow")])

    def failing(*_: object) -> HTMLResponse:
        if fault := next(faults, None):
            raise fault
        return HTMLResponse("the map")

    monkeypatch.setattr(overview, "map_page", failing)
    assert [client.get("/map").status_code for _ in range(3)] == [500, 500, 200]


def test_who_searches_while_the_index_is_made_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "PATIENCE", 0.05)
    made = threading.Event()

    def slow(output: Path, graph: Callable[[], ox.Store]) -> Path:
        made.wait(20)
        return search.index(output, graph)

    monkeypatch.setattr(searching, "index", slow)
    app = Starlette(routes=searching.routes())
    now = snapshot.make(open_workspace(fill(tmp_path / "in", 2), tmp_path / "out"), 1)
    app.state.bench = SimpleNamespace(now=now, options=Options())
    with TestClient(app) as client:
        told = client.get("/search?words=heals")
        assert (told.status_code, told.headers["refresh"]) == (202, "5")
        assert "index of this graph is being made" in told.text
        refused = client.get("/api/search?words=heals")
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
        made.set()
        monkeypatch.setattr(drawing, "PATIENCE", 20)
        assert len(client.get("/api/search?words=heals").json()["hits"]) == 2
        assert "2 hits" in client.get("/search?words=heals").text
