"""How the parts of a block look; every pattern takes linear time on any text."""

from __future__ import annotations

import re

_NAME_SIGNS = r"[^\s,={}\"#%'()@\\]++"
_FIELD = rf"{_NAME_SIGNS}\s*+=\s*+[\"{{\w]"

NAME = re.compile(rf"({_NAME_SIGNS})\s*+=")
"""The name of a field, and the sign after it."""

BLANK_NAME = re.compile(r"([^,={}\"#%()\n]{1,80}?)\s*+=\s*+(?=[\"{\w])")
"""A name of several words."""

NAME_WITHOUT_EQUALS = re.compile(rf"({_NAME_SIGNS})[ \t]*+[^\w\s={{}}\",]{{0,9}}+[ \t]*+(?=[{{\"])")
"""A name, something that should have been an equals sign, and a value."""

NEXT_FIELD = re.compile(rf"(?:,\s*+|(?<=\n)[ \t]*+){_FIELD}")
"""Where a field begins beyond doubt: behind a comma, or at the beginning of a line."""

CONTINUES = re.compile(rf"[\s}}]*+,\s*+{_FIELD}")
"""Fields behind the end of an entry, which was closed too early."""

KEYS = {
    "}": re.compile(r"(?:\{[^{}\n]{0,200}+\}|[^\s,{}])*+"),
    ")": re.compile(r"(?:\{[^{}\n]{0,200}+\}|[^\s,{}()])*+"),
}
"""A citation key, by the closing delimiter of its block."""

REST_OF_KEY = re.compile(r"[^,{}=\n]*+(?=,)")
NO_KEY = re.compile(rf"{_NAME_SIGNS}\s*+=\s*+[\"{{]|[A-Za-z]++\s++=")
"""A field where the key should be."""

BETWEEN = re.compile(r"(?:[\s,]++|%[^\n]*+)*+")
"""What may stand before a field: blanks, commas, and comments as biber reads them."""

AFTER = re.compile(r"(?:\s++|%[^\n]*+)*+")
COMMENTED_FIELD = re.compile(rf"%[ \t]{{0,40}}+{_FIELD}")
NOTHING = re.compile(r"\s*+\Z")


def skip(pattern: re.Pattern[str], text: str, start: int, limit: int) -> int:
    """Return where a pattern that matches at ``start`` ends, or ``start``."""
    found = pattern.match(text, start, limit)
    return found.end() if found else start
