"""Citations that the format itself links, as evidence of how the article prints those that it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import MarkerForm
from kg.read import labels
from kg.read.numeric.candidates import Candidate, Family

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.model import Block, Document, Marker

_ENOUGH = 0.5
"""The share of the list that links must name to show by themselves how the article cites."""
_TRUSTED = frozenset({Family.RAISED, Family.SQUARE})
"""Families of which a group without link may be a citation that was not tagged, where the others are."""
_EDGES = " []()\xa0.,;:"


def groups(document: Document) -> Iterator[Candidate]:
    """Yield the linked citations of the article itself that are printed as numbers."""
    for index, block in enumerate(document.blocks):
        for marker in block.markers if not block.part else ():
            if marker.form is MarkerForm.XREF and (group := _group(index, block, marker)):
                yield group


def suffice(document: Document, known: Collection[str]) -> bool:
    """Say whether links name so much of the list that what they do not mark is mostly no citation."""
    linked = {
        label.text
        for block in document.blocks
        for marker in block.markers
        if marker.form is MarkerForm.XREF and not block.part
        for label in marker.labels
    }
    return bool(linked) and len(linked.intersection(known)) >= _ENOUGH * len(known)


def trusted(candidate: Candidate, blocks: tuple[Block, ...]) -> bool:
    """Say whether a group may be a citation although all others are linked."""
    return candidate.family in _TRUSTED and not blocks[candidate.block].part


def _group(index: int, block: Block, marker: Marker) -> Candidate | None:
    printed = marker.span.of(block.text)
    inner = printed.lstrip(_EDGES)
    items = labels.parse(inner.rstrip(_EDGES), words=False)
    if not items:
        return None
    shifted = tuple(item.shifted(marker.span.end - len(inner)) for item in items)
    return Candidate(index, marker.span, _family(block, marker, printed), shifted)


def _family(block: Block, marker: Marker, printed: str) -> Family:
    if any(span.meets(marker.span) for span in block.superscripts):
        return Family.RAISED
    return {"[": Family.SQUARE, "(": Family.ROUND}.get(printed[:1], Family.BARE)
