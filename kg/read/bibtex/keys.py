"""The citation key at the head of a block."""

from __future__ import annotations

from kg.read.bibtex.grammar import AFTER, KEYS, NAME, NO_KEY, REST_OF_KEY, skip
from kg.read.bibtex.records import EXCERPT, Fault, Region


def read_key(region: Region) -> tuple[str, int, Fault | None]:
    """Return the key exactly as written, where reading goes on, and what is wrong with it.

    Empty when there is none. A comma that is missing after it is reported, not needed.
    """
    text, limit = region.text, region.limit
    start = skip(AFTER, text, region.start, limit)
    if NO_KEY.match(text, start, limit):
        return "", start, None
    end = skip(KEYS[region.closer], text, start, limit)
    key, following = text[start:end], skip(AFTER, text, end, limit)
    if following >= limit or text[following] in {",", region.closer}:
        return key, following, None
    line = region.line + text.count("\n", region.start, end)
    shown = key[:EXCERPT]
    if NAME.match(text, following, limit):
        return (
            key,
            following,
            Fault(line, "missing-comma", f"no comma after the key {shown!r}; add one", shown),
        )
    if rest := REST_OF_KEY.match(text, following, limit):
        key = text[start : rest.end()].rstrip()
        shown = key[:EXCERPT]
        return (
            key,
            rest.end(),
            Fault(line, "blank-in-key", f"the key {shown!r} holds a blank; take it out", shown),
        )
    return key, following, None
