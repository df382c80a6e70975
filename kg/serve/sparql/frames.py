"""Messages between the server and a worker: requests are lines of JSON; answers are kind, length and bytes."""

from __future__ import annotations

import json
import struct
from enum import IntEnum
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

LARGEST = 64 * 1024
"""Bytes of an answer in one message."""

_HEAD = struct.Struct(">BI")


class Kind(IntEnum):
    """What a message of a worker holds; all but ``DATA`` are JSON."""

    READY = 0
    DATA = 1
    END = 2
    FAULT = 3


def write(stream: IO[bytes], kind: Kind, data: bytes) -> None:
    """Write one message."""
    stream.write(_HEAD.pack(kind, len(data)))
    stream.write(data)


def read(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next request, or nothing when the server has closed the connection."""
    line = stream.readline()
    return json.loads(line) if line.endswith(b"\n") else None


def request(**values: object) -> bytes:
    """Return a request: one line of JSON."""
    return json.dumps(values).encode() + b"\n"


async def receive(reader: asyncio.StreamReader) -> tuple[Kind, bytes]:
    """Return the next message of a worker.

    Raises :class:`asyncio.IncompleteReadError` or :class:`ConnectionError` when the worker has ended.
    """
    kind, size = _HEAD.unpack(await reader.readexactly(_HEAD.size))
    return Kind(kind), await reader.readexactly(size)
