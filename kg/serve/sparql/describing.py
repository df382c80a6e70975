"""Descriptions as they are asked for: each graph is counted once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from kg.errors import QueryError
from kg.query import GRAPH_MEDIA, written
from kg.serve.sparql import description, statistics
from kg.serve.sparql.negotiation import acceptable, formats

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.sparql.endpoint import Endpoint
    from kg.serve.sparql.statistics import Statistics

PATH = "/sparql"


class Describing:
    """Describes an endpoint; counts are kept until the graph is another."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._counting = asyncio.Lock()
        self._digest = ""
        self._counted: Statistics | None = None

    async def service(self, request: Request) -> Response:
        """Return the description of the service."""
        address = _address(request, request.url.path)
        return _answer(request, description.of_service(address, await self._counts()))

    async def dataset(self, request: Request) -> Response:
        """Return the description of the dataset."""
        endpoint = _address(request, request.scope.get("root_path", "") + PATH)
        made = description.of_dataset(_address(request, request.url.path), endpoint, await self._counts())
        return _answer(request, made)

    async def _counts(self) -> Statistics | None:
        """Return the counts, or nothing while the graph is too large, or too much asked, for them."""
        async with self._counting:
            if self._digest != self._endpoint.digest:
                try:
                    self._digest, self._counted = await statistics.taken(self._endpoint)
                except QueryError:
                    return None
            return self._counted


def _address(request: Request, path: str) -> str:
    return str(request.url.replace(path=path, query="", fragment=""))


def _answer(request: Request, ntriples: bytes) -> Response:
    name = request.query_params.get("format", "")
    offered = tuple(GRAPH_MEDIA)
    wanted = formats(name, offered) if name else acceptable(request.headers.get("accept", ""), offered)
    if not wanted:
        raise HTTPException(406, f"a description has one of these media types: {', '.join(GRAPH_MEDIA)}")
    headers = {"cache-control": "no-cache", "vary": "accept"}
    return Response(written(ntriples, wanted[0]), headers=headers, media_type=wanted[0])
