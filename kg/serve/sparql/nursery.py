"""The process that has the graph in memory and forks a worker whenever the server wants one.

    python -m kg.serve.sparql.nursery FILENO FOLDER MEMORY_BYTES

It is forked from nothing and has one thread, so that its children are whole; each begins with the graph at no cost, since memory
that nobody writes to is shared. The store of a corpus is on disk: its workers open it themselves.

Over the socket FILENO come lines: ``fork ID`` with the socket of the new worker, ``end ID``, ``lower ID NICENESS``. Back go lines
of JSON: first ``{"digest": …}`` or ``{"fault": …}``, then ``{"ended": ID, "signal": N}`` for each worker that is gone. When the
socket is closed, all workers are killed.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import selectors
import signal
import socket
import sys
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg import store
from kg.errors import StoreError
from kg.serve.sparql import answering
from kg.store import generations

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyoxigraph as ox

_RECEIVED, _DESCRIPTORS = 65536, 64


class Nursery:
    """The workers that were forked, and the wish of the server for more or fewer."""

    def __init__(
        self, control: socket.socket, opening: Callable[[], ox.Store], confine: Callable[[], None]
    ) -> None:
        self._control = control
        self._opening = opening
        self._confine = confine
        self._children: dict[int, int] = {}
        self._connections: deque[int] = deque()
        self._rest = b""

    def run(self) -> None:
        """Do what the server says until it hangs up."""
        woken, waking = socket.socketpair()
        waking.setblocking(False)  # noqa: FBT003
        signal.set_wakeup_fd(waking.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        with woken, waking, selectors.DefaultSelector() as selector:
            selector.register(self._control, selectors.EVENT_READ, self._obey)
            selector.register(woken, selectors.EVENT_READ, lambda: self._bury(woken))
            while all(key.data() for key, _ in selector.select()):
                pass
            signal.set_wakeup_fd(-1)
        for process in self._children.values():
            os.kill(process, signal.SIGKILL)

    def _obey(self) -> bool:
        data, descriptors, *_ = socket.recv_fds(self._control, _RECEIVED, _DESCRIPTORS)
        self._connections.extend(descriptors)
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            what, number, *more = line.decode("ascii").split()
            if what == "fork":
                self._fork(int(number))
            elif (process := self._children.get(int(number))) is None:
                continue  # it has just ended by itself
            elif what == "end":
                os.kill(process, signal.SIGKILL)
            elif what == "lower":
                os.setpriority(os.PRIO_PROCESS, process, int(more[0]))
        return bool(data)

    def _fork(self, number: int) -> None:
        connection = socket.socket(fileno=self._connections.popleft())
        process = os.fork()
        if process:
            connection.close()
            self._children[number] = process
            return
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._control.close()
            answering.serve(connection, self._opening, self._confine)
            status = 0
        except (BrokenPipeError, ConnectionResetError):
            pass  # the server does not want the answer any more
        except BaseException:  # noqa: BLE001 - it is shown; the process ends here in any case
            sys.excepthook(*sys.exc_info())
        finally:
            os._exit(status)

    def _bury(self, woken: socket.socket) -> bool:
        woken.recv(_RECEIVED)
        for number, process in list(self._children.items()):
            found, status = os.waitpid(process, os.WNOHANG)
            if found:
                del self._children[number]
                self._tell(ended=number, signal=os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0)
        return True

    def _tell(self, **values: object) -> None:
        tell(self._control, **values)


def tell(control: socket.socket, **values: object) -> None:
    """Send one line to the server; one that has gone hears nothing, and is noticed when it is listened to."""
    with suppress(BrokenPipeError, ConnectionResetError):
        control.sendall(json.dumps(values).encode() + b"\n")


def opened(folder: Path) -> tuple[Callable[[], ox.Store], str]:
    """Return how a worker gets the graph of ``folder``, and a digest that no other graph has.

    Raises :class:`StoreError` when there is none, or it is damaged.
    """
    if generation := generations.current(folder):
        try:
            made = (generation / "CURRENT").stat().st_mtime_ns
        except OSError as error:
            message = f"the graph in {folder} is gone"
            raise StoreError(message, remedy="Build it again with 'kg build'.") from error
        identity = f"{generation.name} {made}".encode()
        return lambda: generations.open_readable(generation), hashlib.sha256(identity).hexdigest()
    data = store.read_graph(folder)
    graph = store.from_nquads(data)
    return lambda: graph, hashlib.sha256(data).hexdigest()


def main(fileno: str, folder: str, memory_bytes: str) -> None:
    """Load the graph and care for workers."""
    with socket.socket(fileno=int(fileno)) as control:
        try:
            opening, digest = opened(Path(folder))
        except StoreError as error:
            tell(control, fault=error.message, place=error.place, remedy=error.remedy)
            return

        gc.collect()
        gc.freeze()
        tell(control, digest=digest)
        Nursery(control, opening, lambda: answering.confine(int(memory_bytes))).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
