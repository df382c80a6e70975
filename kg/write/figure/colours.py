"""The light colours of the page: one style sheet for both."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_PAIR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), #\w{6}\)")


@cache
def light() -> dict[str, str]:
    """Return the page's colours for light surroundings by their names, as ``#RRGGBB``."""
    sheet = files("kg.write") / "assets" / "style" / "1_tokens.css"
    return dict(_PAIR.findall(sheet.read_text("utf-8")))
