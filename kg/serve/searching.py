"""Search in the browser: words in, the best hits out, each with the way to its page."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Route

from kg.search import KINDS, find
from kg.serve.drawing import shared
from kg.serve.templates import page
from kg.serve.things.addresses import Addresses
from kg.workspace.search import index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

    from kg.search import Hit
    from kg.serve.bench import Bench
    from kg.workspace import Workspace

MOST = 100
"""Hits that one answer holds."""


async def _page(request: Request) -> Response:
    words, kind = request.query_params.get("words", "").strip(), _kind(request)
    hits = await _find(request, words, kind, MOST) if words else ()
    rows = [(hit, _address(request, hit), tuple(segments(hit))) for hit in hits or ()]
    return page(
        request,
        "search.html.j2",
        200 if hits is not None else 202,
        {"refresh": "5"} if hits is None else None,
        words=words,
        kind=kind,
        kinds=KINDS,
        rows=rows,
        most=MOST,
        making=hits is None,
    )


async def _hits(request: Request) -> Response:
    """Answer ``{"hits": […]}`` for ``words``, a ``kind`` and a ``limit`` (1 to 100, by default 20)."""
    words = request.query_params.get("words", "")
    hits = await _find(request, words, _kind(request), _limit(request))
    if hits is None:
        raise HTTPException(503, "the search index is being made; ask again", {"retry-after": "5"})
    return JSONResponse({"hits": [_row(request, hit) for hit in hits]})


async def _find(request: Request, words: str, kind: str, limit: int) -> tuple[Hit, ...] | None:
    """Return the hits, or nothing at all while the index is being made."""
    bench: Bench = request.app.state.bench
    workspace = bench.now.workspace
    path = await shared(bench.now, "search index", lambda: _index(workspace))
    return None if path is None else await asyncio.to_thread(find, path, words, kind=kind, limit=limit)


def _index(workspace: Workspace) -> Path:
    return index(workspace.output, lambda: workspace.store)


def segments(hit: Hit) -> Iterator[tuple[str, bool]]:
    """Yield the snippet in pieces, each with whether it is a word that was searched for."""
    end = 0
    for start, stop in hit.marks:
        yield hit.snippet[end:start], False
        yield hit.snippet[start:stop], True
        end = stop
    yield hit.snippet[end:], False


def _kind(request: Request) -> str:
    kind = request.query_params.get("kind", "")
    if kind and kind not in KINDS:
        raise HTTPException(400, f"there is no kind {kind!r}; there are: {', '.join(KINDS)}")
    return kind


def _limit(request: Request) -> int:
    given = request.query_params.get("limit", "20")
    if not (given.isascii() and given.isdigit() and len(given) <= len(str(MOST)) and 1 <= int(given) <= MOST):
        raise HTTPException(400, f"the limit is a number from 1 to {MOST}")
    return int(given)


def _address(request: Request, hit: Hit) -> str:
    bench: Bench = request.app.state.bench
    return Addresses(bench.now.workspace.settings.base, request.scope.get("root_path", "")).of(hit.iri)


def _row(request: Request, hit: Hit) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "name": hit.name,
        "text": hit.text,
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.marks],
        "article": hit.article,
        "place": hit.place,
        "iri": hit.iri,
        "path": _address(request, hit),
        "score": hit.score,
    }


def routes() -> list[Route]:
    """Return the page of the search, and its answers for programs."""
    return [Route("/search", _page), Route("/api/search", _hits)]
