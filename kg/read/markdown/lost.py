"""Lines that no rule took: they are kept as they are, and said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Block, BlockKind, Problem
from kg.read.markdown.drafts import Draft

if TYPE_CHECKING:
    from kg.read.markdown.drafts import Gathering

_STRUCTURE = re.compile(r"[\s>*+:~-]*(?:(?:[0-9]{1,9}[.)]|\[\^[^\]\s]{1,200}\]:)[\s>*+:~-]*)*")
_LETTER = re.compile(r"\w")


def found(gathering: Gathering, text: str) -> tuple[list[Draft], list[Problem]]:
    """Return the lines of ``text`` that ended up in no block, each as a paragraph."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n")):
        if number in gathering.covered or not _LETTER.search(line):
            continue
        start = _STRUCTURE.match(line)
        if rest := line[start.end() if start else 0 :].strip():
            place = number + gathering.first
            message = (
                "a line stands too deep in lists or quotations to be told what it is; it is kept as it is"
            )
            problems.append(Problem(gathering.source, place, "nested-too-deep", message, raw=line[:200]))
            drafts.append(Draft(Block(BlockKind.PARAGRAPH, rest, place)))
    return drafts, problems
