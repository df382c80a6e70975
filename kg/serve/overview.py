"""The first page: what there is, what the audit found, where to go."""

from __future__ import annotations

import asyncio
import hmac
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from kg.model import Severity
from kg.serve.drawing import shared
from kg.serve.guard import cookie_name
from kg.serve.listing import listed
from kg.serve.templates import page
from kg.serve.things.articles import map_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from kg.model import Audit
    from kg.serve.bench import Bench

MOST = 200
"""Articles and problems that the page lists."""


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a tile's bar, in hundredths; ``kind`` names its colour."""

    name: str
    kind: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Tile:
    """A number with what it is made of."""

    title: str
    total: int
    parts: tuple[Part, ...]


async def _overview(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    if "token" in request.query_params:
        return _admitted(request, bench)
    now = bench.now
    articles = await asyncio.to_thread(listed, now, MOST)
    return page(
        request,
        "overview.html.j2",
        tiles=tiles(now.built.counts),
        articles=articles,
        total=len(now.articles),
        checks=_by_check(now.built.audit) if now.built.audit else (),
        problems=now.built.problems,
        most=MOST,
        takes_files=bench.options.upload,
    )


def tiles(counts: Mapping[str, int]) -> tuple[Tile, ...]:
    """Return the numbers of a build as tiles; a corpus, which is not audited when it is built, has none of findings."""
    known = Counter({name.strip(): count for name, count in counts.items()})
    linked = known["pointers"] - known["to no reference"]
    made = [
        _tile(
            "Claims",
            known["claims"],
            ("general, cited", "cited", known["cited"]),
            ("general, uncited", "lacking", known["uncited"]),
            ("own observations", "own", known["claims"] - known["general claims"]),
        ),
        _tile(
            "References",
            known["references"],
            ("cited", "cited", known["references"] - known["never cited"]),
            ("never cited", "lacking", known["never cited"]),
        ),
        _tile(
            "Pointers",
            known["pointers"],
            ("to a reference", "cited", linked),
            ("to no reference", "wrong", known["to no reference"]),
        ),
    ]
    if "findings" in known:
        kinds = {
            Severity.ERROR: ("errors", "wrong"),
            Severity.WARNING: ("warnings", "lacking"),
            Severity.INFO: ("of information", "noted"),
        }
        parts = ((name, kind, known[severity]) for severity, (name, kind) in kinds.items())
        made.append(_tile("Findings", known["findings"], *parts))
    return tuple(made)


def _tile(title: str, total: int, *shares: tuple[str, str, int]) -> Tile:
    parts: list[Part] = []
    start = 0.0
    for name, kind, count in shares:
        width = round(100 * count / total, 2) if total else 0.0
        parts.append(Part(name, kind, count, round(start, 2), width))
        start += width
    return Tile(title, total, tuple(parts))


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


async def _map(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    now, root = bench.now, request.scope.get("root_path", "")
    drawn = await shared(now, "map", lambda: map_page(now, root))
    return drawn or page(request, "drawing.html.j2", 202, {"refresh": "5"}, articles=len(now.articles))


def routes() -> list[Route]:
    """Return the addresses of the first page and of the map."""
    return [Route("/", _overview), Route("/map", _map)]
