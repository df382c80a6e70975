"""Round brackets that number the items of an enumeration: ``(1) to map …, (2) to find …``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Span
    from kg.read.numeric.candidates import Candidate

_BEFORE_ITEM = re.compile(r"(?:^|[,;:.]|\b(?:and|or))\s*$")
_AUTHORS = re.compile(r"\bal\b[.,]*\s*$")
_AFTER_ITEM = re.compile(r"\s+[^\W\d_]")
_REACH = 12


def items(text: str, candidates: Iterable[Candidate]) -> frozenset[Span]:
    """Return the places of those groups of a text that count the items of an enumeration: 1, 2 and so on."""
    run: list[Candidate] = []
    found: list[Candidate] = []
    for candidate in candidates:
        number = candidate.numbers[0] if len(candidate.numbers) == 1 else ""
        if number == "1" and _opens(text, candidate):
            found += run if run[1:] else ()
            run = [candidate]
        elif run and number == str(len(run) + 1) and _is_item(text, candidate):
            run.append(candidate)
    return frozenset(one.span for one in (found + run if run[1:] else found))


def _opens(text: str, candidate: Candidate) -> bool:
    """Say whether a number is followed by the words of an item, and not preceded by the authors it cites."""
    before = text[max(0, candidate.span.start - _REACH) : candidate.span.start]
    return bool(_AFTER_ITEM.match(text, candidate.span.end)) and not _AUTHORS.search(before)


def _is_item(text: str, candidate: Candidate) -> bool:
    before = text[max(0, candidate.span.start - _REACH) : candidate.span.start]
    return _opens(text, candidate) and bool(_BEFORE_ITEM.search(before))
