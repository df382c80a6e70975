"""The graph is replaced while it is asked: running queries end on the old one, and none fails because of it."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from kg.errors import StoreError
from kg.serve.sparql import Asked, Endpoint, Limits
from kg.store import GRAPH_FILE, generations
from tests import corpora, loops
from tests.endpoints import lay, quads, served

if TYPE_CHECKING:
    from pathlib import Path

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
WHILE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(?a != ?d) }"
"""Takes a second or so over 1,500 triples."""


def test_a_running_query_ends_on_the_graph_it_began_with(tmp_path: Path) -> None:
    with served(lay(tmp_path, quads(1500)), seconds=60.0) as server, ThreadPoolExecutor(1) as pool:
        before = server.get(COUNT)
        asked = pool.submit(server.rows, WHILE)
        time.sleep(0.3)
        lay(tmp_path, quads(7))
        server.do(server.endpoint.renew())
        assert not asked.done()
        assert server.rows(COUNT) == [{"n": "7"}]
        after = server.get(COUNT, {"if-none-match": before.headers["etag"]})
        assert after.status_code == 200
        assert after.headers["etag"] != before.headers["etag"]
        assert asked.result() == [{"n": str(1500 * 1499)}]


def test_a_graph_that_is_damaged_does_not_replace_the_old_one(tmp_path: Path) -> None:
    with served(lay(tmp_path, quads(5))) as server:
        (tmp_path / GRAPH_FILE).write_bytes(b"no quads\n")
        with pytest.raises(StoreError, match="the graph is damaged"):
            server.do(server.endpoint.renew())
        assert server.rows(COUNT) == [{"n": "5"}]


def test_without_a_graph_nothing_starts(tmp_path: Path) -> None:
    endpoint = Endpoint(tmp_path, Limits())
    with pytest.raises(StoreError, match="there is no graph in"):
        loops.run(endpoint.start())
    with pytest.raises(StoreError, match="the endpoint is not running"):
        loops.run(endpoint.ask(Asked("ASK {}")))


def test_many_clients_ask_while_the_graph_is_replaced_again_and_again(tmp_path: Path) -> None:
    sizes = {str(size) for size in range(100, 104)}
    with served(lay(tmp_path, quads(100)), workers=4) as server, ThreadPoolExecutor(8) as pool:
        done = threading.Event()

        def ask() -> list[str]:
            found = []
            while not done.is_set():
                found += [row["n"] for row in server.rows(COUNT)]
            return found

        clients = [pool.submit(ask) for _ in range(8)]
        for size in range(101, 104):
            lay(tmp_path, quads(size))
            server.do(server.endpoint.renew())
        done.set()
        for client in clients:
            found = client.result()
            assert found == sorted(found)  # no older graph comes back
            assert set(found) <= sizes
        assert server.rows(COUNT) == [{"n": "103"}]


def test_a_corpus_is_asked_while_it_is_built_again(tmp_path: Path) -> None:
    """The generation that is asked is swept away before the endpoint is told; it finds the next one by itself."""
    folder, output = corpora.fill(tmp_path / "papers", 4), tmp_path / "build"
    corpora.build(folder, output)
    articles = (
        "SELECT (COUNT(DISTINCT ?file) AS ?n) { ?article dcterms:source ?file ; dcterms:identifier ?id }"
    )
    with served(output, workers=4) as server, ThreadPoolExecutor(4) as pool:
        done = threading.Event()

        def ask() -> list[int]:
            found = []
            while not done.is_set():
                found += [int(row["n"]) for row in server.rows(articles)]
            return found

        before = server.endpoint.digest
        first = int(server.rows(articles)[0]["n"])
        clients = [pool.submit(ask) for _ in range(4)]
        for number in range(5, 8):
            corpora.fill(folder, number)
            corpora.build(folder, output)
        server.do(server.endpoint.renew())
        last = int(server.rows(articles)[0]["n"])
        done.set()
        assert last == first + 3
        for client in clients:
            found = client.result()
            assert found == sorted(found)
            assert set(found) <= set(range(first, last + 1))
        assert server.endpoint.digest != before


def test_a_generation_that_is_gone_is_found_again(tmp_path: Path) -> None:
    folder, output = corpora.fill(tmp_path / "papers", 2), tmp_path / "build"
    corpora.build(folder, output)
    with served(output, workers=2) as server:
        before = server.endpoint.digest
        current = generations.current(output)
        assert current is not None
        corpora.fill(folder, 3)
        corpora.build(folder, output)
        assert not current.exists()
        # The worker that waits holds the old generation open; a second one at the same time cannot.
        both = server.do(_both(server.endpoint))
        assert all(both)
        assert server.endpoint.digest != before


async def _both(endpoint: Endpoint) -> list[bytes]:
    answers = await asyncio.gather(*(endpoint.ask(Asked(f"ASK {{ FILTER({one} > 0) }}")) for one in range(2)))
    return [answer.read() for answer in answers]
