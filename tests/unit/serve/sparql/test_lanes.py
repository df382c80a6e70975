from __future__ import annotations

import asyncio

import pytest

from kg.serve.sparql.faults import Busy
from kg.serve.sparql.lanes import Lane, Place
from tests import loops


def test_who_came_first_goes_first() -> None:
    async def course() -> list[str]:
        lane = Lane(1, 5)
        first = await lane.enter(1)
        order = []

        async def come(name: str) -> None:
            place = await lane.enter(1)
            order.append(name)
            place.leave()

        tasks = [asyncio.create_task(come(name)) for name in "abc"]
        await asyncio.sleep(0)
        assert order == []
        first.leave()
        await asyncio.gather(*tasks)
        return order

    assert loops.run(course()) == ["a", "b", "c"]


def test_too_many_and_too_long_are_refused_and_lose_no_place() -> None:
    async def course() -> None:
        lane = Lane(1, 1)
        place = await lane.enter(1)
        waiting = asyncio.create_task(lane.enter(0.05))
        await asyncio.sleep(0)
        with pytest.raises(Busy) as refused:
            await lane.enter(1)
        assert refused.value.seconds > 0
        with pytest.raises(Busy):
            await waiting
        place.leave()
        assert isinstance(await lane.enter(0.05), Place)

    loops.run(course())


@pytest.mark.parametrize("early", [False, True])
def test_a_place_that_is_given_to_one_who_is_just_going_is_given_on(*, early: bool) -> None:
    async def course() -> None:
        lane = Lane(1, 5)
        place = await lane.enter(1)
        gone, there = asyncio.create_task(lane.enter(1)), asyncio.create_task(lane.enter(1))
        await asyncio.sleep(0)
        if early:
            gone.cancel()
        place.leave()  # to ``gone``, which does not hear of it any more
        gone.cancel()
        with pytest.raises(asyncio.CancelledError):
            await gone
        assert isinstance(await there, Place)

    loops.run(course())


def test_one_who_gives_up_waiting_is_not_waited_for() -> None:
    async def course() -> None:
        lane = Lane(1, 1)
        place = await lane.enter(1)
        waiting = asyncio.create_task(lane.enter(1))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        place.leave()
        assert lane.enter_now() is not None

    loops.run(course())


def test_a_place_is_changed_for_one_that_is_free() -> None:
    async def course() -> None:
        quick, slow = Lane(1, 0), Lane(1, 0)
        place = await quick.enter(1)
        assert place.is_in(quick)
        assert place.move(slow)
        assert place.is_in(slow)
        other = quick.enter_now()
        assert other is not None
        assert not other.move(slow)
        assert other.is_in(quick)
        place.leave()
        place.leave()
        assert other.move(slow)
        assert slow.enter_now() is None

    loops.run(course())
