"""Files that are added from the browser: only when the person who started the server said so, and never over another."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Route

from kg import store
from kg.read import bibliographies
from kg.read.formats import ARTICLE_SUFFIXES, VOCABULARY_SUFFIXES
from kg.serve.body import UPLOADS
from kg.workspace.locking import locked
from kg.workspace.sources import example

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.bench import Bench
    from kg.serve.snapshot import Snapshot

SUFFIXES = tuple(
    sorted(
        {*ARTICLE_SUFFIXES, *bibliographies.SUFFIXES, *bibliographies.SHARED_SUFFIXES, *VOCABULARY_SUFFIXES}
    )
)
NAME = rf"[^\W_][\w .()+-]{{0,99}}\.({'|'.join(suffix[1:] for suffix in SUFFIXES)})"
"""A name and no path: no slash, no dot at the beginning, nothing that a shell or a page would read otherwise."""


async def _add(request: Request) -> Response:
    """Write the body as a file of the workspace: 201 with what was made of it, 409 when there is one of that name."""
    bench: Bench = request.app.state.bench
    if not bench.options.upload:
        raise HTTPException(403, "files are taken only by 'kg serve --upload'")
    root = bench.now.workspace.sources.root
    target = root / _named(request.query_params.get("name", ""))
    if root.resolve() == example().resolve():
        raise HTTPException(403, "the shipped example is read-only; serve a copy of its folder")
    data = await request.body()
    if not data:
        raise HTTPException(400, "the file is empty")
    await asyncio.to_thread(_write, target, data)
    now = await bench.refresh()
    return JSONResponse(_made(now, target), 201)


def _named(name: str) -> str:
    if not re.fullmatch(NAME, name):
        raise HTTPException(400, f"a file needs a plain name that ends in one of {', '.join(SUFFIXES)}")
    return name


def _write(target: Path, data: bytes) -> None:
    with locked(target):
        if target.exists():
            raise HTTPException(409, f"there is a file called {target.name} already")
        store.replace_file(target, data)


def _made(now: Snapshot, target: Path) -> dict[str, object]:
    """Return whether the file is among the sources, and what could not be read of it."""
    sources = now.workspace.sources
    files = {*sources.articles, *sources.bibliographies, *sources.vocabularies}
    problems = [problem for problem in now.built.problems if problem.source == sources.name(target)]
    return {
        "name": target.name,
        "read": target in files,
        "problems": [
            {"place": problem.place, "severity": problem.severity, "message": problem.message}
            for problem in problems
        ],
    }


def routes() -> list[Route]:
    """Return where files are added."""
    return [Route(UPLOADS, _add, methods=["POST"])]
