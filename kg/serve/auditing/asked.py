"""The audit that a request asks for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.serve.asked import known_article

if TYPE_CHECKING:
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
    await known_article(request, article)
    audited = await asyncio.to_thread(now.audited, article)
    return Asked(now, audited, now.articles[article] if article else "")
