"""Limits that hold: queries that would not end, would take all memory or all places, or whose process is killed."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2 as httpx
import pytest

from kg.serve.sparql import Asked, Busy
from tests.endpoints import CROSS, lay, quads, served

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = (
    CROSS,
    "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>|!<x:z>)* ?b . ?c (!<x:y>)* ?d FILTER(?a != ?c && ?b != ?d) }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d) } ORDER BY ?a DESC(?i)",
    "SELECT DISTINCT (CONCAT(STR(?a), STR(?d), STR(?g)) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
)
GRAPH = quads(3000)


def until(what: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it does not happen"
        time.sleep(0.02)


def workers() -> dict[int, str]:
    """Return the processes of this test's nurseries' workers that use the processor, with their state."""
    return {pid: _state(pid) for nursery in nurseries() for pid in _children(nursery)}


def nurseries() -> list[int]:
    """Return the nurseries that this process has begun, and not the browser that other tests may have left."""
    return [pid for pid in _children(os.getpid()) if b"kg.serve.sparql.nursery" in _command(pid)]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _children(pid: int) -> list[int]:
    told = subprocess.run(["pgrep", "-P", str(pid)], check=False, capture_output=True, text=True)  # noqa: S607
    return [int(one) for one in told.stdout.split()]


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return ""


def running() -> list[int]:
    return [pid for pid, state in workers().items() if state == "R"]


def test_a_query_whose_time_is_up_ends_with_its_process(tmp_path: Path) -> None:
    with served(lay(tmp_path, GRAPH), seconds=1.0, quick_seconds=0.3) as server:
        start = time.monotonic()
        answer = server.get(CROSS)
        assert 0.9 < time.monotonic() - start < 5
        assert answer.status_code == 504
        assert answer.text.startswith("the query takes longer than 1 seconds, and was ended")
        until(lambda: not running())
        assert server.get("ASK {}").status_code == 200


def test_an_answer_that_is_too_large_is_broken_off(tmp_path: Path) -> None:
    with served(lay(tmp_path, GRAPH), result_bytes=100_000) as server:
        answer = server.get("SELECT * { ?a ?b ?c . ?d ?e ?f }")
        assert answer.status_code == 507
        assert "larger than 100,000 bytes" in answer.text
        assert server.get("SELECT * { ?a ?b ?c } LIMIT 100").status_code == 200


def test_a_query_that_takes_too_much_memory_ends_alone(tmp_path: Path) -> None:
    with served(lay(tmp_path, GRAPH), memory_bytes=64 * 1024 * 1024, seconds=30.0) as server:
        answer = server.get(HOSTILE[2])
        assert answer.status_code == 507
        assert "takes more than 67,108,864 bytes of memory" in answer.text
        assert server.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == [{"n": "3000"}]


def test_a_query_that_is_too_deeply_nested_ends_alone(tmp_path: Path) -> None:
    with served(lay(tmp_path, GRAPH)) as server:
        deep = "SELECT * " + "{" * 30_000 + "?s ?p ?o" + "}" * 30_000
        answer = server.client.post(server.url, data={"query": deep})
        assert answer.status_code == 507
        assert "too deeply nested" in answer.text
        assert server.get("ASK {}").status_code == 200


def test_ten_hostile_queries_do_not_keep_others_waiting(tmp_path: Path) -> None:
    with (
        served(lay(tmp_path, GRAPH), workers=2, seconds=4.0, memory_bytes=256 * 1024 * 1024) as server,
        ThreadPoolExecutor(10) as pool,
    ):
        hostile = [pool.submit(server.get, text) for text in HOSTILE * 2]
        waits = []
        while not all(one.done() for one in hostile):
            start = time.monotonic()
            assert server.rows("SELECT ?o { <http://x.example/s7> ?p ?o }") == [{"o": "7"}]
            waits.append(time.monotonic() - start)
            time.sleep(0.05)
        assert len(waits) > 10
        assert sorted(waits)[len(waits) // 2] < 0.5
        assert max(waits) < 4
        answers = [one.result() for one in hostile]
        assert {answer.status_code for answer in answers} <= {503, 504, 507}
        for answer in answers:
            assert answer.status_code != 503 or int(answer.headers["retry-after"]) > 0
        until(lambda: not running())


def test_a_client_that_leaves_takes_its_query_with_it(tmp_path: Path) -> None:
    with served(lay(tmp_path, GRAPH), seconds=60.0, quick_seconds=0.2) as server:
        with pytest.raises(httpx.ReadTimeout):
            server.client.get(server.url, params={"query": CROSS}, timeout=1.0)
        until(lambda: not running())
        assert server.get("ASK {}").status_code == 200


def test_a_query_that_is_cancelled_ends_wherever_it_is(tmp_path: Path) -> None:
    """One runs in the slow lane, one waits for it."""
    with served(lay(tmp_path, GRAPH), seconds=60.0, quick_seconds=0.2, slow=1) as server:
        endpoint = server.endpoint

        async def both() -> None:
            tasks = [asyncio.create_task(endpoint.ask(Asked(CROSS))) for _ in range(2)]
            await asyncio.sleep(1)
            for task in tasks:
                task.cancel()
            assert all(
                isinstance(one, asyncio.CancelledError)
                for one in await asyncio.gather(*tasks, return_exceptions=True)
            )

        server.do(both())
        until(lambda: not running())
        assert server.get("ASK {}").status_code == 200


def test_more_than_may_wait_are_told_when_to_come_again(tmp_path: Path) -> None:
    with served(lay(tmp_path, GRAPH), seconds=2.0, quick_seconds=0.2, slow=1, waiting=1) as server:

        async def four() -> list[object]:
            asked = [asyncio.create_task(server.endpoint.ask(Asked(CROSS))) for _ in range(4)]
            return list(await asyncio.gather(*asked, return_exceptions=True))

        refused = [one for one in server.do(four()) if isinstance(one, Busy)]
        assert refused
        assert "Ask again in" in str(refused[0])


def test_a_worker_that_is_killed_costs_nobody_an_answer(tmp_path: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(?a != ?d) }"
    with served(lay(tmp_path, quads(1500)), workers=1, seconds=30.0) as server, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(server.rows, slow)
        until(lambda: bool(running()))
        os.kill(running()[0], signal.SIGKILL)
        assert asked.result() == [{"n": str(1500 * 1499)}]


def test_a_query_whose_process_is_killed_again_is_given_up(tmp_path: Path) -> None:
    with served(lay(tmp_path, GRAPH), workers=1, seconds=30.0) as server, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(server.get, CROSS)
        killed: set[int] = set()
        for _ in range(2):
            until(lambda: bool(set(running()) - killed))
            (worker,) = set(running()) - killed
            killed.add(worker)
            os.kill(worker, signal.SIGKILL)
        assert asked.result().status_code == 500
        assert "ended, twice" in asked.result().text
        assert server.get("ASK {}").status_code == 200


def test_a_nursery_that_is_killed_is_replaced(tmp_path: Path) -> None:
    with served(lay(tmp_path, GRAPH)) as server:
        (nursery,) = nurseries()
        os.kill(nursery, signal.SIGKILL)
        until(lambda: _state(nursery) in {"", "Z"})
        for _ in range(3):
            assert server.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == [{"n": "3000"}]


def test_without_its_nursery_a_query_still_ends_in_time(tmp_path: Path) -> None:
    with served(lay(tmp_path, GRAPH), seconds=2.0) as server, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(server.get, CROSS)
        until(lambda: bool(running()))
        (worker,) = running()
        os.kill(nurseries()[0], signal.SIGKILL)
        start = time.monotonic()
        assert asked.result().status_code == 504
        assert time.monotonic() - start < 10
        until(lambda: _state(worker) in {"", "Z"}, 30)  # the kernel ends what nobody else can
        assert server.get("ASK {}").status_code == 200


def test_a_server_that_is_killed_leaves_no_process(tmp_path: Path) -> None:
    program = (
        "import asyncio, sys; from pathlib import Path; from kg.serve.sparql import *\n"
        "async def main():\n"
        "    endpoint = Endpoint(Path(sys.argv[1]), Limits(seconds=60))\n"
        "    await endpoint.start(); print('started', flush=True)\n"
        f"    await endpoint.ask(Asked({CROSS!r}))\n"
        "asyncio.run(main())"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(lay(tmp_path, GRAPH))], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == "started\n"
        (nursery,) = _children(server.pid)
        until(lambda: any(_state(worker) == "R" for worker in _children(nursery)))
        family = [nursery, *_children(nursery)]
        server.kill()
    until(lambda: not any(_state(one) not in {"", "Z"} for one in family))


def test_a_worker_reaches_neither_files_nor_network(tmp_path: Path) -> None:
    """Should a query get past what refuses SERVICE, its process still cannot open anything."""
    with served(lay(tmp_path, GRAPH)) as server:
        assert server.get("ASK {}").status_code == 200
        (worker,) = workers()
        told = Path(f"/proc/{worker}/limits").read_text("ascii").splitlines()[1:]
        limits = {line[:26].strip(): line[26:].split() for line in told}
        assert limits["Max open files"][:2] == ["0", "0"]
        assert limits["Max core file size"][:2] == ["0", "0"]
