from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.workspace import corpus
from kg.workspace.corpus import pools
from kg.workspace.corpus.limits import TooSlow, time_limit
from kg.workspace.corpus.records import Context, Task
from kg.workspace.corpus.worker import Making
from tests.corpora import build, fill, shards, sources, stored

if TYPE_CHECKING:
    from kg.workspace.corpus.records import Outcome


def deadly(batch: tuple[Task, ...]) -> list[Outcome]:
    """Make shards as a worker does, but let the article ``paper3`` kill the process."""
    if any(task.path.stem == "paper3" for task in batch):
        os.kill(os.getpid(), signal.SIGKILL)
    made: list[Outcome] = pools._given[0](batch)  # noqa: SLF001 - the job that a worker was given
    return made


def test_processes_leave_the_same_bytes(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 20)
    alone = build(folder, tmp_path / "one")
    together = build(folder, tmp_path / "two", pool=corpus.pool(2))
    assert shards(tmp_path / "one") == shards(tmp_path / "two")
    assert stored(tmp_path / "one") == stored(tmp_path / "two")
    assert alone.problems == together.problems


def test_an_article_that_kills_its_process_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "_work", deadly)
    folder = fill(tmp_path / "in", 20)
    found = build(folder, tmp_path / "out", pool=corpus.pool(2))
    (problem,) = [problem for problem in found.problems if problem.code == "unread-article"]
    assert (problem.source, problem.severity) == ("paper3.md", "error")
    assert "died" in problem.message
    assert len(shards(tmp_path / "out")) == 21


def test_a_script_without_a_guard_is_told_so_and_loses_no_article(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(f"import kg\nkg.open({str(fill(tmp_path / 'in'))!r}).build(jobs=2)\n", "utf-8")
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert (
        "no worker process can start. In a script, build under \"if __name__ == '__main__':\"" in run.stderr
    )
    assert build(tmp_path / "in", tmp_path / "in" / "build").made == 7


def test_by_default_there_is_a_process_a_core(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(corpus, "processes", asked.append)
    monkeypatch.setattr(os, "cpu_count", lambda: 7)
    corpus.pool()
    assert asked == [7]
    assert corpus.pool(1) is pools.serial


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="needs the process table of Linux")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import time\n"
        "from kg.workspace.corpus import pools\n"
        "if __name__ == '__main__':\n"
        "    executor = pools._executor(print, 1)\n"
        "    print(executor.submit(__import__('os').getpid).result(), flush=True)\n"
        "    time.sleep(60)\n",
        "utf-8",
    )
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    until = time.monotonic() + 20
    while alive(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not alive(worker)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"


def test_batches_keep_the_order_and_lose_nothing() -> None:
    tasks = [Task(Path(str(number))) for number in range(19)]
    found = list(pools.batches(tasks))
    assert [task for batch in found for task in batch] == tasks
    assert [len(batch) for batch in found] == [8, 8, 3]


def test_what_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.workspace.corpus import worker
    from kg.workspace.reading import Reader

    def slow(_self: Reader, _path: Path) -> object:
        time.sleep(30)
        return None

    monkeypatch.setattr(worker, "LONGEST", 0.05)
    monkeypatch.setattr(Reader, "article", slow)
    folder = fill(tmp_path / "in", 1)
    context = Context(sources(folder), "https://example.org/")
    (outcome,) = Making(context)([Task(folder / "paper0.md")])
    assert "longer than" in outcome.problems[0].message


def test_a_limit_is_lifted_afterwards() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(0.05):
        pass
    time.sleep(0.1)
    assert signal.getsignal(signal.SIGALRM) is before
    with pytest.raises(TooSlow), time_limit(0.01):
        time.sleep(5)
