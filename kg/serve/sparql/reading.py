"""A request of the SPARQL Protocol, read.

Source: SPARQL 1.1 Protocol, 2.1 query operation.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException

from kg.query import GRAPH_MEDIA, ROW_MEDIA, Dataset
from kg.serve.sparql.asked import Asked
from kg.serve.sparql.negotiation import acceptable, formats

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_ROWS, _GRAPHS = tuple(ROW_MEDIA), tuple(GRAPH_MEDIA)
_FIELDS = 1000
"""Parameters that a request may have."""

_BEYOND = 1024 * 1024
"""Bytes above the limit that are still read, and thrown away."""

_MOMENT = 1.0
"""Seconds that this may take."""

Parameters = list[tuple[str, str]]


async def asked(request: Request, limit: int) -> Asked | None:
    """Return the query that a request asks, or nothing for a GET that asks none.

    Raises :class:`HTTPException`: 400, 403 for updates, 413 for more than ``limit`` bytes, 415.
    """
    parameters = _decoded(request.scope["query_string"])
    if request.method == "POST":
        parameters += await _posted(request, limit)
    names = [name for name, _ in parameters]
    if "update" in names:
        raise _updates()
    queries = [value for name, value in parameters if name == "query"]
    if not queries and request.method != "POST":
        return None
    if len(queries) != 1:
        raise HTTPException(400, f"a request asks one query; this one has {len(queries)} parameters 'query'")
    rows, graph = _media(request, parameters)
    base = str(request.url.replace(query="", fragment=""))
    return Asked(queries[0], rows, graph, _dataset(parameters), base)


async def _posted(request: Request, limit: int) -> Parameters:
    media, charset = _content_type(request.headers.get("content-type", ""))
    if media == _UPDATE:
        raise _updates()
    if media not in {_FORM, _QUERY}:
        raise HTTPException(415, f"a query is posted as {_FORM} or {_QUERY}")
    if charset not in {"", "utf-8", "us-ascii"}:
        raise HTTPException(415, "a query is posted in UTF-8")
    body = await _body(request, limit)
    if media == _FORM:
        return _decoded(body)
    try:
        return [("query", body.decode())]
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"the query is no UTF-8: {error}") from error


async def _body(request: Request, limit: int) -> bytes:
    """Return the body; one that is far too large is not read to its end."""
    said = request.headers.get("content-length", "")
    read = bytearray()
    if not (said.isascii() and said.isdigit() and int(said) > limit + _BEYOND):
        stream = request.stream()
        async for part in stream:
            read += part
            if len(read) > limit:
                await _linger(stream)
                break
        else:
            return bytes(read)
    raise HTTPException(413, f"a query may have {limit:,} bytes", {"connection": "close"})


async def _linger(rest: AsyncIterator[bytes]) -> None:
    """Read on for a moment: whoever is still sending when the connection is closed may be told of a reset, and not of the answer."""
    left = _BEYOND
    with suppress(TimeoutError):
        async with asyncio.timeout(_MOMENT):
            async for part in rest:
                left -= len(part)
                if left < 0:
                    break


def _decoded(data: bytes) -> Parameters:
    try:
        return parse_qsl(
            data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS
        )
    except ValueError as error:
        raise HTTPException(400, f"the parameters cannot be read: {error}") from error


def _content_type(header: str) -> tuple[str, str]:
    media, *parameters = (piece.strip().lower() for piece in header.split(";"))
    known = dict(parameter.partition("=")[::2] for parameter in parameters)
    return media, known.get("charset", "").strip('"')


def _media(request: Request, parameters: Parameters) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the media types for rows and for graphs that the client takes; ``format=`` stands above the header."""
    for name, value in parameters:
        if name == "format" and value:
            rows, graph = formats(value, _ROWS), formats(value, _GRAPHS)
            if not rows and not graph:
                raise HTTPException(400, f"there is no format {value!r}")
            return rows, graph
    header = ", ".join(request.headers.getlist("accept"))
    rows, graph = acceptable(header, _ROWS), acceptable(header, _GRAPHS)
    if not rows and not graph:
        known = ", ".join(dict.fromkeys((*ROW_MEDIA, *GRAPH_MEDIA)))
        raise HTTPException(406, f"an answer can have one of these media types: {known}")
    return rows, graph


def _dataset(parameters: Parameters) -> Dataset | None:
    default, named = (
        tuple(value for name, value in parameters if name == wanted)
        for wanted in ("default-graph-uri", "named-graph-uri")
    )
    return Dataset(default, named) if default or named else None


def _updates() -> HTTPException:
    return HTTPException(403, "updates are refused: this endpoint only reads")
