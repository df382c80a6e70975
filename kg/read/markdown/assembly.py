"""Blocks made of passages and of verbatim text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Annotation, Block, BlockKind, Span
from kg.read import shifting
from kg.read.markdown import keys

if TYPE_CHECKING:
    from markdown_it.token import Token

    from kg.read.markdown.passages import Passage

_BOX = re.compile(r"\[[ xX]\] (?=\S)")


def note_of(token: Token, kind: BlockKind) -> Annotation | None:
    """Return what the attribute list behind a block says of it; one that only names a figure or formula says nothing."""
    name, classes = str(token.meta.get("id", "")), tuple(token.meta.get("classes", ()))
    about_text = kind is BlockKind.HEADING or not keys.is_cross_reference(name, frozenset({name}))
    return Annotation(Span(0, 0), name, classes) if about_text and (name or classes) else None


def block(passage: Passage, kind: BlockKind, level: int = 0, notes: tuple[Annotation, ...] = ()) -> Block:
    """Return a passage as a block; ``notes`` are said of all of it, whatever their span."""
    whole = Span(0, len(passage.text))
    return Block(
        kind,
        passage.text,
        passage.line,
        level,
        passage.superscripts,
        (whole,) if kind is BlockKind.CODE else passage.opaque,
        passage.markers,
        (*(Annotation(whole, note.id, note.classes) for note in notes), *passage.annotations),
        passage.breaks,
    )


def without_box(item: Block) -> Block:
    """Return the item of a list of tasks without its box."""
    box = _BOX.match(item.text) if item.kind is BlockKind.LIST_ITEM else None
    return shifting.part(item, Span(box.end(), len(item.text))) if box else item


def verbatim(text: str, kind: BlockKind, line: int) -> Block:
    """Return a block whose text is exactly that of the source, from ``line`` on."""
    ends = [place for place, sign in enumerate(text) if sign == "\n"]
    breaks = tuple((place + 1, line + number) for number, place in enumerate(ends, 1))
    return Block(kind, text, line, opaque=(Span(0, len(text)),), breaks=breaks)
