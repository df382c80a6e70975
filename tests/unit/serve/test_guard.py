from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from kg.serve.body import LARGEST
from kg.serve.guard import Guard, cookie_name
from kg.serve.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.responses import Response

TOKEN = "secret"
OPTIONS = Options(port=8765, token=TOKEN, hosts=("kg.example.org", "other.example.org:8080"))
SELF = "http://127.0.0.1:8765"


async def _echo(request: Request) -> Response:
    return JSONResponse({"read": len(await request.body()), "may_write": request.state.may_write})


async def _framed(_request: Request) -> Response:
    return PlainTextResponse("", headers={"content-security-policy": "default-src 'none'"})


def _client(options: Options = OPTIONS, base: str = SELF) -> TestClient:
    routes = [
        Route("/", _echo),
        Route("/framed", _framed),
        Route("/api/thing", _echo, methods=["GET", "POST", "DELETE"]),
        Route("/api/files", _echo, methods=["POST"]),
        Route("/sparql", _echo, methods=["GET", "POST"]),
    ]
    return TestClient(
        Starlette(routes=routes, middleware=[Middleware(Guard, options=options)]), base_url=base
    )


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:8765",
        "localhost:8765",
        "LOCALHOST:8765",
        "[::1]:8765",
        "kg.example.org",
        "kg.example.org:443",
    ],
)
def test_the_server_answers_to_its_own_names(host: str) -> None:
    assert _client().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "attacker.example:8765",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1.attacker.example:8765",
        "localhost.attacker.example",
        "",
        "other.example.org:9",
    ],
)
def test_a_name_that_was_bound_anew_is_refused(host: str) -> None:
    """A page of another site that makes its name mean 127.0.0.1 still says its own name."""
    answer = _client().get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "may_write" not in answer.text


@pytest.mark.parametrize("path", ["/", "/api/thing", "/sparql"])
@pytest.mark.parametrize(
    "origin", ["http://attacker.example", "http://127.0.0.1:9999", "null", "http://localhost:8765"]
)
def test_a_request_of_another_site_is_refused(path: str, origin: str) -> None:
    headers = {"origin": origin, "authorization": "Bearer secret"}
    assert _client().get(path, headers=headers).status_code == 403
    if path != "/":
        assert _client().post(path, headers=headers).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_browser_says_that_another_site_asks(site: str) -> None:
    headers = {"sec-fetch-site": site, "sec-fetch-mode": "no-cors"}
    assert _client().get("/sparql", headers=headers).status_code == 403
    navigates = {"sec-fetch-site": site, "sec-fetch-mode": "navigate"}
    assert _client().get("/", headers=navigates).status_code == 200
    assert _client().post("/sparql", headers=navigates).status_code == 403


def test_its_own_pages_may_ask() -> None:
    headers = {"origin": SELF, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}
    assert _client().post("/sparql", headers=headers).status_code == 200


@pytest.mark.parametrize("method", ["POST", "DELETE", "PUT", "PATCH"])
def test_writing_needs_the_token(method: str) -> None:
    assert _client().request(method, "/api/thing").status_code == 401
    wrong = {"authorization": "Bearer secre"}
    assert _client().request(method, "/api/thing", headers=wrong).status_code == 401
    accented = {b"authorization": "Bearer sécret".encode()}
    assert _client().request(method, "/api/thing", headers=accented).status_code == 401


def test_the_token_comes_as_a_header_or_as_a_cookie() -> None:
    assert _client().post("/api/thing", headers={"authorization": "bearer secret"}).json()["may_write"]
    client = _client()
    client.cookies.set(cookie_name(8765), "secret")
    assert client.post("/api/thing").json()["may_write"]
    client.cookies.set(cookie_name(8765), "other")
    assert client.post("/api/thing").status_code == 401


def test_a_broken_cookie_is_no_token() -> None:
    headers = {"cookie": f'{cookie_name(8765)}="secret; =; \\"'}
    assert _client().post("/api/thing", headers=headers).status_code == 401


def test_reading_needs_no_token() -> None:
    assert _client().get("/api/thing").json() == {"read": 0, "may_write": False}


def test_nobody_writes_where_all_is_read_only() -> None:
    options = Options(port=8765, read_only=True)
    headers = {"authorization": "Bearer "}
    answer = _client(options).post("/api/thing", headers=headers)
    assert answer.status_code == 403
    assert "read-only" in answer.json()["error"]


def test_a_query_by_post_is_no_writing() -> None:
    assert _client(Options(port=8765, read_only=True)).post("/sparql", content=b"query=x").json()["read"] == 7


def test_every_answer_is_sealed() -> None:
    for answer in (_client().get("/"), _client().get("/", headers={"host": "attacker.example"})):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
    assert _client().get("/framed").headers["content-security-policy"] == "default-src 'none'"


def test_a_body_that_says_it_is_too_large_is_not_read() -> None:
    answer = _client().post("/sparql", content=b"x", headers={"content-length": str(LARGEST + 1)})
    assert answer.status_code == 413


def test_a_body_that_does_not_say_is_cut_off() -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        while sent < 8 * LARGEST:
            sent += 65536
            yield b"x" * 65536

    assert _client().post("/sparql", content=endless()).status_code == 413
    assert _client().post("/sparql", content=b"x" * LARGEST).json()["read"] == LARGEST


def test_a_file_may_be_larger_where_files_are_taken() -> None:
    headers = {"authorization": "Bearer secret"}
    body = b"x" * (LARGEST + 1)
    assert _client().post("/api/files", content=body, headers=headers).status_code == 413
    options = Options(port=8765, token=TOKEN, upload=True)
    assert _client(options).post("/api/files", content=body, headers=headers).json()["read"] == len(body)
