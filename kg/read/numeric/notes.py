"""Raised numbers of a table or figure that its own notes explain."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import BlockKind
from kg.read.numeric.candidates import Candidate, Doubt, Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model import Block


def apart(candidates: Iterable[Candidate], blocks: Sequence[Block]) -> list[Candidate]:
    """Return the groups with a doubt on those in a table or caption that a note after it, ``¹ Adjusted for age``, explains."""
    found = list(candidates)
    explained = _explained(found, blocks)
    return [
        replace(one, doubt=Doubt.NOTE)
        if one.family is Family.RAISED and explained.get(one.block, frozenset()).issuperset(one.numbers)
        else one
        for one in found
    ]


def _explained(candidates: Iterable[Candidate], blocks: Sequence[Block]) -> dict[int, frozenset[str]]:
    """Return the numbers that notes explain for each block of a table or caption before them."""
    noted: dict[int, set[str]] = {}
    for one in candidates:
        if one.doubt is Doubt.NOTE and blocks[one.block].kind is not BlockKind.TABLE_ROW:
            noted.setdefault(one.block, set()).update(one.numbers)
    explained: dict[int, frozenset[str]] = {}
    current: frozenset[str] = frozenset()
    for index in range(len(blocks) - 1, -1, -1):
        if index in noted:
            current |= noted[index]
        elif blocks[index].kind is BlockKind.TABLE_ROW or blocks[index].kind is BlockKind.CAPTION:
            explained[index] = current
        else:
            current = frozenset()
    return {index: numbers for index, numbers in explained.items() if numbers}
