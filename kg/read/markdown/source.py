"""The text of an article made fit for the parser, line by line the same."""

from __future__ import annotations

import re

from kg.model import Problem, Severity

_SIGNS = str.maketrans(
    {"\x00": "\N{REPLACEMENT CHARACTER}", "\x0c": " ", "\x0b": " ", "\ufeff": "", "\x85": " "}
)
_CARRIAGE_RETURN = re.compile(r"\r\n?")


def cleaned(text: str, source: str) -> tuple[str, list[Problem]]:
    """Return the text with one kind of line end, without page breaks and null characters, and what was wrong."""
    place = text.find("\x00")
    text = _CARRIAGE_RETURN.sub("\n", text)
    if place < 0:
        return text.translate(_SIGNS), []
    line = text.count("\n", 0, text.find("\x00")) + 1
    message = f"the text holds {text.count(chr(0))} null characters, the first here; it may be damaged"
    return text.translate(_SIGNS), [Problem(source, line, "null-character", message, Severity.WARNING)]
