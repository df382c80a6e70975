"""What a request asks for, and its body; whatever cannot be used is refused in words."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from kg.serve.bench import Bench


_LONE = re.compile("[\ud800-\udfff]")


async def article_of(request: Request) -> str:
    """Return the parameter ``article``, the short name of one, or nothing.

    Raises :class:`HTTPException` (404) when there is none of that name.
    """
    return await known_article(request, request.query_params.get("article", ""))


async def known_article(request: Request, article: str) -> str:
    """Return the short name of an article of the present state, or nothing for nothing.

    Raises :class:`HTTPException` (404) when there is none of that name.
    """
    bench: Bench = request.app.state.bench
    now = bench.now
    if article and article not in await asyncio.to_thread(lambda: now.articles):
        raise HTTPException(404, "there is no article of that name")
    return article


async def content(request: Request) -> object:
    """Return the JSON of a body.

    Raises :class:`HTTPException`: 415 for another type of content, 400 for what is no JSON.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "the body must be JSON (application/json)")
    try:
        found: object = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise HTTPException(400, "the body is no JSON") from None
    return found


async def texts(request: Request, needed: tuple[str, ...], more: tuple[str, ...]) -> Mapping[str, str]:
    """Return the members of a JSON object, all texts: those that are ``needed``, and of ``more`` those that are there.

    Raises :class:`HTTPException`: 415 for another type of content, 400 for any other object.
    """
    body = await content(request)
    if not isinstance(body, dict) or not set(needed) <= set(body) <= {*needed, *more}:
        known = f"{', '.join(needed)} must be there, {', '.join(more)} may be, and nothing else"
        raise HTTPException(400, f"the body must be an object: {known}")
    if not all(isinstance(value, str) for value in body.values()):
        raise HTTPException(400, "the members of the body must be texts")
    if any(_LONE.search(value) for value in body.values()):
        raise HTTPException(400, "the body has half a character: a surrogate without its other half")
    return body
