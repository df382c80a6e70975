"""One graph store on the web: putting graphs, removing them, asking for them; a fault that may pass is waited out."""

from __future__ import annotations

import ssl
import time
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from kg.errors import PushError
from kg.push.address import is_here, of_graph

if TYPE_CHECKING:
    from collections.abc import Container
    from email.message import Message

    from kg.push.login import Login

TRIES = 6
"""Times a request is sent before it is given up: some sixteen seconds for a server that comes back by then."""

_FIRST_WAIT = 0.5
_LONGEST_WAIT = 60.0
_SHOWN = 300
_UNAUTHORISED, _GONE = 401, 404
_PASSING = frozenset({408, 429, 500, 502, 503, 504})
_REFUSALS = frozenset({*range(400, 500), 501} - _PASSING)
_REMEDIES = {
    401: "Name the user by --user, and the variable that holds the password by --password-env.",
    403: "The user needs the right to write.",
    404: "Check the address: Oxigraph has /store, Virtuoso /sparql-graph-crud-auth, Fuseki /NAME/data.",
    405: "This address takes no graphs; a graph store's own address is needed, not that of its queries.",
    413: "Raise the server's limit for the size of a request.",
}


class _Stay(HTTPRedirectHandler):
    """Follows no redirection: a graph goes where it was sent, or nowhere."""

    def redirect_request(self, *_: object) -> None:
        """Refuse."""


class Client:
    """A graph store at ``url``; ``timeout`` is how many seconds it may take to answer."""

    def __init__(self, url: str, login: Login | None = None, timeout: float = 120.0) -> None:
        self._url, self._login, self._timeout = url, login, timeout
        self._opener = build_opener(_Stay, ProxyHandler({})) if is_here(url) else build_opener(_Stay)

    def put(self, graph: str, triples: bytes) -> None:
        """Replace a named graph, whatever it held, by triples in N-Triples.

        Raises :class:`PushError` when the store refuses, or does not answer however often it is asked.
        """
        self._send("PUT", graph, triples)

    def remove(self, graph: str) -> None:
        """Remove a named graph; one that is not there is well, too."""
        self._send("DELETE", graph, accepted=(_GONE,))

    def has(self, graph: str) -> bool:
        """Say whether the store has a graph; one that refuses to say is believed to have it."""
        return self._send("HEAD", graph, accepted=_REFUSALS) != _GONE

    def _send(self, method: str, graph: str, body: bytes | None = None, accepted: Container[int] = ()) -> int:
        """Send a request until it is answered for good; return the status."""
        tries = 1
        while True:
            request = Request(of_graph(self._url, graph), body, method=method)  # noqa: S310 - checked to be http or https
            if body is not None:
                # N-Triples is Turtle, which every store reads.
                request.add_header("Content-Type", "text/turtle; charset=utf-8")
            try:
                return self._once(request)
            except HTTPError as error:
                if error.code == _UNAUTHORISED and self._asks(error.headers):
                    continue
                if error.code in accepted:
                    return error.code
                if tries == TRIES or error.code not in _PASSING:
                    raise self._refused(error, graph) from error
                pause = _asked_for(error.headers)
            except (OSError, HTTPException) as error:
                if tries == TRIES or _is_lasting(error):
                    raise self._unreached(error) from error
                pause = 0.0
            time.sleep(pause or min(_FIRST_WAIT * 2 ** (tries - 1), _LONGEST_WAIT))
            tries += 1

    def _once(self, request: Request) -> int:
        if self._login:
            self._login.sign(request)
        with self._opener.open(request, timeout=self._timeout) as answer:
            answer.read()
            status: int = answer.status
            return status

    def _asks(self, headers: Message) -> bool:
        """Say whether the store asks for a name and password that it has not been given."""
        return self._login is not None and self._login.learn(headers.get_all("WWW-Authenticate") or [])

    def _refused(self, error: HTTPError, graph: str) -> PushError:
        said = _printable(error.read(_SHOWN).decode("utf-8", "replace"))
        message = f"the store answers {error.code} {error.reason} to the graph {graph}"
        if address := error.headers.get("Location"):
            message += f", and names another address: {_printable(address)}"
        if error.code == _UNAUTHORISED and self._login:
            return PushError("the store refuses this name and password", place=self._url)
        return PushError(
            f"{message}: {said}" if said else message, place=self._url, remedy=_REMEDIES.get(error.code, "")
        )

    def _unreached(self, error: OSError | HTTPException) -> PushError:
        reason = error.reason if isinstance(error, URLError) else error
        remedy = "What was pushed so far is noted; run the command again to go on."
        return PushError(
            f"the store cannot be reached: {reason or type(reason).__name__}", place=self._url, remedy=remedy
        )


def _asked_for(headers: Message) -> float:
    """Return how many seconds a busy server asks to wait, or 0."""
    said = headers.get("Retry-After", "").strip()
    return min(float(said), _LONGEST_WAIT) if said.isdecimal() else 0.0


def _is_lasting(error: OSError | HTTPException) -> bool:
    """Say whether a fault will be there again: a certificate that is not trusted, say."""
    reason = error.reason if isinstance(error, URLError) else error
    return isinstance(reason, ssl.SSLCertVerificationError)


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()
