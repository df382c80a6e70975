"""The items of a JSON list one by one, each with its line, so that a fault in one leaves the others."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.model import Problem, Severity
from kg.read.exports.shelf import EXCERPT

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOMETHING = re.compile(r"[^\s,\ufeff]")
_PART = r"family|given|literal|name|suffix|(?:non-)?dropping-particle|date-parts|raw|ORCID|sequence|affiliation|key"
_NEXT = re.compile(rf',\s*+(?=\{{\s*+"(?!(?:{_PART})"))')
"""A comma before an object that is no part of an item: no name, no date."""
_HELD = re.compile(r'"(?:items|references)"\s*+:\s*+(?=\[)')
_HEAD = 2000
"""Characters at the beginning of an object in which the list that it holds is looked for."""
_MOST_DAMAGED = 1000


class Item(NamedTuple):
    """A value as it stands in the file, at ``line`` from 1; ``repeated`` are names that it gives twice."""

    value: Any
    line: int
    text: str
    repeated: tuple[str, ...] = ()


def items(text: str, source: str, problems: list[Problem]) -> Iterator[Item]:
    """Yield the values of the list that a file is or holds as ``items`` or ``references``, or the one object it is.

    A value that is no JSON is reported, and reading goes on with the next object. Numbers stay as they are written.
    """
    reader = _Reader(text, source, problems)
    start = reader.something(0)
    if text[start : start + 1] == "{":
        held = _HELD.search(text, start, start + _HEAD)
        yield from reader.listed(held.end() + 1) if held else reader.one(start)
    elif text[start : start + 1] == "[":
        yield from reader.listed(start + 1)
    else:
        message = "this is no list of JSON objects, [{…}, {…}]" if text.strip() else "the file is empty"
        reader.problem(start, "not-json", message, Severity.ERROR)


class _Reader:
    """A text, the line reached so far, and the names given twice in the value being read."""

    def __init__(self, text: str, source: str, problems: list[Problem]) -> None:
        self._text, self._source, self._problems = text, source, problems
        self._place, self._line = 0, 1
        self._repeated: list[str] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object, parse_int=str, parse_float=str, parse_constant=str, strict=False
        )

    def something(self, position: int) -> int:
        """Return where something other than blanks and commas stands, or the length of the text."""
        found = _SOMETHING.search(self._text, position)
        return found.start() if found else len(self._text)

    def one(self, position: int) -> Iterator[Item]:
        """Yield the value at a place."""
        try:
            yield self._item(position)[0]
        except (ValueError, RecursionError) as error:
            self._damaged(position, error)

    def listed(self, position: int) -> Iterator[Item]:
        """Yield the values of a list from ``position`` on, to where it ends."""
        damaged = 0
        while (position := self.something(position)) < len(self._text):
            if self._text[position] == "]":
                return
            try:
                item, position = self._item(position)
            except (ValueError, RecursionError) as error:
                position = self._damaged(position, error)
                damaged += 1
                if damaged == _MOST_DAMAGED:
                    self.problem(
                        position, "too-many-damaged", "from this line on nothing is read", Severity.ERROR
                    )
                    return
            else:
                yield item
        self.problem(position, "unclosed-list", "the list does not end; the file may have been cut off")

    def problem(
        self, place: int, code: str, message: str, severity: Severity = Severity.WARNING, raw: str = ""
    ) -> None:
        """Report a fault at a place of the text."""
        self._problems.append(Problem(self._source, self._line_at(place), code, message, severity, raw))

    def _item(self, position: int) -> tuple[Item, int]:
        self._repeated.clear()
        value, end = self._decoder.raw_decode(self._text, position)
        repeated = tuple(dict.fromkeys(self._repeated))
        return Item(value, self._line_at(position), self._text[position:end], repeated), end

    def _damaged(self, position: int, error: ValueError | RecursionError) -> int:
        """Report a value that is no JSON; return where the next object begins."""
        place = error.pos if isinstance(error, json.JSONDecodeError) else position
        why = error.msg if isinstance(error, json.JSONDecodeError) else "it is nested too deep"
        message = f"this item cannot be read: {why} in line {self._line_at(place)}; correct it"
        raw = self._text[position : position + EXCERPT]
        self.problem(position, "damaged-entry", message, Severity.ERROR, raw)
        found = _NEXT.search(self._text, max(place, position + 1))
        return found.end() if found else len(self._text)

    def _line_at(self, place: int) -> int:
        if place < self._place:
            return self._line - self._text.count("\n", place, self._place)
        self._line += self._text.count("\n", self._place, place)
        self._place = place
        return self._line

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            counts = Counter(name for name, _ in pairs)
            self._repeated += [name for name, count in counts.items() if count > 1]
        return found
