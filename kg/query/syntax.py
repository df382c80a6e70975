"""Where a question stops being SPARQL, and why: the engine's own words are about its grammar, and its place is past the fault."""

from __future__ import annotations

import re

PADDING = "\n" + " " * 40
"""Behind a question, so that a keyword that was looked for never ends behind its last line."""

_ERROR = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_KEYWORDS = re.compile(r"[A-Z_]+(?:, [A-Z_]+)*")
_CAUSE = re.compile(r"(?:^|, )([A-Z][a-z]*(?: [\w'?]+){2,})")
_NOWHERE = "[_]"
_SHOWN = 30


def explain(sparql: str, message: str) -> tuple[int, str]:
    r"""Return the line of a fault, from 1, or 0 where the engine does not tell, and what is wrong.

    ``message`` is the engine's on the question with ``PADDING``.

    >>> explain("SELECT ?x WHERE {\n  ?x a ?y ;\n ] }", "error at 4:5: expected OPTIONAL")
    (3, 'it cannot be read on from “] }”')
    """
    found = _ERROR.search(message)
    if not found:
        return 0, message
    cause = _CAUSE.search(found[3])
    if _NOWHERE in found[3] and '"' not in found[3]:
        return 0, cause[1] if cause else "it says nothing that can be answered"
    at = _offset(sparql, int(found[1]), int(found[2]))
    if _KEYWORDS.fullmatch(found[3]):  # the engine has looked for a keyword, and stands behind it
        at -= max(map(len, found[3].split(", ")))
    at = min(max(at, 0), len(sparql.rstrip()))
    line = sparql.count("\n", 0, at) + 1
    rest = sparql[at:].split("\n", 1)[0].strip()
    return line, cause[
        1
    ] if cause else f"it cannot be read on from “{rest[:_SHOWN]}”" if rest else "it breaks off"


def _offset(text: str, line: int, column: int) -> int:
    starts = [0, *(match.end() for match in re.finditer("\n", text + PADDING))]
    return starts[min(line, len(starts)) - 1] + column - 1
