"""A real server of an endpoint on the loopback address, and what it is asked."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

import httpx2 as httpx
import uvicorn
from starlette.applications import Starlette

from kg.serve.sparql import Endpoint, Limits, routes
from kg.store import GRAPH_FILE, replace_file

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine, Iterator, Mapping
    from pathlib import Path

T = TypeVar("T")

JSON = "application/sparql-results+json"
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i && ?a != ?i) }"
"""A query that takes no memory and does not end in anybody's lifetime, over some thousands of triples."""


def quads(count: int, graphs: int = 1, word: str = "") -> bytes:
    """Return N-Quads of so many integers, in so many graphs."""
    return "".join(
        f'<http://x.example/s{one}> <http://x.example/p> "{word}{one}" <http://x.example/g{one % graphs}> .\n'
        for one in range(count)
    ).encode()


def lay(folder: Path, nquads: bytes) -> Path:
    """Make ``nquads`` the graph of a folder; return the folder."""
    replace_file(folder / GRAPH_FILE, nquads)
    return folder


@dataclass
class Served:
    """A running server: its address, its endpoint, and a client that knows no proxy."""

    url: str
    endpoint: Endpoint
    loop: asyncio.AbstractEventLoop
    client: httpx.Client = field(default_factory=lambda: httpx.Client(trust_env=False, timeout=60))

    def get(self, sparql: str, headers: Mapping[str, str] | None = None, **more: object) -> httpx.Response:
        """Ask by GET."""
        address = f"{self.url}?{urlencode({'query': sparql, **more}, doseq=True)}"
        return self.client.get(address, headers=dict(headers or {}))

    def rows(self, sparql: str, **more: object) -> list[dict[str, str]]:
        """Return the rows of a SELECT, each its bound names with their values."""
        answer = self.get(sparql, {"accept": JSON}, **more)
        assert answer.status_code == 200, answer.text
        return [
            {name: term["value"] for name, term in row.items()}
            for row in json.loads(answer.text)["results"]["bindings"]
        ]

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Let the server's loop do something; return what comes of it."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)


@contextmanager
def served(folder: Path, **limits: object) -> Iterator[Served]:
    """Serve the graph of a folder as long as the block runs."""
    known: dict[str, Any] = {"seconds": 10.0, "memory_bytes": 512 * 1024 * 1024} | limits
    made: list[Served] = []

    @asynccontextmanager
    async def living(app: Starlette) -> AsyncIterator[None]:
        endpoint = Endpoint(folder, Limits(**known))
        app.router.routes.extend(routes(endpoint))
        await endpoint.start()
        made.append(Served(f"http://127.0.0.1:{port}/sparql", endpoint, asyncio.get_running_loop()))
        try:
            yield
        finally:
            await endpoint.stop()

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        server = uvicorn.Server(
            uvicorn.Config(
                Starlette(lifespan=living), log_level="error", ws="none", timeout_graceful_shutdown=3
            )
        )
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            while not (server.started or not thread.is_alive()):
                thread.join(0.01)
            assert made, "the server did not start"
            with made[0].client:
                yield made[0]
        finally:
            server.should_exit = True
            thread.join(30)
            assert not thread.is_alive()
