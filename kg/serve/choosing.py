"""Choosing an article, where a room looks at one at a time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from kg.serve.listing import listed
from kg.serve.templates import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.bench import Bench

MOST = 200
"""Articles that are offered at once."""


async def choose(request: Request, room: str, title: str) -> Response:
    """Return a page on which to choose an article for a room: the first ones, or those in whose titles words stand."""
    bench: Bench = request.app.state.bench
    now = bench.now
    words = request.query_params.get("words", "").strip()
    if words:
        hits = await asyncio.to_thread(now.workspace.search, words, kind="article", limit=MOST)
        articles = [(hit.name, hit.text) for hit in hits]
    else:
        articles = [(one.slug, one.title) for one in await asyncio.to_thread(listed, now, MOST)]
    known: dict[str, Any] = {
        "room": room,
        "title": title,
        "words": words,
        "articles": articles,
        "total": len(now.articles),
    }
    return page(request, "choose.html.j2", **known)
