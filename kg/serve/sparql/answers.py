"""Answers of HTTP: bodies with their length, validators, faults in plain words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from kg.errors import StoreError
from kg.query import NotAcceptable
from kg.serve.sparql.faults import Busy, Lost, TooLarge, TooLong

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from kg.errors import KgError
    from kg.serve.sparql.asked import Answer, Asked

_WHOLE = 1024 * 1024
"""Bytes of a body that is sent in one piece."""

_PIECE = 256 * 1024
_CHANGING = ("RAND", "NOW", "UUID", "BNODE", "\\U")
"""Words of a query whose answer may differ each time; escapes may hide one."""

_STATUS: dict[type[KgError], int] = {
    NotAcceptable: 406,
    TooLong: 504,
    TooLarge: 507,
    Busy: 503,
    Lost: 500,
    StoreError: 500,
}


def tag(digest: str, asked: Asked) -> str | None:
    """Return the validator of an answer, or nothing where asking again may give another.

    It is a weak one: rows without an order may come in another.
    """
    text = asked.sparql.upper()
    if any(word in text for word in _CHANGING):
        return None
    return f'W/"{hashlib.sha256(f"{digest} {asked!r}".encode()).hexdigest()[:32]}"'


def is_known(request: Request, known: str | None) -> bool:
    """Say whether the client has this answer already."""
    header = request.headers.get("if-none-match", "")
    return known is not None and (
        header.strip() == "*" or known in (one.strip() for one in header.split(","))
    )


def whole(answer: Answer, known: str | None) -> Response:
    """Return an answer with its exact length."""
    headers = {"content-type": _content_type(answer.media_type), **_validators(known)}
    if answer.size <= _WHOLE:
        return Response(answer.read(), headers=headers)
    return _Spooled(answer, headers)


def unchanged(known: str | None) -> Response:
    """Say that the client has the answer already."""
    return Response(status_code=304, headers=_validators(known))


def fault(error: KgError | HTTPException) -> Response:
    """Say in plain text why there is no answer."""
    if isinstance(error, HTTPException):
        return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)
    status = next((_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS), 400)
    headers = {"retry-after": str(error.seconds)} if isinstance(error, Busy) else None
    return PlainTextResponse(f"{error}\n", status, headers)


def _validators(known: str | None) -> dict[str, str]:
    headers = {"cache-control": "no-cache", "vary": "accept"}
    return headers | {"etag": known} if known else headers


def _content_type(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


class _Spooled(Response):
    """A body that is read piece by piece, and closed whatever becomes of it."""

    def __init__(self, answer: Answer, headers: dict[str, str]) -> None:
        super().__init__(headers=headers | {"content-length": str(answer.size)})
        self._answer = answer

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Send it."""
        with self._answer as answer:
            await send(
                {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
            )
            while piece := await anyio.to_thread.run_sync(answer.body.read, _PIECE):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
