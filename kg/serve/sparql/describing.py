"""Descriptions as they are asked for: each graph is counted once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from kg.errors import QueryError, StoreError
from kg.query import GRAPH_MEDIA, written
from kg.serve.sparql import description, statistics
from kg.serve.sparql.faults import Busy
from kg.serve.sparql.negotiation import acceptable, formats

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.sparql.endpoint import Endpoint
    from kg.serve.sparql.statistics import Statistics

PATH = "/sparql"

_PATIENCE = 5.0
"""Seconds that a client waits for counts; who asks later finds them."""


class Describing:
    """Describes an endpoint; counts are kept until the graph is another."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._digest = ""
        self._counting: asyncio.Task[Statistics | None] | None = None

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
        """Return the counts, or nothing while they are made, or where the graph is too large for them."""
        if self._counting is None or self._digest != self._endpoint.digest:
            self._digest = self._endpoint.digest
            self._counting = asyncio.create_task(self._counted())
        await asyncio.wait({self._counting}, timeout=_PATIENCE)
        return self._counting.result() if self._counting.done() else None

    async def _counted(self) -> Statistics | None:
        try:
            return await statistics.taken(self._endpoint)
        except Busy:
            self._digest = ""  # whoever asks next has them counted again
            return None
        except (QueryError, StoreError):
            return None


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
