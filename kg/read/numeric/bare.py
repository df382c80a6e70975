"""Numbers that a text recogniser lowered to the line and left glued to a word: ``structures,73``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span
from kg.read import labels
from kg.read.masking import OPAQUE, mask
from kg.read.numeric.candidates import Candidate, Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Block

_DASHES = re.escape(labels.DASHES)
_GLUED = re.compile(
    r"(?:[a-z]{3}[.,;:)\]”’\"]{0,2}"  # a word, with what closes a clause after it
    r"|(?<![A-Za-z])(?P<short>[A-Za-z]{1,8})[.,;:]"  # an abbreviation
    rf"|[)\]”{OPAQUE}][.,;:]?|\bet al\.?\s?|[A-Z]{{2}}(?=[0-9]{{1,3}}(?:,[0-9]{{1,3}}){{2}})"
    r"|\b(?:1[89]|20)[0-9]{2}(?:[/–-][0-9]{2,4})?[.,;])"  # a year, which no decimals can follow
    rf"(?P<group>[0-9]{{1,3}}(?:(?:,\s?|[{_DASHES}])[0-9]{{1,3}}){{0,20}})(?![\w%°/]|[.,{_DASHES}]\w)"
)
_NUMBER_AFTER_A_WORD = re.compile(
    rf"[0-9](?:(?<=[A-Za-z)\]”’\"{OPAQUE}].)|(?<=[^0-9][.,;:].)|(?<=[0-9]{{2}}[.,;].)|(?<=al\s.)|(?<=al\.\s.))"
)
"""Where a group may begin; it is looked for from its first digit, which is rarer than a word."""
_SHORT = (
    "fig",
    "figs",
    "no",
    "nos",
    "vol",
    "eq",
    "eqs",
    "pp",
    "ref",
    "refs",
    "tab",
    "sec",
    "ch",
    "ca",
    "ver",
    "v",
    "p",
)
_BEFORE_NUMBERS = frozenset((*_SHORT, *map(str.capitalize, _SHORT)))
"""Abbreviations that a number of their own follows."""


def candidates(index: int, block: Block) -> Iterator[Candidate]:
    """Yield numbers on the line that directly follow a word or its punctuation, in order."""
    hidden = [span for span in block.superscripts if span.of(block.text).strip() not in {",", "–", "-"}]
    prose = mask(block.text, (*block.opaque, *hidden), OPAQUE)
    if not _NUMBER_AFTER_A_WORD.search(prose):
        return
    for match in _GLUED.finditer(prose):
        items = labels.parse(match["group"], words=False, at=match.start("group"))
        if items and (match["short"] or "") not in _BEFORE_NUMBERS:
            yield Candidate(index, Span(*match.span("group")), Family.BARE, items)
