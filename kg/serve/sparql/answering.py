"""What a worker does in its own process: it answers one query after the other until the server hangs up.

The engine cannot be interrupted and its memory not be counted from within, so both are left to the kernel: a worker whose time
is up is killed from outside, one that takes too much memory aborts.
"""

from __future__ import annotations

import json
import math
import os
import resource
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from kg import query
from kg.errors import KgError, QueryError, StoreError
from kg.query import Dataset
from kg.serve.sparql import frames
from kg.serve.sparql.faults import TooLarge
from kg.serve.sparql.frames import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from socket import socket

    import pyoxigraph as ox

_GROWN = 64 * 1024 * 1024
"""Bytes that a worker may keep from one query to the next."""

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
_GRACE = 2.0
"""Processor seconds beyond its limit after which the kernel ends a query whose server has gone."""


def serve(connection: socket, opening: Callable[[], ox.Store], confine: Callable[[], None]) -> None:
    """Open the graph, confine the process, say so, and answer what comes over ``connection`` until it is closed."""
    with (
        connection,
        connection.makefile("rb") as requests,
        connection.makefile("wb") as answers,
    ):
        try:
            store = opening()
        except KgError as error:
            _tell(answers, Kind.FAULT, **_described("store", error))
            return
        confine()
        first = resource.getrusage(resource.RUSAGE_SELF)
        _tell(answers, Kind.READY, process=os.getpid(), **_spending(first))
        while (asked := frames.read(requests)) is not None:
            _limit_processor(asked["seconds"])
            kind, told = _answer(store, asked, answers)
            _tell(answers, kind, **told, **_spending(first))


def _answer(store: ox.Store, asked: dict[str, Any], answers: IO[bytes]) -> tuple[Kind, dict[str, str]]:
    """Write the answer; return what is to be said after it."""
    sink = Sink(answers, asked["result_bytes"])
    dataset = asked["dataset"]
    try:
        media = query.answer(
            store,
            asked["sparql"],
            cast("IO[bytes]", sink),
            rows=asked["rows"],
            graph=asked["graph"],
            dataset=dataset and Dataset(*map(tuple, dataset)),
            base=asked["base"],
        )
        sink.flush()
    except QueryError as error:
        return Kind.FAULT, _described(_NAMES.get(type(error), "query"), error)
    except (BrokenPipeError, ConnectionResetError):
        raise
    except OSError as error:
        return Kind.FAULT, _described("store", StoreError(f"the graph cannot be read: {error}"))
    except MemoryError:
        os.abort()  # as the engine does
    return Kind.END, {"media": media}


def _spending(first: resource.struct_rusage) -> dict[str, object]:
    """Return the processor seconds of this process, without the kernel's, and whether it has grown too much to be kept."""
    now = resource.getrusage(resource.RUSAGE_SELF)
    grown = (now.ru_maxrss - first.ru_maxrss) * _RSS_UNIT
    return {"used": now.ru_utime, "spent": grown > _GROWN}


_NAMES: dict[type[QueryError], str] = {TooLarge: "large", query.NotAcceptable: "accept"}
"""The kinds of faults that the server tells apart."""


def _described(kind: str, error: KgError) -> dict[str, str]:
    return {"kind": kind, "message": error.message, "place": error.place, "remedy": error.remedy}


def _tell(answers: IO[bytes], what: Kind, /, **values: object) -> None:
    frames.write(answers, what, json.dumps(values).encode())
    answers.flush()


class Sink:
    """A file that hands an answer on in messages as it is written; one of more than ``limit`` bytes is broken off."""

    def __init__(self, answers: IO[bytes], limit: int) -> None:
        self._answers = answers
        self._limit = limit
        self._size = 0
        self._kept = bytearray()

    def write(self, data: bytes) -> int:
        """Take some bytes.

        Raises :class:`TooLarge`.
        """
        self._size += len(data)
        if self._size > self._limit:
            message = f"the answer is larger than {self._limit:,} bytes"
            raise TooLarge(message, remedy="Ask for less, or for parts by LIMIT and OFFSET.")
        self._kept += data
        if len(self._kept) >= frames.LARGEST:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Hand on what is kept."""
        if self._kept:
            frames.write(self._answers, Kind.DATA, bytes(self._kept))
            self._kept.clear()


def confine(memory_bytes: int) -> None:
    """Limit this process for good: its memory, no core file, no word on the error stream but Python's own.

    It can open nothing any more, neither file nor connection; the engine has the tables of a store on disk open already.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    taken = _address_space()
    if taken is not None:
        resource.setrlimit(resource.RLIMIT_AS, (taken + memory_bytes,) * 2)
        # Where the whole machine runs out of memory, a worker goes first.
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
    sys.stderr = os.fdopen(os.dup(2), "w", buffering=1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _limit_processor(seconds: float) -> None:
    """Let the kernel end this process when a query takes more, should nobody else do."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime + seconds + _GRACE)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _address_space() -> int | None:
    """Return the bytes that this process has mapped, where the kernel tells (Linux)."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    except OSError:
        return None
    return int(pages) * resource.getpagesize()
