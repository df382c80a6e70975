"""Where the work on single articles is done: in this process, in a pool of processes, or on a Dask cluster.

A pool hands out a few tasks ahead, never all, so that memory stays flat. Nothing that is built depends on the order in
which results come.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import connection
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


T_contra = TypeVar("T_contra", contravariant=True)
T = TypeVar("T")
R = TypeVar("R")


class Job(Protocol[T_contra, R]):
    """What is done to each task, with all it needs for it; it travels to other processes, once for all tasks."""

    def __call__(self, tasks: Sequence[T_contra], /) -> list[R]:
        """Return what became of each task; never raise for what a task holds."""

    def lost(self, task: T_contra, /) -> R:
        """Return what to say of a task that killed its process."""


class Pool(Protocol):
    """Where jobs run."""

    def __call__(self, job: Job[T, R], tasks: Iterable[T], /) -> Iterator[R]:
        """Run a job over tasks; results come in any order."""


BATCH = 8
"""Articles handed over at once: enough that handing over costs nothing, few enough that the workers end together."""

AHEAD = 3
"""Batches a worker has running or waiting."""


def serial(job: Job[T, R], tasks: Iterable[T]) -> Iterator[R]:
    """Do one task after the other in this process."""
    for task in tasks:
        yield from job((task,))


def processes(jobs: int) -> Pool:
    """Return a pool of ``jobs`` processes; a task that kills its process costs itself alone."""

    def run(job: Job[T, R], tasks: Iterable[T]) -> Iterator[R]:
        waiting = batches(tasks)
        while True:
            suspects: deque[T] = deque()
            yield from _until_broken(job, waiting, jobs, suspects)
            if not suspects:
                return
            yield from _one_by_one(job, suspects)

    return run


def batches(tasks: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """Return the tasks in handfuls."""
    rest = iter(tasks)
    return iter(lambda: tuple(islice(rest, BATCH)), ())


def _until_broken(
    job: Job[T, R], waiting: Iterator[tuple[T, ...]], jobs: int, suspects: deque[T]
) -> Iterator[R]:
    """Run batches until there are none, or a worker dies; then ``suspects`` receives the tasks that were running."""
    running: dict[Future[list[R]], tuple[T, ...]] = {}
    with _executor(job, jobs) as executor:
        try:
            while True:
                for batch in islice(waiting, jobs * AHEAD - len(running)):
                    running[executor.submit(_work, batch)] = batch
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    results = future.result()
                    del running[future]
                    yield from results
        except BrokenProcessPool:
            suspects += chain.from_iterable(running.values())
        finally:
            executor.shutdown(cancel_futures=True)


def _one_by_one(job: Job[T, R], suspects: deque[T]) -> Iterator[R]:
    """Run tasks of which one has killed its process, each by itself; the one that does it again is lost."""
    while suspects:
        with _executor(job, 1) as executor:
            _require_start(executor)
            try:
                while suspects:
                    yield from executor.submit(_work, (suspects[0],)).result()
                    suspects.popleft()
            except BrokenProcessPool:
                yield job.lost(suspects.popleft())


def _require_start(executor: ProcessPoolExecutor) -> None:
    """Raise :class:`KgError` when processes die before they have been given a task: no task is to blame for that."""
    try:
        executor.submit(os.getpid).result()
    except BrokenProcessPool as error:
        remedy = "In a script, build under \"if __name__ == '__main__':\", or with one job."
        raise KgError("no worker process can start", remedy=remedy) from error


def _executor(job: Job[T, R], jobs: int) -> ProcessPoolExecutor:
    """Return fresh processes: a fork would share the threads and locks of the open store."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin, (job,))


_given: list[Any] = []
"""The job of this worker process, handed over once and not with every batch."""


def _work(batch: tuple[Any, ...]) -> list[Any]:
    results: list[Any] = _given[0](batch)
    return results


def _begin(job: object) -> None:
    """Keep the job; leave interruption to the parent, and end with it however it ends."""
    _given[:] = [job]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
