"""Three servers over one file of N-Quads, each with the union of all graphs as its default graph.

    python -m benchmarks.endpoint_servers NAME FOLDER PORT [limited]

runs one in this process; :func:`running` runs one beside. ``limited`` gives it what limits it has, and an end to its memory.
Oxigraph has them only then: with a time limit it keeps a thread waiting for each query, even when that is long answered.
"""

from __future__ import annotations

import os
import resource
import shutil
import socket
import subprocess
import sys
import time
import warnings
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

import pyoxigraph as ox

from kg.store import GRAPH_FILE, generations, replace_file

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from starlette.applications import Starlette

SECONDS = 10.0
"""How long a query may run, where a server can be told."""

_MEMORY = 6 * 1024**3
"""Bytes that a server's process may take in all."""

_START = 300.0
_opener = build_opener(ProxyHandler({}))


class Contender(NamedTuple):
    """A server: how tables call it, and the path of its endpoint."""

    title: str
    path: str


class Server(NamedTuple):
    """A running server: the address of its endpoint, and its process."""

    address: str
    process: int

    def settle(self) -> None:
        """Wait until it has ended what nobody waits for any more, or half a minute."""
        for _ in range(60):
            before = self._used()
            time.sleep(0.5)
            if self._used() - before < 0.1:  # noqa: PLR2004 - a fifth of one processor
                return

    def _used(self) -> float:
        """Return the processor seconds of its processes that live."""
        family, known = {self.process}, list(_processes())
        for process, parent, _ in known:  # a child is younger, and mostly has the higher number
            if parent in family:
                family.add(process)
        return sum(used for process, _, used in known if process in family)


def _processes() -> Iterator[tuple[int, int, float]]:
    """Yield process, parent and processor seconds, as Linux tells them."""
    ticks = os.sysconf("SC_CLK_TCK")
    for path in sorted(Path("/proc").glob("[0-9]*"), key=lambda one: int(one.name)):
        try:
            fields = (path / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        yield int(path.name), int(fields[1]), (int(fields[11]) + int(fields[12])) / ticks


CONTENDERS = {
    "kg": Contender("kg", "/sparql"),
    "disk": Contender("kg, on disk", "/sparql"),
    "oxigraph": Contender("Oxigraph", "/query"),
    "rdflib": Contender("rdflib-endpoint", "/"),
}


def ours(folder: Path, port: int, *_: str) -> None:
    """Serve by this package."""
    from starlette.applications import Starlette

    from kg.serve.sparql import Endpoint, Limits, routes

    endpoint = Endpoint(folder, Limits(seconds=SECONDS))

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        await endpoint.start()
        yield
        await endpoint.stop()

    _uvicorn(Starlette(routes=routes(endpoint), lifespan=living), port)


def rdflib(folder: Path, port: int, *_: str) -> None:
    """Serve by rdflib-endpoint, from rdflib's memory."""
    warnings.simplefilter("ignore")
    from rdflib import Dataset
    from rdflib_endpoint import SparqlEndpoint

    graph = Dataset(default_union=True)
    graph.parse(folder / GRAPH_FILE, format="nquads")
    _uvicorn(SparqlEndpoint(graph=graph), port)


def oxigraph(_: Path, port: int, *limited: str) -> None:
    """Serve by Oxigraph's own server, in memory; the graph is sent to it once it answers."""
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if binary is None:
        sys.exit("the package oxigraph is not installed")
    options = ["--union-default-graph", "--bind", f"127.0.0.1:{port}"]
    if limited:
        options += ["--timeout-s", f"{SECONDS:.0f}"]
    os.execv(binary, [binary, "serve", *options])  # noqa: S606


def _uvicorn(app: Starlette, port: int) -> None:
    import uvicorn

    uvicorn.run(app, port=port, log_level="error", access_log=False)


def lay(folder: Path, nquads: bytes) -> None:
    """Make a graph what the servers serve: a file, and a store on disk as a corpus has it."""
    replace_file(folder / GRAPH_FILE, nquads)
    stored = ox.Store(str(generations.create(folder / "disk", "1")))
    stored.bulk_load(nquads, ox.RdfFormat.N_QUADS)
    stored.optimize()
    stored.flush()
    generations.publish(folder / "disk", "1")


@contextmanager
def running(name: str, folder: Path, *, limited: bool = False) -> Iterator[Server]:
    """Run a server, with its graph loaded."""
    port = _free_port()
    place = folder / "disk" if name == "disk" else folder
    command = [sys.executable, "-m", "benchmarks.endpoint_servers", name, str(place), str(port)]
    command += ["limited"] * limited
    base = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            until = time.monotonic() + _START
            while not _answers(f"{base}{CONTENDERS[name].path}?query=ASK%7B%7D"):
                if process.poll() is not None or time.monotonic() > until:
                    sys.exit(f"{name} does not start")
                time.sleep(0.2)
            if name == "oxigraph":
                _send(f"{base}/store", folder / GRAPH_FILE)
            yield Server(f"{base}{CONTENDERS[name].path}", process.pid)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _answers(address: str) -> bool:
    try:
        with _opener.open(address, timeout=5):
            return True
    except HTTPError:
        return True
    except (URLError, OSError):
        return False


def _send(address: str, path: Path) -> None:
    request = Request(address, path.read_bytes(), {"content-type": "application/n-quads"}, method="POST")  # noqa: S310
    with _opener.open(request, timeout=_START):
        pass


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


SERVERS: dict[str, Callable[..., None]] = {"kg": ours, "disk": ours, "oxigraph": oxigraph, "rdflib": rdflib}

if __name__ == "__main__":
    if sys.argv[4:]:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    SERVERS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
