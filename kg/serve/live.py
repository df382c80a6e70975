"""The present state, and news of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.bench import Bench


async def _state(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    return JSONResponse(bench.state())


async def _events(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    return StreamingResponse(bench.news.stream(bench.state()), media_type="text/event-stream")


async def _refresh(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    await bench.refresh()
    return JSONResponse(bench.state())


def routes() -> list[Route]:
    """Return the addresses of state, news, and building anew."""
    return [
        Route("/api/state", _state),
        Route("/api/events", _events),
        Route("/api/refresh", _refresh, methods=["POST"]),
    ]
