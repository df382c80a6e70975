"""From the tokens of a text to its blocks, before it is known what part they play in the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Block, BlockKind, Problem, Severity
from kg.read.markdown import assembly, plain, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from kg.read.markdown.passages import Passage

_WRAP = re.compile(r"[ \t]*+\n[ \t]*+")


@dataclass(frozen=True, slots=True)
class Draft:
    """A block and how it was set.

    ``number`` is the number of the list item that it begins, as printed (``6.``), ``strong`` whether all of it is bold,
    ``notes`` the labels of the footnotes it refers to, ``note`` the label of the footnote it is part of.
    """

    block: Block
    number: str = ""
    strong: bool = False
    notes: tuple[str, ...] = ()
    note: str = ""


@dataclass(slots=True)
class Gathering:
    """What has been made of the tokens so far, and where in the structure of the text the next one stands.

    ``first`` is the line on which the text begins, ``metadata`` holds blocks of metadata with their lines,
    ``covered`` the lines, from 0, that some token accounts for.
    """

    source: str
    first: int
    identifiers: frozenset[str]
    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    metadata: list[tuple[str, int]] = field(default_factory=list)
    covered: set[int] = field(default_factory=set)
    lists: int = 0
    number: str = ""
    note: str = ""
    cells: list[Passage] | None = None

    def line(self, token: Token) -> int:
        """Return the line of the article on which a token begins."""
        return (token.map[0] if token.map else 0) + self.first


def gather(tokens: Sequence[Token], source: str, first: int, identifiers: frozenset[str]) -> Gathering:
    """Return the blocks of ``tokens``, whose text begins on line ``first`` of ``source``."""
    found = Gathering(source, first, identifiers)
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.map and token.type not in _CONTAINERS:
            found.covered.update(range(token.map[0], max(token.map[1], token.map[0] + 1)))
        if token.type == "inline":
            _inline(found, token, before)
        elif rule := _RULES.get(token.type):
            rule(found, token)
    return found


def _inline(found: Gathering, token: Token, opener: Token | None) -> None:
    passage = plain.read(token, found.line(token), found.source, found.identifiers)
    found.problems += passage.problems
    if found.cells is not None:
        found.cells.append(passage)
        return
    kind, level = _kind(found, opener, passage)
    note = assembly.note_of(token, kind)
    block = assembly.without_box(assembly.block(passage, kind, level, (note,) if note else ()))
    number, found.number = found.number, ""
    if block.text:
        found.drafts.append(Draft(block, number, passage.strong, passage.notes, found.note))
    _asides(found, passage)


def _kind(found: Gathering, opener: Token | None, passage: Passage) -> tuple[BlockKind, int]:
    if opener and opener.type == "heading_open":
        return BlockKind.HEADING, int(opener.tag[1:])
    if passage.formula:
        return BlockKind.MATH, 0
    if passage.tex:
        return BlockKind.CODE, 0
    if found.note:
        return BlockKind.FOOTNOTE, 0
    return (BlockKind.LIST_ITEM, found.lists) if found.lists else (BlockKind.PARAGRAPH, 0)


def _asides(found: Gathering, passage: Passage) -> None:
    for aside in passage.asides:
        inner = aside.passage
        found.problems += inner.problems
        if inner.text:
            found.drafts.append(Draft(assembly.block(inner, aside.kind), notes=inner.notes))
        _asides(found, inner)


def _verbatim(found: Gathering, token: Token) -> None:
    """Keep code and displayed mathematics as they are."""
    text = token.content.strip("\n").rstrip()
    line = found.line(token) + (token.type == "fence") + _leading_lines(token.content)
    kind = BlockKind.MATH if token.type == "formula" else BlockKind.CODE
    if text.strip():
        found.drafts.append(Draft(assembly.verbatim(text, kind, line), note=found.note))


def _leading_lines(content: str) -> int:
    return len(content) - len(content.lstrip("\n"))


def _too_long(found: Gathering, token: Token) -> None:
    text = _WRAP.sub(" ", token.content.strip())
    message = f"a passage of {len(token.content):,} characters is kept as it is: its markup is not read; break it up"
    found.problems.append(Problem(found.source, found.line(token), "passage-too-long", message))
    found.drafts.append(Draft(Block(BlockKind.PARAGRAPH, text, found.line(token)), note=found.note))


def _comment(found: Gathering, token: Token) -> None:
    message = (
        f"a {'comment' if token.type == 'comment' else 'script'} is no part of the text and was left out"
    )
    problem = Problem(
        found.source,
        found.line(token),
        f"{token.type}-left-out",
        message,
        Severity.INFO,
        token.content.strip(),
    )
    found.problems.append(problem)


def _metadata(found: Gathering, token: Token) -> None:
    found.metadata.append((token.content, found.line(token) + 1))


def _list_open(found: Gathering, _token: Token) -> None:
    found.lists += 1


def _list_close(found: Gathering, _token: Token) -> None:
    found.lists -= 1


def _item_open(found: Gathering, token: Token) -> None:
    found.number = f"{token.info}{token.markup}" if token.info else ""


def _note_open(found: Gathering, token: Token) -> None:
    found.note = str(token.meta["label"])


def _note_close(found: Gathering, _token: Token) -> None:
    found.note = ""


def _row_open(found: Gathering, _token: Token) -> None:
    found.cells = []


def _row_close(found: Gathering, _token: Token) -> None:
    cells, found.cells = found.cells or [], None
    row = rows.joined(cells)
    if any(cell.text for cell in cells):
        found.drafts.append(Draft(assembly.block(row, BlockKind.TABLE_ROW), notes=row.notes, note=found.note))
    _asides(found, row)


_CONTAINERS = frozenset(
    {"bullet_list_open", "ordered_list_open", "list_item_open", "blockquote_open", "dl_open", "dd_open"}
    | {"footnote_reference_open"}
)
"""Blocks that hold others: their lines count only where something in them stands on these."""

_RULES: dict[str, Callable[[Gathering, Token], None]] = {
    "too_long": _too_long,
    "code_block": _verbatim,
    "fence": _verbatim,
    "formula": _verbatim,
    "comment": _comment,
    "script": _comment,
    "metadata": _metadata,
    "bullet_list_open": _list_open,
    "bullet_list_close": _list_close,
    "ordered_list_open": _list_open,
    "ordered_list_close": _list_close,
    "dl_open": _list_open,
    "dl_close": _list_close,
    "list_item_open": _item_open,
    "footnote_reference_open": _note_open,
    "footnote_reference_close": _note_close,
    "tr_open": _row_open,
    "tr_close": _row_close,
}
"""What is done with each type of token; the others open or close what has no words of its own."""
