"""The server keeps to its OpenAPI description, whatever it is sent."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx2 as httpx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.serving import Served


def test_schemathesis_finds_no_fault(serve: Callable[..., Served], tmp_path: Path) -> None:
    running = serve("--upload")
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "run", running.url("/api/openapi.json")),
        *("--header", f"Authorization: Bearer {running.token}"),
        *("--exclude-path", "/api/events"),  # a stream that never ends
        *("--max-examples", "15", "--seed", "1", "--max-failures", "5"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    tried = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert tried, done.stdout
    assert int(tried[2]) > 200
    assert "Traceback" not in running.log
    assert httpx.get(running.url("/api/state")).status_code == 200


def test_the_description_says_where_the_server_is(serve: Callable[..., Served]) -> None:
    running = serve("--prefix", "/kg")
    address = running.address.removesuffix("/kg")
    assert httpx.get(f"{address}/api/openapi.json").json()["servers"] == [{"url": "/kg"}]


def test_what_is_not_described_is_not_there(writer: httpx.Client) -> None:
    assert writer.get("/api/nothing").status_code == 404
    for method, path, allowed in (("PUT", "/api/state", {"GET", "HEAD"}), ("GET", "/api/refresh", {"POST"})):
        answer = writer.request(method, path)
        assert (answer.status_code, set(answer.headers["allow"].split(", "))) == (405, allowed)
