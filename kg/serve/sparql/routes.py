"""Where the endpoint is, and what is said there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.errors import KgError
from kg.query import GRAPH_MEDIA
from kg.serve.sparql import answers, reading
from kg.serve.sparql.describing import PATH, Describing
from kg.serve.sparql.leaving import Leaving
from kg.serve.sparql.negotiation import acceptable

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.sparql.asked import Answer, Asked
    from kg.serve.sparql.endpoint import Endpoint

_PAGE = "text/html"
_METHODS = ("GET", "HEAD", "POST", "OPTIONS")


def routes(endpoint: Endpoint) -> list[Route]:
    """Return the addresses of the endpoint and of its description."""
    describing = Describing(endpoint)

    async def sparql(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"allow": ", ".join(_METHODS)})
        try:
            asked = await reading.asked(request, endpoint.limits.query_bytes)
            if asked is None:
                return await _unasked(request, describing)
            return await _answered(request, endpoint, asked)
        except (KgError, HTTPException) as error:
            return answers.fault(error)

    async def void(request: Request) -> Response:
        try:
            return await describing.dataset(request)
        except (KgError, HTTPException) as error:
            return answers.fault(error)

    return [Route(PATH, sparql, methods=_METHODS), Route("/.well-known/void", void)]


async def _unasked(request: Request, describing: Describing) -> Response:
    """Show a person the page for queries, and describe the service to a program."""
    offered = (*GRAPH_MEDIA, _PAGE)
    if acceptable(request.headers.get("accept", ""), offered)[:1] == (_PAGE,):
        return RedirectResponse(f"{request.scope.get('root_path', '')}/query", 303)
    return await describing.service(request)


async def _answered(request: Request, endpoint: Endpoint, asked: Asked) -> Response:
    known = answers.tag(endpoint.digest, asked)
    if answers.is_known(request, known):
        return answers.unchanged(known)
    answer = await _awaited(request, endpoint, asked)
    if answer is None:
        return Response(status_code=499)  # nobody is there to read it
    return answers.whole(answer, answers.tag(answer.digest, asked))


async def _awaited(request: Request, endpoint: Endpoint, asked: Asked) -> Answer | None:
    """Return the answer, or nothing when the client has left, with whom the query ends."""
    leaving = Leaving(request)
    try:
        return await endpoint.ask(asked)
    except asyncio.CancelledError:
        if leaving.has_left():
            return None
        raise
    finally:
        leaving.forget()
