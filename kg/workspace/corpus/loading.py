"""Which generation of the store a build fills, and when readers are given it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store import generations
from kg.workspace.corpus.loader import Loader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.workspace.corpus.shards import Shelf
    from kg.workspace.corpus.state import State

_REMADE = 0.3
"""Share of changed graphs from which an empty generation is sooner filled than a copy changed."""


def begun(state: State, shelf: Shelf, changed: float) -> Loader:
    """Open the generation to fill: the one a killed build left, else a copy of the current one, else an empty one.

    ``changed`` is the share of articles that will be made anew.
    """
    current = generations.current(shelf.output)
    number = _number(current.name) if current else 0
    left = [name for name in state.generations() if _number(name) > number]
    for name in left:
        if (shelf.output / generations.FOLDER / name).is_dir():
            return Loader(state, shelf, name, fresh=True)
    name = f"g{number + 1}"
    held = state.held(current.name) if current else {}
    copied = current if held and changed < _REMADE else None
    state.release(name, state.held(name))
    generations.create(shelf.output, name, copied)
    if copied:
        state.hold(name, held)
    return Loader(state, shelf, name, fresh=copied is None)


def up_to_date(state: State, output: Path, wanted: Mapping[str, str]) -> bool:
    """Say whether the current generation holds just what is wanted."""
    current = generations.current(output)
    return current is not None and state.held(current.name) == dict(wanted)


def published(state: State, output: Path, name: str) -> None:
    """Make a generation current and remove all others."""
    generations.publish(output, name)
    state.only(name)
    generations.sweep(output, {name})


def _number(name: str) -> int:
    return int(name.removeprefix("g"))
