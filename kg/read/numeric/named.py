"""Numbers that the text itself calls references: ``ref. 12``, ``refs 3 and 4``."""

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
_NAMED = re.compile(
    r"\b[Rr]ef(?:s|erences?)?\b\.?\s?(?:[Nn]os?\.?\s?)?"
    rf"(?P<group>[0-9]{{1,4}}(?:(?:\s?[,{_DASHES}&]\s?|\s(?:and|or|to)\s|,\s(?:and|or)\s)[0-9]{{1,4}}){{0,50}})"
    r"(?![\w%°]|\.[0-9]|\s?(?:[a-zµμ]{1,2}|mol|min|days?|weeks?|months?|years?|patients|%)\b)"
)


def candidates(index: int, block: Block) -> Iterator[Candidate]:
    """Yield the numbers after such a word, in order; the word is part of the group."""
    if "ef" not in block.text:  # as nearly all blocks: no word for a reference
        return
    prose = mask(mask(block.text, block.opaque, OPAQUE), block.superscripts)
    for match in _NAMED.finditer(prose):
        if items := labels.parse(match["group"], words=False, at=match.start("group")):
            yield Candidate(index, Span(*match.span()), Family.NAMED, items)
