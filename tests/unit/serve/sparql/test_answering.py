"""What a worker says to the server, without a process of its own."""

from __future__ import annotations

import io
import json
import resource
import socket
import struct
import threading
from typing import TYPE_CHECKING, Any

import pytest

from kg import store
from kg.errors import StoreError
from kg.serve.sparql import TooLarge, answering, frames
from kg.serve.sparql.answering import Sink
from kg.serve.sparql.frames import Kind
from tests.endpoints import quads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyoxigraph as ox

Said = list[tuple[Kind, Any]]


@pytest.fixture(autouse=True)
def unlimited() -> Iterator[None]:
    """Keep the limit of the processor that a worker sets itself from the tests that come after."""
    before = resource.getrlimit(resource.RLIMIT_CPU)
    yield
    resource.setrlimit(resource.RLIMIT_CPU, before)


def conversed(opening: Callable[[], ox.Store], *requests: dict[str, object]) -> Said:
    """Return all that a worker says to requests, from its beginning to its end."""
    ours, theirs = socket.socketpair()
    worker = threading.Thread(target=answering.serve, args=(theirs, opening, lambda: None))
    worker.start()
    known = {
        "rows": ["text/csv"],
        "graph": ["application/n-triples"],
        "dataset": None,
        "base": None,
        "seconds": 3600.0,
        "result_bytes": 1_000_000,
    }
    with ours:
        for request in requests:
            ours.sendall(frames.request(**(known | request)))
        ours.shutdown(socket.SHUT_WR)
        told = b"".join(iter(lambda: ours.recv(65536), b""))
    worker.join(10)
    assert not worker.is_alive()
    return list(_split(told))


def _split(told: bytes) -> Iterator[tuple[Kind, Any]]:
    while told:
        kind, size = struct.unpack(">BI", told[:5])
        data, told = told[5 : 5 + size], told[5 + size :]
        yield Kind(kind), data if kind == Kind.DATA else json.loads(data)


def graph() -> ox.Store:
    return store.from_nquads(quads(2))


def test_answers_come_in_the_order_of_the_queries() -> None:
    said = conversed(
        graph,
        {"sparql": "SELECT ?o { ?s ?p ?o } ORDER BY ?o"},
        {"sparql": "SELECT {"},
        {"sparql": "CONSTRUCT WHERE { <s1> ?p ?o }", "base": "http://x.example/"},
        {"sparql": "ASK { ?s ?p ?o }", "dataset": [["http://x.example/nowhere"], []]},
        {"sparql": "ASK {}", "rows": []},
        {"sparql": "ASK {}", "result_bytes": 3},
    )
    assert [kind for kind, _ in said] == [
        *(Kind.READY, Kind.DATA, Kind.END, Kind.FAULT, Kind.DATA, Kind.END, Kind.DATA, Kind.END),
        *(Kind.FAULT, Kind.FAULT),
    ]
    assert said[1][1] == b"o\r\n0\r\n1\r\n"
    assert said[2][1]["media"] == "text/csv"
    assert said[3][1]["kind"] == "query"
    assert "in line 1" in said[3][1]["message"]
    assert said[4][1] == b'<http://x.example/s1> <http://x.example/p> "1" .\n'
    assert said[6][1] == b"false"
    assert said[8][1]["kind"] == "accept"
    assert said[9][1]["kind"] == "large"
    assert all(told["used"] >= 0 and told["spent"] is False for kind, told in said if kind != Kind.DATA)


def test_a_graph_that_cannot_be_opened_is_said() -> None:
    def opening() -> ox.Store:
        raise StoreError("gone", place="build", remedy="Build.")

    assert conversed(opening) == [
        (Kind.FAULT, {"kind": "store", "message": "gone", "place": "build", "remedy": "Build."})
    ]


def test_a_graph_that_cannot_be_read_any_more_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> str:
        raise OSError(5, "no such table")

    monkeypatch.setattr("kg.query.answer", broken)
    (_, (kind, told)) = conversed(graph, {"sparql": "ASK {}"})
    assert (kind, told["kind"]) == (Kind.FAULT, "store")
    assert "no such table" in told["message"]


def test_a_request_that_is_cut_short_is_none() -> None:
    assert frames.read(io.BytesIO(b'{"sparql": "ASK {}"')) is None


def test_a_sink_hands_on_large_pieces_and_breaks_off_beyond_its_limit() -> None:
    written = io.BytesIO()
    sink = Sink(written, 3 * frames.LARGEST)
    for _ in range(3):
        assert sink.write(b"x" * frames.LARGEST) == frames.LARGEST
    sink.flush()
    assert [len(data) for _, data in _split(written.getvalue())] == [frames.LARGEST] * 3
    with pytest.raises(TooLarge, match="larger than 196,608 bytes"):
        sink.write(b"x")
