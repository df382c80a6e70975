"""The date that an article prints for itself, where its metadata give none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import BlockKind
from kg.read.frontmatter import dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Block

LONGEST = 80
_SAID = re.compile(
    r"(?:first |e-?)?(?:published|publication date|date of publication)(?: online)?(?: on| in)?\s?:?\s(?P<date>[^:;]{4,30})",
    re.IGNORECASE,
)


def date(blocks: Iterable[Block]) -> str:
    """Return the date of the first block that says when the article was published and nothing else, as ISO 8601.

    >>> from kg.model import Block
    >>> date([Block(BlockKind.MATTER, "Published online: 3 May 2010.", 3)])
    '2010-05-03'
    """
    for block in blocks:
        text = block.text.strip()
        if len(text) <= LONGEST and block.kind in {BlockKind.MATTER, BlockKind.PARAGRAPH}:
            said = _SAID.fullmatch(text)
            if said and (found := dates.iso(said["date"].strip(" ."))):
                return found
    return ""
