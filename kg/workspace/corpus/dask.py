"""The same work on a Dask cluster."""

from __future__ import annotations

import importlib
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.workspace.corpus.pools import AHEAD, batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.workspace.corpus.pools import Job, Pool, R, T

_RETRIES = 5
"""Workers that may die over one batch before it is given up."""

PATIENCE = "10s"
"""How long a scheduler may take to answer."""


def cluster(address: str) -> Pool:
    """Return a pool on the cluster whose scheduler listens at ``address``; its workers must see the same files.

    What a dead worker had begun, another does. Raises :class:`InputError` when Dask is not installed or the scheduler does
    not answer.
    """

    def run(job: Job[T, R], tasks: Iterable[T]) -> Iterator[R]:
        distributed = _library()
        with _client(distributed, address) as client:
            waiting = batches(tasks)
            shared = client.scatter(job, broadcast=True)
            ahead = AHEAD * max(1, sum(client.nthreads().values()))

            def submitted(number: int) -> list[Any]:
                chosen = islice(waiting, number)
                return [client.submit(_work, shared, batch, pure=False, retries=_RETRIES) for batch in chosen]

            running = distributed.as_completed(submitted(ahead))
            for future in running:
                yield from future.result()
                future.release()
                running.update(submitted(1))

    return run


def _work(job: Job[T, R], batch: tuple[T, ...]) -> list[R]:
    return job(batch)


def _library() -> Any:  # noqa: ANN401 - an extra, and without types
    try:
        return importlib.import_module("distributed")
    except ImportError as error:
        message = "a scheduler needs Dask, which is not installed"
        raise InputError(message, remedy="pip install 'claim-kg[dask]'") from error


def _client(distributed: Any, address: str) -> Any:  # noqa: ANN401 - as above
    try:
        return distributed.Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        message = f"no Dask scheduler answers at {address}"
        raise InputError(message, remedy="Start one with 'dask scheduler', and name its address.") from error
