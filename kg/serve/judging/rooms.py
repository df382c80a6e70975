"""The addresses of the Judge room: its page, and the questions and verdicts behind it.

Every answer is JSON of the shape that is named beside its address. ``article`` is the short name of an article, without which all are
meant, and which must be given where there are too many (a corpus). ``reviewer`` is a name, ``blind=yes`` hides what others said. What
cannot be used is answered with 400, what there is not with 404, as ``{error, place?, remedy?}``.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Route

from kg.serve.asked import article_of, texts
from kg.serve.choosing import choose
from kg.serve.judging import agreeing, desk, pairs, writing
from kg.serve.judging.pairs import Reviewer
from kg.serve.templates import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.bench import Bench

NEEDED = ("claim", "reference", "verdict", "basis", "reviewer")
MORE = ("article", "quote", "note", "force")


async def _page(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    article = request.query_params.get("article", "")
    if bench.now.is_corpus and not article:
        return await choose(request, "/judge", "Judge")
    return page(request, "judge.html.j2", article=article if bench.now.is_corpus else "")


async def _queue(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    article = await article_of(request)
    return JSONResponse(await asyncio.to_thread(pairs.answer, bench.now, article, _reviewer(request)))


async def _pair(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    article = await article_of(request)
    claim, reference = (request.query_params.get(name, "") for name in ("claim", "reference"))
    if not claim or not reference:
        raise HTTPException(400, "a pair is named by its claim and its reference")
    found = await asyncio.to_thread(desk.answer, bench.now, article, claim, reference, _reviewer(request))
    return JSONResponse(found)


async def _write(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    said = await texts(request, NEEDED, MORE)
    for name in ("quote", "note"):
        if len(said.get(name, "")) > writing.LONGEST:
            raise HTTPException(400, f"the {name} may have {writing.LONGEST} characters")
    return JSONResponse(await writing.write(bench, said), 201)


async def _undo(request: Request) -> Response:
    return JSONResponse(await writing.undo(request.app.state.bench, request.path_params["id"]))


async def _agreement(request: Request) -> Response:
    return JSONResponse(await asyncio.to_thread(agreeing.answer, request.app.state.bench.now))


def _reviewer(request: Request) -> Reviewer:
    blind = request.query_params.get("blind", "no")
    if blind not in {"yes", "no"}:
        raise HTTPException(400, "blind is yes or no")
    return Reviewer(request.query_params.get("reviewer", ""), blind == "yes")


def routes() -> list[Route]:
    """Return the addresses of the room.

    ``POST /api/verdicts`` takes the texts ``NEEDED`` and ``MORE`` (``force`` is ``yes`` to write down a quote that does not stand in
    what is at hand) and answers 201, once the row is on the disk; the same row is never written twice.
    """
    return [
        Route("/judge", _page),
        Route("/api/queue", _queue),  # pairs.QueueShape
        Route("/api/pair", _pair),  # desk.DeskShape
        Route("/api/verdicts", _write, methods=["POST"]),  # writing.WrittenShape
        Route("/api/verdicts/{id}", _undo, methods=["DELETE"]),  # writing.WrittenShape
        Route("/api/agreement", _agreement),  # agreeing.AgreementShape
    ]
