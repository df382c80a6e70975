from __future__ import annotations

import json
import os
import signal
import socket
import struct
import threading
import time
from typing import IO, TYPE_CHECKING, Any

import pytest

from kg import store
from kg.errors import StoreError
from kg.serve.sparql import frames, nursery
from kg.serve.sparql.nursery import Nursery
from kg.store import GRAPH_FILE, generations
from tests import corpora
from tests.endpoints import lay, quads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_a_graph_in_memory_is_told_from_any_other(tmp_path: Path) -> None:
    opening, digest = nursery.opened(lay(tmp_path, quads(3)))
    assert opening() is opening()
    assert len(opening()) == 3
    assert nursery.opened(lay(tmp_path, quads(3)))[1] == digest
    assert nursery.opened(lay(tmp_path, quads(4)))[1] != digest


def test_the_store_of_a_corpus_is_opened_by_each_worker(tmp_path: Path) -> None:
    folder, output = corpora.fill(tmp_path / "papers", 1), tmp_path / "build"
    corpora.build(folder, output)
    opening, digest = nursery.opened(output)
    assert len(opening()) > 0
    corpora.fill(folder, 2)
    corpora.build(folder, output)
    assert nursery.opened(output)[1] != digest
    with pytest.raises(StoreError, match="cannot be opened"):
        opening()


def test_a_store_whose_generation_is_gone_is_refused(tmp_path: Path) -> None:
    (tmp_path / generations.FOLDER).mkdir()
    generations.publish(tmp_path, "7")
    with pytest.raises(StoreError, match="is gone"):
        nursery.opened(tmp_path)


@pytest.mark.parametrize(
    ("data", "said"), [(None, "there is no graph in"), (b"no quads\n", "the graph is damaged")]
)
def test_what_cannot_be_loaded_is_said_to_the_server(data: bytes | None, said: str, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / GRAPH_FILE).write_bytes(data)
    ours, theirs = socket.socketpair()
    with ours:
        nursery.main(str(theirs.detach()), str(tmp_path), "1000000")
        told = json.loads(ours.recv(65536))
    assert told["fault"].startswith(said)
    assert told["remedy"]


def test_a_server_that_has_gone_hears_nothing() -> None:
    ours, theirs = socket.socketpair()
    ours.close()
    with theirs:
        nursery.tell(theirs, digest="1")


@pytest.fixture
def handled() -> Iterator[None]:
    before = signal.getsignal(signal.SIGCHLD)
    yield
    signal.signal(signal.SIGCHLD, before)


class Server(threading.Thread):
    """The other side of a nursery: forks a worker, lowers it, ends it, and goes."""

    def __init__(self, control: socket.socket) -> None:
        super().__init__()
        self._control = control
        self.told: list[str] = []

    def run(self) -> None:
        with self._control as control:
            for number, leaving in ((1, False), (2, True)):
                ours, theirs = socket.socketpair()
                with theirs:
                    socket.send_fds(control, [f"fork {number}\n".encode()], [theirs.fileno()])
                with ours, ours.makefile("rb") as answers:
                    # Forked from this process, the worker has a copy of ``ours``: closing it here would not tell the worker.
                    process = _told(answers)["process"]
                    control.sendall(f"lower {number} 7\nlower 9 7\n".encode())
                    ours.sendall(b"" if leaving else frames.request(**ASK))
                    if not leaving:
                        assert _told(answers)  # the answer
                        assert _told(answers)["media"] == "text/csv"
                        self.told.append(f"niceness {_niceness(process, 7)}")
                        control.sendall(f"end {number}\n".encode())
                        self.told.append(control.recv(1000).decode())
                    ours.shutdown(socket.SHUT_RDWR)
                if leaving:
                    self.told.append(control.recv(1000).decode())


def _niceness(process: int, wanted: int) -> int:
    """Return the niceness of a process as soon as it is the one wanted, or as it is after a while."""
    until = time.monotonic() + 10
    while (found := os.getpriority(os.PRIO_PROCESS, process)) != wanted and time.monotonic() < until:
        time.sleep(0.01)
    return found


ASK = {
    "sparql": "ASK {}",
    "rows": ["text/csv"],
    "graph": [],
    "dataset": None,
    "base": None,
    "seconds": 60.0,
    "result_bytes": 1000,
}


def _told(answers: IO[bytes]) -> dict[str, Any]:
    kind, size = struct.unpack(">BI", answers.read(5))
    data = answers.read(size)
    return {"data": data} if kind == frames.Kind.DATA else json.loads(data)


@pytest.mark.filterwarnings(
    "ignore:.*fork:DeprecationWarning"
)  # only here has the process that forks two threads
@pytest.mark.usefixtures("handled")
def test_workers_are_forked_lowered_ended_and_buried() -> None:
    ours, theirs = socket.socketpair()
    server = Server(ours)
    graph = store.from_nquads(quads(1))
    server.start()
    with theirs:
        Nursery(theirs, lambda: graph, lambda: None).run()
    server.join(10)
    assert server.told == ["niceness 7", '{"ended": 1, "signal": 9}\n', '{"ended": 2, "signal": 0}\n']
