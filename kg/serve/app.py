"""The application: one list of rooms, behind one guard."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Match, Route

from kg.serve import (
    asking,
    auditing,
    description,
    faults,
    judging,
    live,
    overview,
    searching,
    sparql,
    static,
    things,
    uploads,
)
from kg.serve.guard import Guard
from kg.serve.watching import watching

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from kg.serve.bench import Bench


def routes(bench: Bench) -> list[BaseRoute]:
    """Return all addresses, each from the room that answers it."""
    return [
        *asking.routes(),
        *auditing.routes(),
        *judging.routes(),
        *overview.routes(),
        *live.routes(),
        *description.routes(),
        *searching.routes(),
        *sparql.routes(bench.endpoint),
        *static.routes(),
        *uploads.routes(),
        Route("/api/{path:path}", _nothing),
        *things.routes(),
    ]


async def _nothing(request: Request) -> Response:
    """Say that there is nothing, or that what there is takes another method."""
    allowed = {
        method
        for route in request.app.routes
        if isinstance(route, Route) and route.matches(request.scope)[0] is Match.PARTIAL
        for method in route.methods or ()
    }
    raise HTTPException(
        405 if allowed else 404, headers={"allow": ", ".join(sorted(allowed))} if allowed else None
    )


def app(bench: Bench) -> Starlette:
    """Return the application that serves ``bench``; the endpoint's processes live as long as it does."""

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        await bench.endpoint.start()
        try:
            async with watching(bench):
                yield
        finally:
            bench.news.end()
            await bench.endpoint.stop()

    made = Starlette(
        routes=routes(bench),
        middleware=[Middleware(Guard, options=bench.options)],
        exception_handlers=faults.HANDLERS,
        lifespan=living,
    )
    made.state.bench = bench
    return made
