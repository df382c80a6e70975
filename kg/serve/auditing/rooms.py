"""The addresses of the Audit room: its page, and the questions and decisions behind it.

Every answer is JSON of the shape that is named beside its address; ``article`` is the short name of an article, without which all are
meant, and which must be given where there are too many (a corpus). What cannot be used is answered with 400, what there is not with
404, and what was decided already with 409, as ``{error, place?, remedy?}``.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Route

from kg import audit
from kg.errors import KgError
from kg.serve.asked import texts
from kg.serve.auditing import coverage, falling, findings
from kg.serve.auditing.asked import asked, of_article
from kg.serve.choosing import choose
from kg.serve.templates import page
from kg.workspace import suppressions

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.model import Suppression
    from kg.serve.bench import Bench


async def _page(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    now = bench.now
    if now.is_corpus and not request.query_params.get("article"):
        return await choose(request, "/audit", "Audit")
    wanted = await asked(request)
    titles = {} if now.is_corpus else {paper.slug: paper.title for paper in now.corpus.papers}
    return page(
        request,
        "audit.html.j2",
        article=request.query_params.get("article", "") if now.is_corpus else "",
        titles=titles if len(titles) > 1 else {},
        number=wanted.now.number,
    )


async def _findings(request: Request) -> Response:
    return JSONResponse(await asyncio.to_thread(findings.answer, await asked(request)))


async def _coverage(request: Request) -> Response:
    return JSONResponse(await asyncio.to_thread(coverage.answer, await asked(request)))


async def _references(request: Request) -> Response:
    return JSONResponse(await asyncio.to_thread(falling.references, await asked(request)))


async def _whatif(request: Request) -> Response:
    gone = request.query_params.getlist("reference")
    return JSONResponse(await asyncio.to_thread(falling.without, await asked(request), gone))


async def _suppress(request: Request) -> Response:
    """Suppress a finding of the present state."""
    body = await texts(request, ("finding", "reason"), ("article",))
    wanted = await of_article(request, body.get("article", ""))
    known = next((finding for finding in wanted.findings if finding.id == body["finding"]), None)
    if known is None:
        raise HTTPException(404, "there is no such finding; it may have gone with the last change")
    if known.suppressed:
        raise HTTPException(409, f"it is suppressed already: {known.suppressed}")
    folder = wanted.now.workspace.settings.folder
    made = await asyncio.to_thread(suppressions.add, folder, body["finding"], body["reason"])
    return await _decided(request, made, 201)


async def _unsuppress(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    settings, finding = bench.now.workspace.settings, request.path_params["finding"]
    if finding not in {item.finding for item in audit.parse_settings(settings.audit).suppress}:
        raise HTTPException(404, "it is not suppressed")
    taken = await asyncio.to_thread(suppressions.remove, settings.folder, finding)
    return await _decided(request, taken, 200)


async def _decided(request: Request, decided: Suppression, status: int) -> Response:
    """Answer once the graph has followed; where it cannot, all pages are told why, and the decision stands all the same."""
    bench: Bench = request.app.state.bench
    with suppress(KgError):
        await bench.refresh()
    said = {"finding": decided.finding, "reason": decided.reason, "number": bench.now.number}
    return JSONResponse(said, status)


def routes() -> list[Route]:
    """Return the addresses of the room.

    ``POST /api/suppressions`` takes ``{finding, reason, article?}`` (texts) and answers 201, ``DELETE`` answers 200, both with
    ``{finding, reason, number}``; ``reference`` of ``/api/whatif`` is an IRI and may be repeated.
    """
    return [
        Route("/audit", _page),
        Route("/api/findings", _findings),  # findings.FindingsShape
        Route("/api/coverage", _coverage),  # coverage.CoverageShape
        Route("/api/references", _references),  # falling.ReferencesShape
        Route("/api/whatif", _whatif),  # falling.WhatifShape
        Route("/api/suppressions", _suppress, methods=["POST"]),
        Route("/api/suppressions/{finding}", _unsuppress, methods=["DELETE"]),
    ]
