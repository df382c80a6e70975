"""The page of the room; where there are too many articles, one is chosen first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.serve.asked import known_article
from kg.serve.choosing import choose
from kg.serve.judging.asked import text
from kg.serve.templates import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.bench import Bench


async def judge_page(request: Request) -> Response:
    """Answer with the page, or with the articles to choose from."""
    bench: Bench = request.app.state.bench
    now = bench.now
    article = text(request, "article") or text(request, "claim").rpartition("/")[0]
    await known_article(request, article)
    if now.is_corpus and not article:
        return await choose(request, "/judge", "Judge")
    titles = {} if now.is_corpus else {paper.slug: paper.title for paper in now.corpus.papers}
    return page(
        request,
        "judge.html.j2",
        article=article if now.is_corpus else "",
        titles=titles if len(titles) > 1 else {},
    )
