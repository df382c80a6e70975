"""Paragraphs that a page or column break, a figure or a note cut in two, put together again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import BlockKind
from kg.read import shifting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Block, Span

_BETWEEN = frozenset({BlockKind.CAPTION, BlockKind.MATTER, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE})
"""What may stand inside a paragraph without being part of it."""

_ENDED = re.compile(r"[.?!:;…][\"'”’»)\]]*\Z")
_GOES_ON = re.compile(r"[\"'“‘(\[]?[^\W\d_]")
_BRACKET = re.compile(r"\s?\[[0-9][0-9,;\s–-]{0,100}\]\Z")
_FEWEST_WORDS = 4
_HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}")


def rejoin(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with each cut paragraph whole, at the place of its first part.

    A paragraph is cut when it ends without a full stop and the next one, with nothing but captions, tables, notes and
    matter between, goes on in lower case. No heading, list or formula is passed.
    """
    whole: list[list[Block]] = []
    cut: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            cut = cut if block.kind in _BETWEEN else []
            whole.append([block])
            continue
        if cut and _goes_on(block):
            cut.append(block)
        else:
            cut = [block]
            whole.append(cut)
        cut = cut if _is_cut(block, alone=len(cut) == 1) else []
    return [_joined(parts) for parts in whole]


def _is_cut(block: Block, *, alone: bool) -> bool:
    """Say whether a paragraph, or the last part of one, ends in the midst of a sentence."""
    text = _without_marks(block)
    return not (_ENDED.search(text) or (alone and len(text.split()) < _FEWEST_WORDS))


def _without_marks(block: Block) -> str:
    """Return the text without the citations at its end."""
    ends = {span.end: span.start for span in _marks(block)}
    end = len(block.text.rstrip())
    while ends.get(end, end) < end:
        end = ends[end]
        while block.text[end - 1 : end].isspace():
            end -= 1
    return _BRACKET.sub("", block.text[:end])


def _marks(block: Block) -> list[Span]:
    return [*block.superscripts, *(marker.span for marker in block.markers if not marker.in_text)]


def _goes_on(block: Block) -> bool:
    """Say whether a paragraph begins in the midst of a sentence, and not with the raised sign of a note."""
    if any(span.start == 0 for span in block.superscripts):
        return False
    first = _GOES_ON.match(block.text)
    return first is not None and first[0][-1].islower()


def _joined(parts: list[Block]) -> Block:
    """Return the parts as one; a word parted by a hyphen is not parted by a blank as well."""
    hyphenated = (part.text.endswith(_HYPHENS) and part.text[-2:-1].isalpha() for part in parts[:-1])
    return shifting.joined(parts, ["" if word else " " for word in hyphenated]) if parts[1:] else parts[0]
