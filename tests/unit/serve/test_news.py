from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from kg.serve import news as rooms
from kg.serve.news import News
from tests import loops

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import pytest


async def _next(stream: AsyncIterator[str]) -> str | None:
    try:
        return await asyncio.wait_for(anext(stream), 5)
    except StopAsyncIteration:
        return None


def test_who_listens_hears_the_state_and_then_what_is_told() -> None:
    async def scene() -> None:
        news = News()
        stream = news.stream({"number": 1})
        assert await _next(stream) == 'event: graph\ndata: {"number": 1}\n\n'
        news.tell("fault", {"message": "a\nb"})
        assert await _next(stream) == 'event: fault\ndata: {"message": "a\\nb"}\n\n'
        news.end()
        assert await _next(stream) is None

    loops.run(scene())


def test_a_silent_connection_is_kept_awake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "_HEARTBEAT", 0.01)

    async def scene() -> None:
        stream = News().stream({})
        await _next(stream)
        assert await _next(stream) == ":\n\n"

    loops.run(scene())


def test_who_falls_behind_is_told_to_come_again() -> None:
    async def scene() -> None:
        news = News()
        slow, quick = news.stream({}), news.stream({})
        await _next(slow)
        await _next(quick)
        for number in range(40):
            news.tell("graph", {"number": number})
            assert await _next(quick) == f'event: graph\ndata: {{"number": {number}}}\n\n'
        assert await _next(slow) is None

    loops.run(scene())


def test_nobody_is_told_after_leaving() -> None:
    async def scene() -> None:
        news = News()
        stream = news.stream({})
        await _next(stream)
        assert len(news) == 1
        await stream.aclose()  # type: ignore[attr-defined]  # an async generator
        news.tell("graph", {})
        assert len(news) == 0

    loops.run(scene())
