"""Starting, letting in, telling, stopping."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import httpx2 as httpx
import pytest

from tests import serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.serving import Served


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_server_cleanly(serve: Callable[..., Served], number: int) -> None:
    running = serve()
    with httpx.stream("GET", running.url("/api/events")) as news:
        lines = news.iter_lines()
        assert next(lines) == "event: graph"
        began = time.monotonic()
        assert running.stop(number) == 0
        assert len(list(lines)) == 2, "the stream ends after its first event"
    assert time.monotonic() - began < 10
    assert running.log == "Ctrl-C stops it.\n"


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    folder = serving.copy_of_example(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert re.fullmatch(
        rf"kg: port {port} of 127\.0\.0\.1 cannot be used: .*\. Name another with --port.*\n", done.stderr
    )


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--prefix", "kg"),
        ("--prefix", "/kg/"),
        ("--allow-host", "a b"),
        ("--allow-host", "http://a"),
        ("--port", "70000"),
    ],
)
def test_an_option_that_means_nothing_is_refused(tmp_path: Path, option: str, value: str) -> None:
    command = [sys.executable, "-m", "kg", "serve", str(tmp_path), option, value]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert option in done.stderr


def test_the_server_listens_on_loopback_alone(served: Served) -> None:
    port = int(served.address.rpartition(":")[2])
    addresses = {str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in addresses - {"127.0.0.1"}:
        if address.startswith("127."):
            continue
        with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
            socket.create_connection((address, port), 2).close()


def test_the_token_becomes_a_cookie_that_no_script_reads(served: Served) -> None:
    with httpx.Client(base_url=served.address) as client:
        assert client.post("/api/refresh").status_code == 401
        answer = client.get("/", params={"token": served.token})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert client.post("/api/refresh").status_code == 200
    with httpx.Client(base_url=served.address) as client:
        assert "set-cookie" not in client.get("/", params={"token": "wrong"}).headers


def test_a_rebuild_is_told_to_all_who_listen(served: Served, writer: httpx.Client) -> None:
    with httpx.stream("GET", served.url("/api/events"), timeout=30) as news:
        lines = news.iter_lines()
        before = _next_graph(lines)
        assert writer.post("/api/refresh").json()["number"] == before + 1
        assert _next_graph(lines) == before + 1
    assert writer.get("/api/state").json()["number"] == before + 1


def test_what_cannot_be_built_leaves_all_as_it_was(serve: Callable[..., Served]) -> None:
    running = serve()
    (running.folder / "kg.toml").write_text("basis = 3\n", "utf-8")
    answer = httpx.post(running.url("/api/refresh"), headers=running.writing, timeout=30)
    assert answer.status_code == 400
    assert "there is no setting 'basis'" in answer.json()["error"]
    assert answer.json()["place"].endswith("kg.toml:1")
    assert httpx.get(running.url("/api/state")).json()["number"] == 1
    (running.folder / "kg.toml").unlink()
    assert httpx.post(running.url("/api/refresh"), headers=running.writing, timeout=30).json()["number"] == 2


def test_read_only_shows_no_token_and_refuses_to_write(serve: Callable[..., Served]) -> None:
    running = serve("--read-only")
    assert running.token == ""
    assert httpx.post(running.url("/api/refresh")).status_code == 403
    assert "Read-only" in httpx.get(running.url("/"), headers={"accept": "text/html"}).text


def test_behind_a_proxy_with_another_name_and_a_path_of_its_own(serve: Callable[..., Served]) -> None:
    running = serve("--read-only", "--allow-host", "kg.example.org", "--prefix", "/papers")
    address = running.address.removesuffix("/papers")
    page = httpx.get(f"{address}/", headers={"host": "kg.example.org", "accept": "text/html"})
    assert page.status_code == 200
    own = re.findall(r'(?:href|src)="(/[^"]*)"', page.text)
    assert own
    assert all(link.startswith("/papers/") for link in own)
    script = next(link for link in own if link.endswith("frame.js"))
    assert httpx.get(address + script.removeprefix("/papers")).status_code == 200
    claim = f"{address}/article/kerala-medical-journal-2010-3-122/claim/juvenile-incidence"
    assert 'href="/papers/article/' in httpx.get(claim, headers={"accept": "text/html"}).text


def _next_graph(lines: object) -> int:
    """Return the number that the next event ``graph`` tells."""
    for line in lines:  # type: ignore[attr-defined]  # an iterator of text
        if line.startswith("data: ") and "number" in line:
            return int(json.loads(line.removeprefix("data: "))["number"])
    raise AssertionError("the stream ended")
