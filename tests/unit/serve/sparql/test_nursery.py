from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

import pytest

from kg.errors import StoreError
from kg.serve.sparql import nursery
from kg.store import GRAPH_FILE, generations
from tests import corpora
from tests.endpoints import lay, quads

if TYPE_CHECKING:
    from pathlib import Path


def test_a_graph_in_memory_is_told_from_any_other(tmp_path: Path) -> None:
    opening, digest, in_memory = nursery.opened(lay(tmp_path, quads(3)))
    assert in_memory
    assert opening() is opening()
    assert len(opening()) == 3
    assert nursery.opened(lay(tmp_path, quads(3)))[1] == digest
    assert nursery.opened(lay(tmp_path, quads(4)))[1] != digest


def test_the_store_of_a_corpus_is_opened_by_each_worker(tmp_path: Path) -> None:
    folder, output = corpora.fill(tmp_path / "papers", 1), tmp_path / "build"
    corpora.build(folder, output)
    opening, digest, in_memory = nursery.opened(output)
    assert not in_memory
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
