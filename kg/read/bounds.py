"""What stands around a number and bounds it: "up to", "at least", "≥", "about", "or more"."""

from __future__ import annotations

import re
from typing import NamedTuple

_PHRASES = {
    "maximum": "up to|at most|no more than|not more than|no greater than|no longer than|no older than|maximum of|"
    "as many as|as much as|as high as|as long as|not exceeding|not exceed|within",
    "below": "less than|fewer than|lower than|smaller than|shorter than|younger than|under|below",
    "minimum": "at least|no less than|not less than|no fewer than|minimum of|as few as|as little as|no younger than",
    "above": "more than|greater than|higher than|larger than|longer than|older than|over|above|exceeding|exceeds|"
    "exceeded|exceed|in excess of|upwards of",
    "about": "about|approximately|approx.|approx|around|roughly|circa|ca.|ca|c.|nearly|almost|close to|some|"
    "an estimated|estimated",
    "": "the|a|an|only|just|even|well|slightly",
}
_BY_LAST_WORD: dict[str, list[tuple[str, str]]] = {}
for _bound, _table in _PHRASES.items():
    for _phrase in sorted(_table.split("|"), key=len, reverse=True):
        _BY_LAST_WORD.setdefault(_phrase.split()[-1], []).append((_phrase, _bound))

_SIGNS = {
    "<": "below", "＜": "below", "≤": "maximum", "⩽": "maximum", "≦": "maximum", "<=": "maximum",
    ">": "above", "＞": "above", "≥": "minimum", "⩾": "minimum", "≧": "minimum", ">=": "minimum",
    "~": "about", "∼": "about", "≈": "about", "≃": "about", "≅": "about",
}  # fmt: skip
_AFTER = re.compile(
    r"(?P<minimum>\s?\+(?![\w/+-])|,?\s(?:or|and)\s(?:more|older|over|above|greater|higher|longer|larger|upwards?)\b)"
    r"|(?P<maximum>,?\s(?:or|and)\s(?:less|fewer|younger|under|below|lower|shorter|smaller)\b)"
)
_WINDOW = 40


class Bound(NamedTuple):
    """Where the words before a number begin, what they say of it, and the phrase that bounds."""

    start: int
    kind: str = ""
    about: bool = False
    phrase: str = ""


def before(text: str, at: int) -> Bound:
    """Return the bound that words or signs right before ``at`` set; ``start`` is ``at`` when there is none.

    >>> before("seen in up to about 40 %", 20)
    Bound(start=8, kind='maximum', about=True, phrase='up to')
    """
    low = max(0, at - _WINDOW)
    window = text[low:at].lower()
    start, kind, phrase, about = at, "", "", False
    while True:
        window = window.rstrip()
        found = _last(window)
        if found is None or (found[1] and found[1] != "about" and kind):
            return Bound(start, kind, about, phrase)
        window = window[: len(window) - len(found[0])]
        if found[1]:
            start = low + len(window)
            about = about or found[1] == "about"
        if found[1] not in {"", "about"}:
            phrase, kind = found


def _last(window: str) -> tuple[str, str] | None:
    """Return the phrase that ends the window, and its bound."""
    sign = window[-2:] if window[-2:] in _SIGNS else window[-1:]
    if sign in _SIGNS:
        return sign, _SIGNS[sign]
    for phrase, bound in _BY_LAST_WORD.get(window[window.rfind(" ") + 1 :].lstrip("([\n"), ()):
        if window.endswith(phrase) and not window[: len(window) - len(phrase)][-1:].isalnum():
            return phrase, bound
    return None


def after(text: str, at: int) -> tuple[int, str]:
    """Return where "or more", "+" and the like end at ``at``, and what they set."""
    found = _AFTER.match(text, at)
    if not found:
        return at, ""
    return found.end(), "minimum" if found["minimum"] else "maximum"
