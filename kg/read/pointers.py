"""Numeric citations of an article: which raised and bracketed numbers are markers, and what they name."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from string import ascii_lowercase
from typing import TYPE_CHECKING

from kg.model import BlockKind, MarkerForm
from kg.read import style, vancouver
from kg.read.numeric import (
    bare,
    bracketed,
    columns,
    faults,
    linked,
    markers,
    named,
    notes,
    order,
    raised,
    unlisted,
)
from kg.read.numeric.candidates import READ_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Block, Document
    from kg.read.numeric.candidates import Candidate
    from kg.read.style import Style

_LETTERS = r"[^\W\d_]{2}"
_AUTHOR_YEAR = re.compile(
    rf"(?:1[89]|20)(?:(?<={_LETTERS}\s..)|(?<={_LETTERS}[.,]\s..)|(?<={_LETTERS}\s\(..)|(?<={_LETTERS}[.,]\s\(..))"
    r"[0-9]{2}[a-z]?\s?[;,)]"
)
"""``Smith, 2004)``, ``Smith et al. (2004)``, ``Smith 2004a;``: looked for from the year, which is rarer than a word."""
_IN_ORDER = (raised.candidates, bracketed.square, bracketed.rounded, named.candidates, bare.candidates)


def find(document: Document) -> Document:
    """Return the document with its numeric markers, the style that was decided, and what is wrong with them.

    Reads the printed reference list from the blocks when the document does not have it yet. Markers that the
    format itself marks as citations stay as they are.
    """
    document = _with_list(document)
    texts = [_readable(block) for block in document.blocks]
    found = sorted(notes.apart(_candidates(texts), texts), key=order.place)
    known = _labels(document)
    keys = _keys(document)
    supposed = known or (frozenset() if keys else unlisted.suppose(found))
    links = list(linked.groups(document))
    if linked.suffice(document, known):
        found = [group for group in found if linked.trusted(group, document.blocks)]
        evidence = links
    else:
        evidence = sorted((*found, *links), key=order.place)
    decided = style.decide(evidence, supposed, numbered=_is_numbered(document), dated=_dated(texts))
    chosen = list(markers.choose(found, texts, decided, supposed))
    problems = [*document.problems, *faults.problems(chosen, document, decided, known)]
    return replace(
        document,
        blocks=tuple(_marked(document, chosen, supposed)),
        style=_sentence(document, decided, keys),
        problems=tuple(problems),
    )


def _with_list(document: Document) -> Document:
    if document.printed:
        return document
    entries = (block for block in document.blocks if block.kind is BlockKind.REFERENCE)
    printed, problems = vancouver.parse(entries, document.source)
    return replace(document, printed=printed, problems=(*document.problems, *problems))


def _labels(document: Document) -> frozenset[str]:
    """Return the labels of the reference list; where it has 2a and 2b, 2 means both."""
    labels = {reference.label for reference in document.printed if reference.label}
    return frozenset(labels | {label.rstrip(ascii_lowercase) for label in labels if label[0].isdigit()})


def _readable(block: Block) -> Block:
    """Return a block as it is read here.

    What looks like a table row is one; the format's own markers are closed. The numbers of an appended text, a
    reviewer's points perhaps, are not those of the article's list.
    """
    looks = block.kind is BlockKind.PARAGRAPH and (block.text.count(" | ") > 1 or block.text.endswith("|"))
    kind = BlockKind.TABLE_ROW if looks else block.kind
    kind = BlockKind.MATTER if block.part else kind
    if kind is block.kind and not block.markers:
        return block
    return replace(block, kind=kind, opaque=(*block.opaque, *(marker.span for marker in block.markers)))


def _candidates(texts: Sequence[Block]) -> Iterator[Candidate]:
    """Yield all groups of numbers, family by family."""
    for index, block in enumerate(texts):
        if block.kind in READ_KINDS:
            for read in _IN_ORDER:
                yield from read(index, block)
    yield from columns.candidates(texts)


def _marked(document: Document, chosen: Sequence[Candidate], known: frozenset[str]) -> list[Block]:
    blocks = list(document.blocks)
    for index, groups in groupby(chosen, key=lambda group: group.block):
        blocks[index] = markers.mark(blocks[index], groups, known)
    return blocks


def _keys(document: Document) -> int:
    """Count the citations by key."""
    return sum(marker.form is MarkerForm.KEY for block in document.blocks for marker in block.markers)


def _is_numbered(document: Document) -> bool:
    return all(problem.code != vancouver.UNNUMBERED for problem in document.problems)


def _dated(texts: Sequence[Block]) -> int:
    """Count the citations by author and year."""
    return sum(len(_AUTHOR_YEAR.findall(block.text)) for block in texts if block.kind in READ_KINDS)


def _sentence(document: Document, decided: Style, keys: int) -> str:
    """Say how the article cites: as its format marks it, by key, by number."""
    said = [document.style] if document.style else []
    said += [f"citation keys: {keys} groups"] if keys else []
    return "; ".join((*said, decided.sentence) if decided.families or not said else said)
