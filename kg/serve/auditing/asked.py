"""What a request asks for, and its body; whatever cannot be used is refused in words."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from kg.model import Finding
    from kg.serve.bench import Bench
    from kg.serve.snapshot import Snapshot
    from kg.workspace.audited import Audited


@dataclass(frozen=True, slots=True)
class Asked:
    """The state that an answer is made from: the audit, and the IRI of the only article that is wanted, or nothing for all."""

    now: Snapshot
    audited: Audited
    article: str

    @property
    def base(self) -> str:
        """What the IRIs of the workspace begin with."""
        return self.now.workspace.settings.base

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings on what is wanted, those that are suppressed among them."""
        found = self.audited.audit.findings
        return tuple(finding for finding in found if self.article in {"", finding.article})


async def asked(request: Request) -> Asked:
    """Return what the parameter ``article`` (a short name, may be left out unless there are too many) asks for."""
    return await of_article(request, request.query_params.get("article", ""))


async def of_article(request: Request, article: str) -> Asked:
    """Return the state of one article, or of all.

    Raises :class:`HTTPException` (404) when there is none of that name, :class:`kg.errors.InputError` when one has to be named.
    """
    bench: Bench = request.app.state.bench
    now = bench.now
    if article and article not in await asyncio.to_thread(lambda: now.articles):
        raise HTTPException(404, "there is no article of that name")
    audited = await asyncio.to_thread(now.audited, article)
    return Asked(now, audited, now.articles[article] if article else "")


async def texts(request: Request, needed: tuple[str, ...], more: tuple[str, ...]) -> Mapping[str, str]:
    """Return the members of a JSON object, all texts: those that are ``needed``, and of ``more`` those that are there.

    Raises :class:`HTTPException`: 415 for another type of content, 400 for any other object.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "the body must be JSON (application/json)")
    try:
        body = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise HTTPException(400, "the body is no JSON") from None
    if not isinstance(body, dict) or not set(needed) <= set(body) <= {*needed, *more}:
        known = f"{', '.join(needed)} must be there, {', '.join(more)} may be, and nothing else"
        raise HTTPException(400, f"the body must be an object: {known}")
    if not all(isinstance(value, str) for value in body.values()):
        raise HTTPException(400, "the members of the body must be texts")
    return body
