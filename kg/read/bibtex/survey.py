"""Where blocks begin and which of their braces close: one pass over the file, before anything is read."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right

from kg.read.bibtex.values import EVERY_BRACE, UNESCAPED_BRACE

_WORD = r"[^\s@{}()\"#%'=,\\]*+"
HEAD = re.compile(rf"@[ \t]*+({_WORD})(?:[ \t]*+\(|\s*+\{{)")
"""The beginning of a block, its opening delimiter included."""

_EVERY = re.compile(rf"[{{}}]|@[ \t]*+{_WORD}(?:[ \t]*+(?=\()|\s*+(?=\{{))")
_UNESCAPED = re.compile(rf"\\[^@]|[{{}}]|@[ \t]*+{_WORD}(?:[ \t]*+(?=\()|\s*+(?=\{{))", re.DOTALL)
_LIKELY = re.compile(rf"@[ \t]*+{_WORD}\s*+[{{(]\s*+(?:[^\s{{}},=\"@]*+\s*+[,}})]|[^\s{{}},=\"@]++\s*+=|\")")
"""A head with what must follow it: a key and a comma or the end, a name and an equals sign, or a quoted text."""

_CERTAIN = re.compile(rf"@[ \t]*+{_WORD}\s*+[{{(]\s*+[^\s{{}},=\"@]*+\s*+,\s*+[^\s{{}},=\"@]++\s*+=")
"""A head with a key and the name of a field: one that need not begin a line."""


class Survey:
    """The heads of a text, in order, each with the end of its block where its brace is closed.

    ``patience`` is how many characters may still be read in vain while the bounds of damaged blocks are sought;
    it keeps the time linear.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.patience = 4 * len(text) + 100_000
        self._sought, self._certain = 0, -1
        self._every = _pair(text, _EVERY)
        self._starts = self._every[0]
        self._lined = array("q", (start for start in self._starts if _leads_line(text, start)))
        escapes = "\\{" in text or "\\}" in text
        self._unescaped = _pair(text, _UNESCAPED) if escapes else (array("q"), array("q"))

    def next(self, position: int) -> int:
        """Return where the first head at or behind ``position`` begins, or the end of the text."""
        return self._from(self._starts, bisect_left(self._starts, position))

    def next_leading(self, position: int) -> int:
        """Return where the first likely head behind ``position`` that begins a line stands, or the end of the text."""
        return self._from(self._lined, bisect_right(self._lined, position))

    def next_certain(self, position: int) -> int:
        """Return where the first head behind ``position`` stands that begins a line or is beyond doubt."""
        if not self._sought <= position <= self._certain:
            found = _CERTAIN.search(self.text, position)
            self._sought, self._certain = position, found.start() if found else len(self.text)
        return min(self._certain, self.next_leading(position))

    def leading(self, start: int, end: int) -> array[int]:
        """Return where the likely heads that begin a line stand, strictly between two places."""
        return self._lined[bisect_right(self._lined, start) : bisect_left(self._lined, end)]

    def ends(self, start: int) -> list[tuple[int, re.Pattern[str]]]:
        """Return where the block that begins at ``start`` is closed: by BibTeX's rule, and by that of pandoc if other."""
        found: dict[int, re.Pattern[str]] = {}
        for (starts, ends), marks in ((self._every, EVERY_BRACE), (self._unescaped, UNESCAPED_BRACE)):
            index = bisect_left(starts, start)
            if index < len(starts) and starts[index] == start and ends[index] >= 0:
                found.setdefault(ends[index], marks)
        return list(found.items())

    def _from(self, places: array[int], index: int) -> int:
        return places[index] if index < len(places) else len(self.text)


def _pair(text: str, marks: re.Pattern[str]) -> tuple[array[int], array[int]]:
    """Return where heads begin and where their braces close, -1 for those that do not."""
    starts, ends = array("q"), array("q")
    opened, depths = array("q"), array("q")
    depth = 0
    expected = -1
    for mark in marks.finditer(text):
        sign = mark[0][0]
        if sign == "{":
            if mark.start() == expected:
                opened.append(len(ends) - 1)
                depths.append(depth)
            depth += 1
        elif sign == "}":
            depth = max(depth - 1, 0)
            if depths and depths[-1] == depth:
                depths.pop()
                ends[opened.pop()] = mark.end()
        elif sign == "@":
            expected = mark.end()
            starts.append(mark.start())
            ends.append(-1)
    return starts, ends


def _leads_line(text: str, start: int) -> bool:
    """Say whether a likely head stands at ``start``, with nothing but blanks before it on its line."""
    before = start
    while before and text[before - 1] in " \t":
        before -= 1
    return (not before or text[before - 1] == "\n") and _LIKELY.match(text, start) is not None
