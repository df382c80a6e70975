from __future__ import annotations

import logging
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route
from starlette.testclient import TestClient

from kg.errors import InputError
from kg.serve import faults
from kg.serve.options import Options

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SECRET = "/home/somebody/private"


async def _misuse(_request: Request) -> Response:
    raise InputError("there is no <claim>", place="kg.toml:3", remedy="Name one.")


async def _refused(_request: Request) -> Response:
    raise HTTPException(409, "there is one already", {"retry-after": "3"})


async def _bare(_request: Request) -> Response:
    raise HTTPException(404)


async def _ours(_request: Request) -> Response:
    raise ZeroDivisionError(SECRET)


def _client() -> TestClient:
    routes = [
        Route("/misuse", _misuse),
        Route("/refused", _refused),
        Route("/bare", _bare),
        Route("/ours", _ours),
        Route("/api/misuse", _misuse),
    ]
    app = Starlette(routes=routes, exception_handlers=faults.HANDLERS)
    app.state.bench = SimpleNamespace(options=Options())
    return TestClient(app, raise_server_exceptions=False)


def test_what_a_person_can_put_right_is_said() -> None:
    answer = _client().get("/misuse")
    assert answer.status_code == 400
    assert answer.json() == {"error": "there is no <claim>", "place": "kg.toml:3", "remedy": "Name one."}


def test_a_browser_gets_a_page_with_the_same_words() -> None:
    answer = _client().get("/misuse", headers={"accept": "text/html"})
    assert answer.status_code == 400
    assert "kg.toml:3: there is no &lt;claim&gt;" in answer.text
    assert "Name one." in answer.text
    assert (
        _client().get("/api/misuse", headers={"accept": "text/html"}).json()["error"] == "there is no <claim>"
    )


def test_a_handler_chooses_the_status() -> None:
    answer = _client().get("/refused")
    assert (answer.status_code, answer.json()) == (409, {"error": "there is one already"})
    assert answer.headers["retry-after"] == "3"
    assert _client().get("/bare").json() == {"error": "not found"}


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_a_fault_of_ours_is_logged_and_not_shown(accept: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "kg.serve"):
        answer = _client().get("/ours", headers={"accept": accept})
    assert answer.status_code == 500
    assert SECRET not in answer.text
    assert "ZeroDivision" not in answer.text
    assert SECRET in caplog.text
