"""The addresses of the Judge room: its page, and the questions and decisions behind it.

Every answer is JSON of the shape that is named beside its address. Parameters, all texts:

===========  =========================================================================================================
article      short name of an article; may be left out unless there are too many (a corpus)
claim        id of a claim, with its article before a slash or without
reference    citation key of a reference, or its number where it has none
reviewer     name of who asks, for whose verdicts ``judged`` and ``mine`` stand
blind        ``yes`` or ``no`` (as when it is left out): see :mod:`kg.serve.judging.blinding`
quote        a passage
basis        ``full-text``, ``abstract`` or ``title``
===========  =========================================================================================================

What cannot be used is answered with 400, what there is not with 404, what is at odds with what is written with 409, as
``{error, place?, remedy?}``.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Route

from kg.errors import InputError, KgError
from kg.model import Basis, Judgement
from kg.serve.asked import known_article
from kg.serve.judging import agreeing, pair, queue, writing
from kg.serve.judging.asked import Eyes, eyes, given, needed, plain, text
from kg.serve.judging.blinding import View
from kg.serve.judging.material import Material
from kg.serve.judging.page import judge_page
from kg.serve.judging.writing import Ledger

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.bench import Bench


async def _material(request: Request, article: str) -> Material:
    """Return the material of an article, or of all where there are few; raises :class:`HTTPException` (404) when there is none."""
    bench: Bench = request.app.state.bench
    now = bench.now
    await known_article(request, article)
    kept = article if now.is_corpus else ""
    return await asyncio.to_thread(
        lambda: now.keep(f"pairs {kept}", lambda: Material(now, now.audited(kept)))
    )


def _article(claim: str, article: str) -> str:
    return article or claim.rpartition("/")[0]


async def _queue(request: Request) -> Response:
    view = View(await _material(request, text(request, "article")), eyes(request))
    return JSONResponse(await asyncio.to_thread(queue.answer, view))


async def _pair(request: Request) -> Response:
    claim, reference, article = (
        needed(request, "claim"),
        needed(request, "reference"),
        text(request, "article"),
    )
    view = View(await _material(request, _article(claim, article)), eyes(request))
    meant = await asyncio.to_thread(view.material.pair, claim, reference, article)
    return JSONResponse(await asyncio.to_thread(pair.answer, view, meant))


async def _standing(request: Request) -> Response:
    claim, reference, article = (
        needed(request, "claim"),
        needed(request, "reference"),
        text(request, "article"),
    )
    basis = needed(request, "basis")
    if basis not in set(Basis):
        raise HTTPException(400, f"the parameter basis must be one of: {', '.join(Basis)}")
    view = View(await _material(request, _article(claim, article)), Eyes("", blind=True))
    meant = await asyncio.to_thread(view.material.pair, claim, reference, article)
    return JSONResponse(
        await asyncio.to_thread(pair.standing, view, meant, text(request, "quote"), Basis(basis))
    )


async def _agreement(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    return JSONResponse(await asyncio.to_thread(agreeing.answer, bench.now, eyes(request)))


async def _write(ledger: Ledger, request: Request) -> Response:
    """Write a verdict down, then bring the graph up to date: 201 once the row is on the disk, 200 where it was there."""
    said = await given(request)
    bench: Bench = request.app.state.bench
    if not plain(said.reviewer):
        raise HTTPException(400, "a verdict needs its reviewer's name")
    if said.basis not in set(Basis) or said.verdict not in set(Judgement):
        choices = f"verdict {', '.join(Judgement)}; basis {', '.join(Basis)}"
        raise HTTPException(400, f"there is no such verdict or basis; there are: {choices}")
    if name := ledger.known(said):
        recorded = writing.again(ledger.entry(name).recorded)
    else:
        view = View(await _material(request, _article(said.claim, said.article)), Eyes("", blind=True))
        meant = await asyncio.to_thread(view.material.pair, said.claim, said.reference, said.article)
        if not said.force:
            found = await asyncio.to_thread(pair.standing, view, meant, said.quote, Basis(said.basis))
            if found["state"] == "missing":
                raise HTTPException(
                    409, f"the quote was {found['words']}; copy it as it stands there, or send it with force"
                )
        recorded = await asyncio.to_thread(writing.write, bench.now.workspace, said, meant.article)
        name = ledger.add(said, recorded)
    fault = await _follow(bench)
    return JSONResponse(
        writing.answer(name, recorded, bench.now.number, fault), 201 if recorded.added else 200
    )


async def _undo(ledger: Ledger, request: Request) -> Response:
    """Take back what this run of the server wrote, if it still stands there as it was written."""
    bench: Bench = request.app.state.bench
    name = request.path_params["id"]
    entry = ledger.entry(name)
    try:
        await asyncio.to_thread(writing.take_back, bench.now.workspace, entry)
    except InputError as error:
        raise HTTPException(409, f"{error.message}; it stays") from error
    ledger.forget(name)
    ledger.taken.add(name)
    fault = await _follow(bench)
    return JSONResponse(writing.answer("", entry.recorded, bench.now.number, fault))


async def _follow(bench: Bench) -> str:
    """Bring the graph up to date; return why it could not be, or nothing."""
    try:
        await bench.refresh()
    except KgError as error:
        return str(error)
    return ""


def routes() -> list[Route]:
    """Return the addresses of the room, with what they take and give.

    ``POST /api/verdicts`` takes ``{claim, reference, verdict, basis, reviewer, article?, quote?, note?, key?, force?}``, all texts but
    ``force`` (true or false): ``key`` names the request, so that a second one writes nothing. It answers 201 once the row is written,
    200 where it was written before, 409 for a quote that does not stand in the text at hand (without ``force``). ``DELETE`` takes
    back what ``id`` names: 200, 404 where this run did not write it, 410 where it was taken back, 409 where the row has changed since.
    """
    ledger = Ledger()
    return [
        Route("/judge", judge_page),
        Route("/api/queue", _queue),  # article?, reviewer?, blind? -> queue.QueueShape
        Route("/api/pair", _pair),  # claim, reference, article?, reviewer?, blind? -> pair.PairShape
        Route("/api/standing", _standing),  # claim, reference, basis, article?, quote? -> pair.StandingShape
        Route("/api/agreement", _agreement),  # reviewer?, blind? -> agreeing.AgreementShape
        Route("/api/verdicts", partial(_write, ledger), methods=["POST"]),  # -> writing.WrittenShape
        Route("/api/verdicts/{id}", partial(_undo, ledger), methods=["DELETE"]),  # -> writing.WrittenShape
    ]
