"""``@string`` macros and ``#``: from the fields as they are written to their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Severity
from kg.read.bibtex.faults import MOST_IN_A_FILE, Faults
from kg.read.bibtex.records import EXCERPT, Block, Entry, Fault, Field

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS = {
    name[:3].lower(): name
    for name in (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    )
}
"""The macros that every BibTeX style defines."""

_LEAST_ROOM = 1_000_000
_ROOM_PER_CHARACTER = 4


def expand(blocks: Iterable[Block], size: int) -> tuple[list[Entry], Faults]:
    """Return the entries with their macros expanded, and all faults so far, for a file of ``size`` characters.

    A macro holds from its definition on, as in BibTeX, and is looked for below only when there is none above. Macros
    made of macros can double at each step: what they add up to is limited to a multiple of the file's size.
    """
    listed = list(blocks)
    below = _Expander(size, {})
    for block in listed:
        if block.type == "string":
            below.define(block)
    expander = _Expander(size, below.macros)
    entries: list[Entry] = []
    for block in listed:
        expander.faults.extend(block.faults)
        if block.type == "string":
            expander.define(block)
        elif block.type != "comment":
            entries.append(expander.entry(block))
    return entries, expander.faults


class _Expander:
    """The macros known so far; those of ``below`` are defined further down."""

    def __init__(self, size: int, below: dict[str, str]) -> None:
        self.macros = dict(MONTHS)
        self.faults = Faults(MOST_IN_A_FILE)
        self._below = below
        self._room = max(_LEAST_ROOM, size * _ROOM_PER_CHARACTER)

    def define(self, block: Block) -> None:
        for field in block.fields:
            self.macros[field.name] = self._text(field)

    def entry(self, block: Block) -> Entry:
        """Return an entry; of a field that stands twice the first that is not empty holds, as in BibTeX."""
        fields: dict[str, str] = {}
        lines: dict[str, int] = {}
        for field in block.fields:
            text = self._text(field)
            if fields.get(field.name):
                self.faults.add(_twice(field, text, fields[field.name]))
            else:
                fields[field.name], lines[field.name] = text, field.line
        return Entry(block.type, block.key, fields, lines, block.line, block.raw)

    def _text(self, field: Field) -> str:
        if len(field.pieces) == 1:
            piece = field.pieces[0]
            return piece.text if piece.literal else self._macro(piece.text, field)
        text = "".join(
            piece.text if piece.literal else self._macro(piece.text, field) for piece in field.pieces
        )
        self._room -= len(text)
        if self._room >= 0:
            return text
        message = f"the macros of {field.name!r} add up to more text than can be meant; their names are kept"
        names = " # ".join(piece.text for piece in field.pieces)
        self.faults.add(Fault(field.line, "too-much-text", message, names[:EXCERPT], Severity.ERROR))
        return names

    def _macro(self, name: str, field: Field) -> str:
        folded = name.lower()
        text = self.macros.get(folded, self._below.get(folded))
        if text is not None:
            return text
        message = f"field {field.name!r}: no @string defines {name!r}, so its name stands for it; define it, or write {{…}}"
        self.faults.add(Fault(field.line, "undefined-macro", message, name[:EXCERPT]))
        return name


def _twice(field: Field, text: str, kept: str) -> Fault:
    same = text == kept
    message = f"field {field.name!r} stands twice, {'with the same text' if same else 'the first is kept'}; delete one"
    severity = Severity.INFO if same else Severity.WARNING
    return Fault(field.line, "duplicate-field", message, text[:EXCERPT], severity)
