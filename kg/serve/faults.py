"""Faults as answers: what a person can put right is said, a fault of ours is logged and not shown."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from kg.errors import KgError
from kg.serve.templates import page, wants_html

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

_LOG = logging.getLogger("kg.serve")


async def misuse(request: Request, error: Exception) -> Response:
    """Answer a fault that a person can put right: 400, with what to do."""
    assert isinstance(error, KgError)  # noqa: S101 - it is registered for nothing else
    return _answer(request, 400, error.message, place=error.place, remedy=error.remedy)


async def refused(request: Request, error: Exception) -> Response:
    """Answer with the status that a handler chose."""
    assert isinstance(error, HTTPException)  # noqa: S101
    said = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
    answer = _answer(request, error.status_code, said or HTTPStatus(error.status_code).phrase.lower())
    answer.headers.update(error.headers or {})
    return answer


async def ours(request: Request, error: Exception) -> Response:
    """Answer a fault of ours without a word of what it was; the log has it."""
    _LOG.error("a fault of kg itself at %s", request.url.path, exc_info=error)
    return _answer(request, 500, "a fault of kg itself; its log says more")


HANDLERS: dict[Any, Callable[[Request, Exception], Awaitable[Response]]] = {
    KgError: misuse,
    HTTPException: refused,
    Exception: ours,
}


def _answer(request: Request, status: int, message: str, **more: str) -> Response:
    known: dict[str, Any] = {"error": message} | {name: value for name, value in more.items() if value}
    if wants_html(request):
        return page(
            request,
            "fault.html.j2",
            status,
            title=HTTPStatus(status).phrase,
            **{"remedy": "", "place": ""} | known,
        )
    return JSONResponse(known, status)
