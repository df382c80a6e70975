"""Rectangles on a floor, none on another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Place: TypeAlias = "tuple[int, int]"
Box: TypeAlias = "tuple[int, int, int, int]"

_REACH = 160
_SQUARE = 128


class Floor:
    """Takes rectangles one after the other and puts each at the free place nearest to where it wants to be.

    ``step`` is how finely places are looked for, in pixels.
    """

    def __init__(self, step: int) -> None:
        self._step = step
        self._squares: dict[tuple[int, int], list[Box]] = {}

    def settle(self, wanted: Place, size: Place) -> Place:
        """Return the place of the middle of a rectangle of ``size``, in pixels, and keep it taken."""
        for dx, dy in _spiral():
            place = wanted[0] + dx * self._step, wanted[1] + dy * self._step
            if self._free(box := _box(place, size)):
                break
        else:
            place = wanted[0], self._foot() + size[1]
            box = _box(place, size)
        for square in _touched(box):
            self._squares.setdefault(square, []).append(box)
        return place

    def _free(self, box: Box) -> bool:
        return not any(
            box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
            for square in _touched(box)
            for other in self._squares.get(square, ())
        )

    def _foot(self) -> int:
        return max(box[3] for boxes in self._squares.values() for box in boxes)


@cache
def _spiral() -> tuple[Place, ...]:
    """Return steps away from a place, the nearest first; a step aside counts less, since nodes are wide."""
    around = range(-_REACH, _REACH + 1)
    steps = [(x, y) for x in around for y in around if abs(x) + abs(y) <= _REACH]
    steps.sort(key=lambda step: (step[0] ** 2 + 2 * step[1] ** 2, step))
    return tuple(steps)


def _box(place: Place, size: Place) -> Box:
    return (
        place[0] - size[0] // 2,
        place[1] - size[1] // 2,
        place[0] + (size[0] + 1) // 2,
        place[1] + (size[1] + 1) // 2,
    )


def _touched(box: Box) -> Iterator[tuple[int, int]]:
    for x in range(box[0] // _SQUARE, box[2] // _SQUARE + 1):
        for y in range(box[1] // _SQUARE, box[3] // _SQUARE + 1):
            yield x, y
