"""Who may do what: checked for every request before anything else looks at it.

A page of any other site can make a browser send requests to this machine. So the names under which the server is
reached are closed (DNS rebinding), requests that another site started are refused, and writing needs the token that only
the person who started the server was shown.
"""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse

from kg.serve.body import Limited

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kg.serve.options import Options

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
READING = frozenset({"GET", "HEAD", "OPTIONS"})
WRITING = "/api/"
"""Paths below which any other method changes something. A query by POST at ``/sparql`` changes nothing."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What a page may load: only what this server gives. A page that is one file brings a stricter policy of its own."""

_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def cookie_name(port: int) -> str:
    """Return the name of the cookie that holds the token; cookies do not keep ports apart."""
    return f"kg-token-{port}"


class Guard:
    """Refuses what may not be, limits bodies, and adds the headers that every answer bears."""

    def __init__(self, app: ASGIApp, options: Options) -> None:
        self.app = app
        self.options = options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, or answer why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                _seal(MutableHeaders(scope=message))
            await send(message)

        if refusal := self._refusal(scope["method"], scope["path"], headers):
            status, why = refusal
            await JSONResponse({"error": why}, status)(scope, receive, sealed)
            return
        scope.setdefault("state", {})["may_write"] = self._shows_token(headers)
        await Limited(self.app, self.options)(scope, receive, sealed)

    def _refusal(self, method: str, path: str, headers: Headers) -> tuple[int, str] | None:
        if not self._is_known(headers.get("host", "")):
            return 421, "this server does not answer to that name"
        if not self._is_own(headers, navigates=method in READING):
            return 403, "requests that another site starts are refused"
        if method in READING or not path.startswith(WRITING):
            return None
        if not self.options.writable:
            return 403, "this server is read-only"
        if not self._shows_token(headers):
            return 401, "open the address that 'kg serve' printed, with its token, to write"
        return None

    def _is_known(self, host: str) -> bool:
        name, _, port = host.lower().rpartition(":")
        if name in LOOPBACK and port == str(self.options.port):
            return True
        return host.lower() in self.options.hosts or name in self.options.hosts

    def _is_own(self, headers: Headers, *, navigates: bool) -> bool:
        """Say whether a request was started by a page of this server, by a person, or by a program."""
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
            return False
        site = headers.get("sec-fetch-site", "none")
        return site in {"none", "same-origin"} or (navigates and headers.get("sec-fetch-mode") == "navigate")

    def _shows_token(self, headers: Headers) -> bool:
        if not self.options.token:
            return False
        scheme, _, shown = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            shown = _cookie(headers.get("cookie", ""), cookie_name(self.options.port))
        return hmac.compare_digest(shown.encode(), self.options.token.encode())


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _seal(headers: MutableHeaders) -> None:
    for name, value in _HEADERS.items():
        headers[name] = value
    headers.setdefault("content-security-policy", POLICY)
    headers.setdefault("cache-control", "no-store")
