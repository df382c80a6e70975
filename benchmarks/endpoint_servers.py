"""Three servers over one file of N-Quads, each with the union of all graphs as its default graph.

    python -m benchmarks.endpoint_servers NAME FOLDER PORT

runs one in this process; :func:`running` runs one beside.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
import warnings
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from kg.store import GRAPH_FILE

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
    """A server: its name in the tables, the path of its endpoint."""

    name: str
    path: str


CONTENDERS = {
    "kg": Contender("kg", "/sparql"),
    "oxigraph": Contender("Oxigraph", "/query"),
    "rdflib": Contender("rdflib-endpoint", "/"),
}


def ours(folder: Path, port: int) -> None:
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


def rdflib(folder: Path, port: int) -> None:
    """Serve by rdflib-endpoint, from rdflib's memory."""
    warnings.simplefilter("ignore")
    from rdflib import Dataset
    from rdflib_endpoint import SparqlEndpoint

    graph = Dataset(default_union=True)
    graph.parse(folder / GRAPH_FILE, format="nquads")
    _uvicorn(SparqlEndpoint(graph=graph), port)


def oxigraph(_: Path, port: int) -> None:
    """Serve by Oxigraph's own server, in memory; the graph is sent to it once it answers."""
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if binary is None:
        sys.exit("the package oxigraph is not installed")
    options = ("--union-default-graph", "--timeout-s", f"{SECONDS:.0f}", "--bind", f"127.0.0.1:{port}")
    os.execv(binary, [binary, "serve", *options])  # noqa: S606


def _uvicorn(app: Starlette, port: int) -> None:
    import uvicorn

    uvicorn.run(app, port=port, log_level="error", access_log=False)


@contextmanager
def running(name: str, folder: Path, port: int) -> Iterator[str]:
    """Run a server, with its graph loaded; give the address of its endpoint."""
    command = [sys.executable, "-m", "benchmarks.endpoint_servers", name, str(folder), str(port)]
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
            yield f"{base}{CONTENDERS[name].path}"
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


SERVERS: dict[str, Callable[[Path, int], None]] = {"kg": ours, "oxigraph": oxigraph, "rdflib": rdflib}

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    SERVERS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
