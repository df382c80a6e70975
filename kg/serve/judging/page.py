"""The page of the room; where there are too many articles, one is chosen first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from kg.serve.judging.asked import text
from kg.serve.templates import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.bench import Bench

MOST_LISTED = 200
"""Articles that are listed to choose from."""


async def judge_page(request: Request) -> Response:
    """Answer with the page, or with the articles to choose from."""
    bench: Bench = request.app.state.bench
    now = bench.now
    article = text(request, "article") or text(request, "claim").rpartition("/")[0]
    if article and article not in await asyncio.to_thread(lambda: now.articles):
        raise HTTPException(404, "there is no article of that name")
    if now.is_corpus and not article:
        words = text(request, "words")
        papers = (await asyncio.to_thread(lambda: now.corpus)).papers
        met = [paper for paper in papers if words.lower() in f"{paper.title} {paper.slug}".lower()]
        return page(
            request,
            "judge_choice.html.j2",
            words=words,
            papers=met[:MOST_LISTED],
            met=len(met),
            all=len(papers),
        )
    titles = {} if now.is_corpus else {paper.slug: paper.title for paper in now.corpus.papers}
    return page(
        request,
        "judge.html.j2",
        article=article if now.is_corpus else "",
        titles=titles if len(titles) > 1 else {},
    )
