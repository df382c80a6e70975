"""One version of the graph: its nursery and its workers, as the server sees them."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.serve.sparql.workers import Worker

if TYPE_CHECKING:
    from pathlib import Path

    from kg.serve.sparql.limits import Limits

_RECEIVED = 65536
_PATIENCE = 5.0
"""Seconds that a nursery has to end its workers and itself, and to say how a worker ended."""


class Version:
    """The graph as it was when this was begun, for as long as somebody asks it.

    ``digest`` tells it from any other. Begin it with :func:`begun`.
    """

    def __init__(
        self, process: subprocess.Popen[bytes], control: socket.socket, digest: str, idle: int
    ) -> None:
        self.digest = digest
        self.broken = False
        self._process = process
        self._control = control
        self._most_idle = idle
        self._number = 0
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._ends: dict[int, asyncio.Future[int]] = {}
        self._retired = False
        self._listening = asyncio.create_task(self._listen())

    @property
    def gone(self) -> bool:
        """Whether all its processes have ended."""
        return self._listening.done()

    async def worker(self) -> Worker:
        """Return a worker that has nothing to do; give it back or end it.

        Raises :class:`StoreError` when the graph is gone, :class:`Vanished` when the nursery is.
        """
        while self._idle and self._idle[-1].has_ended():
            self._idle.pop().close()
        worker = self._idle.pop() if self._idle else await self._fork()
        self._busy.add(worker)
        return worker

    def give_back(self, worker: Worker) -> None:
        """Take back a worker that has answered."""
        self._busy.discard(worker)
        if self._retired or len(self._idle) >= self._most_idle:
            worker.close()
        else:
            self._idle.append(worker)
        self._close_if_done()

    def kill(self, worker: Worker) -> None:
        """Kill a worker, whatever it does; who waits for its answer will notice."""
        self._command(f"end {worker.number}")
        if self.broken:  # nobody can kill it now but the kernel, at the end of its processor time
            worker.close()

    def end(self, worker: Worker) -> None:
        """Kill a worker and forget it."""
        self._busy.discard(worker)
        self.kill(worker)
        worker.close()
        self._close_if_done()

    def lower(self, worker: Worker, niceness: int) -> None:
        """Let a worker give way to others; this cannot be taken back."""
        self._command(f"lower {worker.number} {niceness}")

    def retire(self) -> None:
        """Begin nothing more; end when the last query has been answered."""
        self._retired = True
        for worker in self._idle:
            worker.close()
        self._idle.clear()
        self._close_if_done()

    async def close(self) -> None:
        """End all workers and the nursery, and wait until they are gone."""
        for worker in (*self._idle, *self._busy):
            worker.close()
        self._hang_up()
        await self._listening

    async def _fork(self) -> Worker:
        self._number += 1
        number = self._number
        ours, theirs = socket.socketpair()
        end = self._ends[number] = asyncio.get_running_loop().create_future()
        with theirs:
            self._command(f"fork {number}", theirs)
        reader, writer = await asyncio.open_connection(sock=ours)

        async def ended() -> int:
            await asyncio.wait({end}, timeout=_PATIENCE)
            return end.result() if end.done() else 0

        worker = Worker(number, reader, writer, ended)
        try:
            await worker.ready()
        except BaseException:
            self.end(worker)
            raise
        return worker

    def _command(self, line: str, *sockets: socket.socket) -> None:
        data = f"{line}\n".encode("ascii")
        try:
            socket.send_fds(self._control, [data], [one.fileno() for one in sockets])
        except OSError:
            self.broken = True  # its workers end with it, and are noticed one by one

    async def _listen(self) -> None:
        """Note how workers end, until the nursery itself does."""
        loop = asyncio.get_running_loop()
        rest = b""
        while data := await _received(loop, self._control):
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                told = json.loads(line)
                if (end := self._ends.pop(told["ended"], None)) and not end.done():
                    end.set_result(told["signal"])
        self.broken = True
        self._hang_up()
        for end in self._ends.values():
            end.set_result(0)
        self._control.close()
        await _buried(self._process)

    def _close_if_done(self) -> None:
        if self._retired and not self._busy:
            self._hang_up()

    def _hang_up(self) -> None:
        """Let the nursery end: it reads that nobody speaks any more, and kills what is left."""
        with suppress(OSError):
            self._control.shutdown(socket.SHUT_WR)


async def begun(folder: Path, limits: Limits) -> Version:
    """Load the graph of ``folder`` as it is now.

    Raises :class:`StoreError` when there is none, or it is damaged.
    """
    ours, theirs = socket.socketpair()
    ours.setblocking(False)  # noqa: FBT003
    command = [sys.executable, "-P", "-m", "kg.serve.sparql.nursery"]
    with theirs:
        process = subprocess.Popen(  # noqa: ASYNC220, S603 - takes a moment; our own module
            [*command, str(theirs.fileno()), str(folder), str(limits.memory_bytes)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # a Ctrl+C is for the server, which ends its queries in order
        )
    try:
        digest = await _digest(ours)
    except BaseException:
        ours.close()
        process.kill()
        await _buried(process)
        raise
    return Version(process, ours, digest, limits.workers + limits.lingering)


async def _digest(control: socket.socket) -> str:
    """Wait until a nursery has loaded its graph."""
    loop = asyncio.get_running_loop()
    line = b""
    while not line.endswith(b"\n"):
        data = await _received(loop, control)
        if not data:
            message = "the process that loads the graph ended before it had loaded it"
            raise StoreError(message, remedy="Is there enough memory?")
        line += data
    told: dict[str, str] = json.loads(line)
    if "fault" in told:
        raise StoreError(told["fault"], place=told["place"], remedy=told["remedy"])
    return told["digest"]


async def _received(loop: asyncio.AbstractEventLoop, control: socket.socket) -> bytes:
    try:
        return await loop.sock_recv(control, _RECEIVED)
    except ConnectionError:
        return b""


async def _buried(process: subprocess.Popen[bytes]) -> None:
    """Wait until a process is gone; one that takes too long is killed."""
    try:
        await asyncio.to_thread(process.wait, _PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        await asyncio.to_thread(process.wait)
