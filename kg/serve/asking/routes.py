"""The page that asks, and what it asks the server for besides answers: questions, values, bound text, terms. All of it only reads."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Route

from kg import query
from kg.serve.asking.listing import listed
from kg.serve.asking.terms import terms
from kg.serve.asking.values import LONGEST, MOST, choices
from kg.serve.templates import page
from kg.vocabulary import PREFIXES
from kg.workspace import asking

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.asking.listing import Listed
    from kg.serve.bench import Bench
    from kg.serve.snapshot import Snapshot

_USUAL = 20
"""Values of one answer, unless told."""


async def _page(request: Request) -> Response:
    return page(request, "query.html.j2", base=_now(request).workspace.settings.base)


async def _questions(request: Request) -> Response:
    """Answer ``{"questions": [...]}``, each a :class:`Listed`."""
    found = await asyncio.to_thread(_listed, _now(request))
    return JSONResponse({"questions": [asdict(one) for one in found]})


async def _values(request: Request) -> Response:
    """Answer ``{"values": [...]}``, each a :class:`kg.serve.asking.values.Choice`; parameters ``words`` and ``limit``."""
    words = request.query_params.get("words", "")
    if len(words) > LONGEST:
        raise HTTPException(400, f"the words may have {LONGEST} characters")
    limit = _limit(request.query_params.get("limit", str(_USUAL)))
    now = _now(request)
    found = await asyncio.to_thread(choices, now.store, request.path_params["parameter"], words, limit)
    return JSONResponse({"values": [asdict(one) for one in found]})


async def _bound(request: Request) -> Response:
    """Answer ``{"question", "text"}``: a question's SPARQL with each parameter of the request bound to what its words mean."""
    given = request.query_params
    words = {name: [word for word in given.getlist(name) if word] for name in given}
    if sum(map(len, words.values())) > MOST:
        raise HTTPException(400, f"a question takes {MOST} values")
    name = request.path_params["question"]
    return JSONResponse(
        {"question": name, "text": await asyncio.to_thread(_bind, _now(request), name, words)}
    )


async def _terms(_request: Request) -> Response:
    """Answer ``{"prefixes": [{"prefix", "iri"}], "terms": [...]}``, each a :class:`kg.serve.asking.terms.Term`."""
    prefixes = [{"prefix": prefix, "iri": iri} for prefix, iri in sorted(PREFIXES.items())]
    return JSONResponse({"prefixes": prefixes, "terms": [asdict(one) for one in terms()]})


def _now(request: Request) -> Snapshot:
    bench: Bench = request.app.state.bench
    return bench.now


def _listed(now: Snapshot) -> list[Listed]:
    return listed(now.workspace.questions().values(), asking.own(now.workspace.sources))


def _limit(said: str) -> int:
    if not (said.isascii() and said.isdigit() and len(said) <= len(str(MOST)) and 1 <= int(said) <= MOST):
        raise HTTPException(400, f"the limit is a number from 1 to {MOST}")
    return int(said)


def _bind(now: Snapshot, name: str, words: dict[str, list[str]]) -> str:
    question = now.workspace.questions().get(name)
    if question is None:
        raise HTTPException(404, f"there is no question called {name!r}")
    query.bind(
        question, dict.fromkeys(words, ())
    )  # a name that is no parameter is refused before the graph is asked
    bound = {known: query.terms(now.store, known, said) for known, said in words.items() if said}
    return query.bind(question, bound)


def routes() -> list[Route]:
    """Return the addresses of the page and of its helpers."""
    return [
        Route("/query", _page),
        Route("/api/questions", _questions),
        Route("/api/bind/{question}", _bound),
        Route("/api/values/{parameter}", _values),
        Route("/api/terms", _terms),
    ]
