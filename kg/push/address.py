"""Addresses of a graph store and of the graphs in it."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from kg.errors import PushError

_PLAIN = re.compile(r"[\x21-\x7e]+")


def checked(url: str) -> str:
    """Return the address of a graph store, without fragment.

    Raises :class:`PushError` for one that is not http or https, holds blanks or control characters, or a password.
    """
    if not _PLAIN.fullmatch(url):
        raise PushError(
            "an address holds no blanks and nothing beyond ASCII",
            place=repr(url),
            remedy="Percent-encode it.",
        )
    try:
        parts = urlsplit(url)
        named = parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError as error:
        raise PushError(f"this is no address: {error}", place=url) from error
    if parts.username is not None or parts.password is not None:
        bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        remedy = "Name the user by --user, and the variable that holds the password by --password-env."
        raise PushError("an address holds no name or password", place=bare, remedy=remedy)
    if parts.scheme not in {"http", "https"} or not named:
        remedy = "For instance http://localhost:7878/store."
        raise PushError(
            "the address of a graph store begins with http:// or https://", place=url, remedy=remedy
        )
    return parts._replace(fragment="").geturl()


def is_here(url: str) -> bool:
    """Say whether an address is one of this machine, which no proxy can reach.

    >>> is_here("http://localhost:7878/store"), is_here("http://[::1]/"), is_here("https://store.example/")
    (True, True, False)
    """
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def of_graph(url: str, graph: str) -> str:
    """Return where a store has a named graph.

    Source: SPARQL 1.1 Graph Store HTTP Protocol, 4.2 Indirect Graph Identification.

    >>> of_graph("http://localhost/store", "http://x.example/a b")
    'http://localhost/store?graph=http%3A%2F%2Fx.example%2Fa%20b'
    """
    return f"{url}{'&' if urlsplit(url).query else '?'}graph={quote(graph, safe='')}"
