"""Graph stores on this machine: a small one whose answers can be laid down, Oxigraph's own server, and Virtuoso."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple
from urllib.error import URLError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import ProxyHandler, Request, build_opener

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_opener = build_opener(ProxyHandler({}))
_PATIENCE = 30.0
"""Seconds a server may take to start."""


class Answer(NamedTuple):
    """What a laid down answer says; ``status`` 0 breaks the connection off."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    text: str = ""


@dataclass
class Fake:
    """A store that keeps graphs in memory; ``answers`` are given first, in order, and ``asked`` is what was asked."""

    graphs: dict[str, str] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    url: str = ""


@contextmanager
def fake() -> Iterator[Fake]:
    """Run a small graph store as long as the block runs."""
    store = Fake()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            (graph,) = parse_qs(urlsplit(self.path).query).get("graph", [""])
            store.asked.append((self.command, graph, self.headers.get("Authorization") or ""))
            answer = store.answers.pop(0) if store.answers else self._kept(graph, body)
            if not answer.status:
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            text = answer.text.encode() if self.command != "HEAD" else b""
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def _kept(self, graph: str, body: str) -> Answer:
            if self.command == "PUT":
                new = graph not in store.graphs
                store.graphs[graph] = body
                return Answer(201 if new else 204)
            if self.command == "DELETE":
                return Answer(204 if store.graphs.pop(graph, None) is not None else 404)
            return Answer(200 if graph in store.graphs else 404)

    for method in ("PUT", "DELETE", "HEAD"):
        setattr(Handler, f"do_{method}", Handler.answer)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    store.url = f"http://127.0.0.1:{server.server_address[1]}/store"
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield store
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Server(NamedTuple):
    """A real store: where graphs are put, and where questions are asked."""

    store: str
    query: str


def oxigraph_binary() -> str | None:
    """Return the server of the package ``oxigraph``, if it is installed."""
    return shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")


def virtuoso_binary() -> str | None:
    """Return Debian's Virtuoso, if it is installed."""
    return shutil.which("virtuoso-t")


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """Run Oxigraph's server, in memory."""
    address = f"http://127.0.0.1:{(port := _free_port())}"
    command = [
        oxigraph_binary() or "oxigraph",
        "serve",
        "--bind",
        f"127.0.0.1:{port}",
        "--union-default-graph",
    ]
    with _running(command, folder, f"{address}/query?{urlencode({'query': 'ASK {}'})}"):
        yield Server(f"{address}/store", f"{address}/query")


_VIRTUOSO = """[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
NumberOfBuffers = 10000
MaxDirtyBuffers = 7500
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerThreads = 4
"""


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Run Virtuoso with a database of its own; name and password are ``dba``."""
    web = _free_port()
    (folder / "v.ini").write_text(_VIRTUOSO.format(port=_free_port(), web=web), encoding="utf-8")
    command = [virtuoso_binary() or "virtuoso-t", "+foreground", "+configfile", "v.ini"]
    address = f"http://127.0.0.1:{web}"
    with _running(command, folder, f"{address}/sparql?{urlencode({'query': 'ASK {}'})}"):
        yield Server(f"{address}/sparql-graph-crud-auth", f"{address}/sparql")


def ask(server: Server, sparql: str) -> list[tuple[tuple[str, str], ...]]:
    """Return the rows of a SELECT by the SPARQL Protocol, each its bound names with their values, sorted."""
    request = Request(server.query, urlencode({"query": sparql}).encode())  # noqa: S310 - on this machine
    request.add_header("Accept", "application/sparql-results+json")
    with _opener.open(request, timeout=60) as answer:
        rows = json.load(answer)["results"]["bindings"]
    return sorted(tuple(sorted((name, term["value"]) for name, term in row.items())) for row in rows)


@contextmanager
def _running(command: Sequence[str], folder: Path, probe: str) -> Iterator[None]:
    """Run a server until the block ends, from when it answers."""
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _await(process, probe)
            yield
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _await(process: subprocess.Popen[bytes], probe: str) -> None:
    until = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            with _opener.open(probe, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    message = "the server does not start"
    raise TimeoutError(message)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
