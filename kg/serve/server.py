"""Listening on the loopback address, and stopping cleanly."""

from __future__ import annotations

import secrets
import signal
import socket
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import uvicorn

from kg.errors import InputError
from kg.serve.app import app
from kg.serve.bench import Bench
from kg.serve.options import HOST
from kg.serve.sparql import Endpoint, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.serve.options import Options
    from kg.serve.snapshot import Snapshot
    from kg.workspace import Workspace

_PATIENCE = 3
"""Seconds that open requests have to end when the server stops."""


def listen(options: Options) -> tuple[socket.socket, Options]:
    """Take the port, any free one for 0, before anything long is done; return the options with it and a fresh token.

    Raises :class:`InputError` when another program has the port.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, options.port))
        listening.listen(512)
    except OSError as error:
        listening.close()
        raise InputError(
            f"port {options.port} of {HOST} cannot be used: {error.strerror}",
            remedy="Name another with --port, or 0 for any that is free.",
        ) from error
    token = "" if options.read_only else options.token or secrets.token_urlsafe(24)
    return listening, replace(options, port=listening.getsockname()[1], token=token)


def address(options: Options) -> str:
    """Return where the server is, with the token if there is one."""
    shown = f"?token={options.token}" if options.token else ""
    return f"http://{HOST}:{options.port}{options.prefix}/{shown}"


def serve(
    first: Snapshot,
    opening: Callable[[], Workspace],
    options: Options,
    listening: socket.socket,
    ready: Callable[[], None],
) -> None:
    """Serve the ``first`` state of a workspace, and those after it, until SIGINT or SIGTERM; ``ready`` is called once it answers.

    ``opening`` opens the workspace again whenever something has changed: files may have come, and settings.
    """
    bench = Bench(opening, options, Endpoint(first.workspace.output, Limits()), first)
    config = uvicorn.Config(
        app(bench),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        root_path=options.prefix,
        ws="none",
        timeout_graceful_shutdown=_PATIENCE,
    )
    with _ended_by_signals():
        _Server(config, bench, ready).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Says when it answers, and ends the streams of news before it waits for open requests."""

    def __init__(self, config: uvicorn.Config, bench: Bench, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._bench = bench
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._bench.news.end()
        await super().shutdown(sockets)


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """End quietly when the server, stopped, raises again the signal that stopped it."""

    def leave(_signal: int, _frame: object) -> None:
        raise SystemExit(0)

    before = {number: signal.signal(number, leave) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
