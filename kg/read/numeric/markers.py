"""Groups of numbers that are citations, as markers, with what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from kg.model import BlockKind, Marker
from kg.read import labels
from kg.read.numeric import glued
from kg.read.numeric.candidates import NAMED, Family

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kg.model import Block
    from kg.read.numeric.candidates import Candidate
    from kg.read.style import Style

_SURE = frozenset({Family.RAISED, Family.SQUARE})
"""Families whose groups are citations even when the list lacks a number."""
_END_OF_WORD = re.compile(r"(?:[a-z]{3}|[.,;:)\]”’\"])\s?[\[(]?$")
_REACH = 10
_BEYOND = 10
"""A number may exceed twice the list by this, and still be meant as a citation."""


def choose(
    candidates: Iterable[Candidate], blocks: Sequence[Block], style: Style, known: Collection[str]
) -> Iterator[Candidate]:
    """Yield the groups that are citations in an article of this style, in order, none of them overlapping."""
    top = max((int(label) for label in known if label.isdecimal()), default=0)
    last: Candidate | None = None
    for candidate in candidates:
        in_style = _is_in_style(candidate, blocks[candidate.block], style)
        group = _unglued(candidate, blocks[candidate.block], known) if in_style else candidate
        apart = last is None or last.block != group.block or last.span.end <= group.span.start
        if apart and _is_citation(group, blocks[group.block], style, known, top):
            last = group
            yield group


def _unglued(candidate: Candidate, block: Block, known: Collection[str]) -> Candidate:
    """Part raised labels that lost their comma; a symbol before them (``w¹¹¹⁸``) has a number of its own.

    In brackets commas are not lost: a number that the list lacks is more likely a wrong one.
    """
    start = candidate.span.start
    bracketed = any(bracket in candidate.span.of(block.text) for bracket in "[(")
    if bracketed or not _END_OF_WORD.search(block.text[max(0, start - _REACH) : start]):
        return candidate
    return replace(
        candidate, items=tuple(chain.from_iterable(glued.parts(item, known) for item in candidate.items))
    )


def _is_citation(group: Candidate, block: Block, style: Style, known: Collection[str], top: int) -> bool:
    listed = [number in known for number in group.numbers]
    if group.doubt and not group.doubt.soft:
        return False
    if group.doubt or not _is_in_style(group, block, style):
        return bool(style.families) and all(listed) and _is_due(group, style)
    if all(listed) or (any(listed) and group.family in _SURE):
        return True
    plausible = group.family in _SURE and block.kind is not BlockKind.TABLE_ROW
    return plausible and all(int(number) <= 2 * top + _BEYOND for number in group.numbers)


def _is_in_style(group: Candidate, block: Block, style: Style) -> bool:
    """Say whether a group is printed the way the article cites; raised brackets count as brackets too."""
    raised_bracket = group.family is Family.RAISED and "[" in group.span.of(block.text)
    return group.family in style.families or (raised_bracket and Family.SQUARE in style.families)


def _is_due(group: Candidate, style: Style) -> bool:
    """Say whether a group in doubt, or printed in another way, is a citation by its name or by its place in the order."""
    if group.family in NAMED:
        return True
    return group.family is not Family.ROUND and style.order.rising and style.order.fits(group)


def mark(block: Block, groups: Iterable[Candidate], known: Collection[str]) -> Block:
    """Return the block with its groups as markers beside those it has."""
    made = (_marker(group, block.line_at(group.span.start), known) for group in groups)
    return replace(block, markers=tuple(sorted((*block.markers, *made), key=lambda marker: marker.span)))


def _marker(group: Candidate, line: int, known: Collection[str]) -> Marker:
    labelled = labels.expand(group.items, known)
    return Marker(group.span, labelled, group.family.form, line, in_text=group.family is Family.NAMED)
