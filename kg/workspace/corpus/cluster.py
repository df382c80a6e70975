"""The map step on a Dask cluster."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.workspace.corpus.pools import AHEAD, batches
from kg.workspace.corpus.worker import work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.workspace.corpus.pools import Pool
    from kg.workspace.corpus.records import Context, Outcome, Task

_RETRIES = 5
"""Workers that may die over one batch before it is given up."""


def cluster(address: str) -> Pool:
    """Return a pool on the cluster whose scheduler listens at ``address``; its workers must see the same files.

    What a dead worker had begun, another does. Raises :class:`InputError` when Dask is not installed or the scheduler does
    not answer.
    """

    def run(context: Context, tasks: Iterable[Task]) -> Iterator[Outcome]:
        from distributed import as_completed

        with _client(address) as client:
            waiting = batches(tasks)
            shared = client.scatter(context, broadcast=True)
            ahead = AHEAD * max(1, sum(client.nthreads().values()))

            def submitted(number: int) -> list[Any]:
                chosen = islice(waiting, number)
                return [client.submit(work, shared, batch, pure=False, retries=_RETRIES) for batch in chosen]

            running = as_completed(submitted(ahead))
            for future in running:
                yield from future.result()
                future.release()
                running.update(submitted(1))

    return run


def _client(address: str) -> Any:  # noqa: ANN401 - the library is an extra, and has no types
    try:
        from distributed import Client
    except ImportError as error:
        message = "a scheduler needs Dask, which is not installed"
        raise InputError(message, remedy="pip install 'claim-kg[dask]'") from error
    try:
        return Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        message = f"no Dask scheduler answers at {address}"
        raise InputError(message, remedy="Start one with 'dask scheduler', and name its address.") from error
