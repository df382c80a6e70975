"""What a query may take."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

_MIB = 1024 * 1024


def _cores() -> int:
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of an endpoint, per query unless said otherwise.

    ``seconds``: how long it may run; it waits for its turn at most as long again.
    ``quick_seconds``: of the processor; after this it gives way to others, or ends and waits until one of the ``slow`` places is free.
    ``result_bytes``, ``query_bytes``: size of the answer as it is written, and of the request.
    ``memory_bytes``: what a worker may take on top of the graph; not kept to on macOS, whose kernel does not count it.
    ``workers``: queries of an endpoint that run side by side with full right to the processors.
    ``lingering``: further queries that run side by side between a quarter of a second and ``quick_seconds``.
    ``waiting``: queries that wait for each kind of place; more are refused.
    """

    seconds: float = 30.0
    quick_seconds: float = 1.0
    result_bytes: int = 256 * _MIB
    query_bytes: int = _MIB
    memory_bytes: int = 2048 * _MIB
    workers: int = field(default_factory=_cores)
    lingering: int = 12
    slow: int = 2
    waiting: int = 256
