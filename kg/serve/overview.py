"""The first page: what there is, what the audit found, what waits for a person."""

from __future__ import annotations

import asyncio
import hmac
from collections import Counter
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from kg.serve.guard import cookie_name
from kg.serve.templates import page
from kg.serve.things.articles import map_page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.model import Audit
    from kg.serve.bench import Bench


async def _overview(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    if "token" in request.query_params:
        return _admitted(request, bench)
    now = bench.now
    audit = now.built.audit
    return page(
        request,
        "overview.html.j2",
        counts=now.built.counts,
        papers=now.corpus.papers,
        audit=audit,
        checks=_by_check(audit) if audit else (),
        problems=now.built.problems,
    )


async def _map(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    return await asyncio.to_thread(map_page, bench.now, request.scope.get("root_path", ""))


def _by_check(audit: Audit) -> list[dict[str, object]]:
    """Return the open findings counted by check, the gravest first."""
    titles = {finding.check: finding.title for finding in audit.open}
    counts = Counter((finding.severity, finding.check) for finding in audit.open)
    order = sorted(counts, key=lambda key: (key[0].rank, key[1]))
    return [
        {"severity": severity, "check": check, "title": titles[check], "number": counts[severity, check]}
        for severity, check in order
    ]


def _admitted(request: Request, bench: Bench) -> Response:
    """Keep the token as a cookie that no script can read, and take it out of the address."""
    answer = RedirectResponse(f"{request.scope.get('root_path', '')}/", 303)
    token = bench.options.token
    if token and hmac.compare_digest(request.query_params["token"].encode(), token.encode()):
        answer.set_cookie(cookie_name(bench.options.port), token, httponly=True, samesite="strict")
    return answer


def routes() -> list[Route]:
    """Return the addresses of the first page and of the map."""
    return [Route("/", _overview), Route("/map", _map)]
