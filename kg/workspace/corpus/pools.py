"""Where the map step runs: in this process, in a pool of processes, or on a Dask cluster.

A pool is a function from tasks to outcomes, in whatever order they come; it holds a few tasks ahead, never all, so that
memory stays flat. Nothing that is built depends on the order.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import connection
from typing import TypeAlias

from kg.workspace.build import unread_article
from kg.workspace.corpus.records import Context, Outcome, Task, used
from kg.workspace.corpus.worker import work

Pool: TypeAlias = Callable[[Context, Iterable[Task]], Iterator[Outcome]]
"""What runs the map step over tasks."""

Batch: TypeAlias = tuple[Task, ...]

BATCH = 8
"""Articles handed over at once: enough that handing over costs nothing, few enough that the workers end together."""

AHEAD = 3
"""Batches a worker has running or waiting."""


def serial(context: Context, tasks: Iterable[Task]) -> Iterator[Outcome]:
    """Make the shards one after the other in this process."""
    for task in tasks:
        yield from work(context, (task,))


def processes(jobs: int) -> Pool:
    """Return a pool of ``jobs`` processes; a task that kills its process costs itself alone."""

    def run(context: Context, tasks: Iterable[Task]) -> Iterator[Outcome]:
        waiting = batches(tasks)
        while True:
            suspects: list[Task] = []
            yield from _until_broken(context, waiting, jobs, suspects)
            if not suspects:
                return
            yield from _one_by_one(context, deque(suspects))

    return run


def batches(tasks: Iterable[Task]) -> Iterator[Batch]:
    """Return the tasks in handfuls."""
    rest = iter(tasks)
    return iter(lambda: tuple(islice(rest, BATCH)), ())


def _until_broken(
    context: Context, waiting: Iterator[Batch], jobs: int, suspects: list[Task]
) -> Iterator[Outcome]:
    """Run batches until there are none, or a worker dies; then ``suspects`` receives the tasks that were running."""
    running: dict[Future[list[Outcome]], Batch] = {}
    with _executor(context, jobs) as executor:
        try:
            while True:
                for batch in islice(waiting, jobs * AHEAD - len(running)):
                    running[executor.submit(_work, batch)] = batch
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    outcomes = future.result()
                    del running[future]
                    yield from outcomes
        except BrokenProcessPool:
            suspects += chain.from_iterable(running.values())
        finally:
            executor.shutdown(cancel_futures=True)


def _one_by_one(context: Context, suspects: deque[Task]) -> Iterator[Outcome]:
    """Run tasks of which one has killed its process, each by itself, until it is found; it becomes a problem."""
    while suspects:
        with _executor(context, 1) as executor:
            try:
                while suspects:
                    yield from executor.submit(_work, (suspects[0],)).result()
                    suspects.popleft()
            except BrokenProcessPool:
                yield _deadly(context, suspects.popleft())


def _deadly(context: Context, task: Task) -> Outcome:
    message = "the process that read it died, perhaps for lack of memory"
    problem = unread_article(context.sources.name(task.path), message)
    return Outcome(task, (used(task.path),), problems=(problem,))


def _executor(context: Context, jobs: int) -> ProcessPoolExecutor:
    """Return fresh processes: a fork would share the threads and locks of the open store."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin, (context,))


_given: list[Context] = []
"""The context of this worker process, handed over once and not with every batch."""


def _work(batch: Batch) -> list[Outcome]:
    return work(_given[0], batch)


def _begin(context: Context) -> None:
    """Keep the context; leave interruption to the parent, and end with it however it ends."""
    _given[:] = [context]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
