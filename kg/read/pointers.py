"""Numeric citations of an article: which raised and bracketed numbers are markers, and what they name."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, groupby
from typing import TYPE_CHECKING

from kg.model import BlockKind, MarkerForm, Problem, Severity
from kg.read import style, vancouver
from kg.read.numeric import bare, bracketed, faults, markers, order, raised, unlisted
from kg.read.numeric.candidates import READ_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Block, Document
    from kg.read.numeric.candidates import Candidate
    from kg.read.style import Style


def find(document: Document) -> Document:
    """Return the document with its numeric markers, the style that was decided, and what is wrong with them.

    Reads the printed reference list from the blocks when the document does not have it yet. Markers that the
    format itself marks as citations stay as they are.
    """
    document = _with_list(document)
    found = list(
        chain.from_iterable(_candidates(index, block) for index, block in enumerate(document.blocks))
    )
    found.sort(key=order.place)
    known = frozenset(reference.label for reference in document.printed if reference.label)
    supposed = known or unlisted.suppose(found)
    decided = style.decide(found, supposed)
    chosen = list(markers.choose(found, document.blocks, decided, supposed))
    blocks, problems = list(document.blocks), list(document.problems)
    for index, groups in groupby(chosen, key=lambda group: group.block):
        block, here = document.blocks[index], list(groups)
        blocks[index] = markers.mark(block, here, supposed)
        problems += [
            problem
            for group in here
            for problem in faults.problems(group, block, decided, known, document.source)
        ]
    if chosen and not known:
        problems.append(_without_list(document, len(chosen)))
    return replace(
        document, blocks=tuple(blocks), style=_sentence(document, decided), problems=tuple(problems)
    )


def _with_list(document: Document) -> Document:
    if document.printed:
        return document
    entries = (block for block in document.blocks if block.kind is BlockKind.REFERENCE)
    printed, problems = vancouver.parse(entries, document.source)
    return replace(document, printed=printed, problems=(*document.problems, *problems))


def _candidates(index: int, block: Block) -> Iterator[Candidate]:
    """Yield the groups of numbers of a block that its format does not mark as citations itself."""
    if block.kind in READ_KINDS:
        prose = replace(block, opaque=(*block.opaque, *(marker.span for marker in block.markers)))
        for read in (raised.candidates, bracketed.square, bracketed.rounded, bare.candidates):
            yield from read(index, prose)


def _without_list(document: Document, groups: int) -> Problem:
    message = f"{groups} numeric citations, but no reference list; add one under a heading such as References"
    return Problem(document.source, 0, "no-reference-list", message, Severity.ERROR)


def _sentence(document: Document, decided: Style) -> str:
    keys = sum(marker.form is MarkerForm.KEY for block in document.blocks for marker in block.markers)
    parts = [f"citation keys: {keys} groups"] if keys else []
    if decided.families or not keys:
        parts.append(decided.sentence)
    return "; ".join(parts)
