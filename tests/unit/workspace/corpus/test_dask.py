"""The map step on a real cluster of several processes on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kg.errors import InputError
from kg.workspace import corpus
from tests.corpora import build, fill, shards, stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.workspace.corpus import Pool
    from kg.workspace.corpus.pools import Job, R, T


class Cluster(NamedTuple):
    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Start a scheduler and two workers, and end them whatever happens."""
    file = tmp_path / "scheduler.json"
    common = ("--host", "127.0.0.1", "--no-dashboard")
    head = started("dask_scheduler", *common, "--port", "0", "--scheduler-file", str(file))
    try:
        address = json.loads(appeared(file))["address"]
        alone = (*common, "--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path))
        workers = tuple(started("dask_worker", address, *alone) for _ in range(2))
        yield Cluster(address, workers)
        for process in workers:
            ended(process)
    finally:
        ended(head)


def started(program: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def appeared(file: Path) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if file.is_file() and (text := file.read_text("utf-8")):
            return text
        time.sleep(0.05)
    pytest.fail("the scheduler did not start")


def killing(pool: Pool, worker: subprocess.Popen[bytes]) -> Pool:
    """Return a pool that kills a worker of it when the first outcome has come."""

    def run(job: Job[T, R], tasks: Iterable[T]) -> Iterator[R]:
        for number, outcome in enumerate(pool(job, tasks)):
            if not number:
                ended(worker)
            yield outcome

    return run


def test_a_cluster_leaves_the_same_bytes_though_a_worker_is_killed(tmp_path: Path, cluster: Cluster) -> None:
    folder = fill(tmp_path / "in", 60)
    build(folder, tmp_path / "one")
    pool = killing(corpus.pool(scheduler=cluster.address), cluster.workers[0])
    found = build(folder, tmp_path / "two", pool=pool)
    assert found.made == 61
    assert shards(tmp_path / "one") == shards(tmp_path / "two")
    assert stored(tmp_path / "one") == stored(tmp_path / "two")


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.workspace.corpus.dask.PATIENCE", "1s")
    with pytest.raises(InputError, match=r"tcp://127\.0\.0\.1:9\. "):
        build(fill(tmp_path / "in", 1), tmp_path / "out", pool=corpus.pool(scheduler="tcp://127.0.0.1:9"))


def test_without_dask_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError) as caught:
        build(fill(tmp_path / "in", 1), tmp_path / "out", pool=corpus.pool(scheduler="tcp://127.0.0.1:9"))
    assert caught.value.remedy == "pip install 'claim-kg[dask]'"
