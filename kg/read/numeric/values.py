"""Values that stand right before a number: years and versions, which take citations; others, which take exponents."""

from __future__ import annotations

import re

_VALUE = re.compile(
    r"(?:^|[\s(\[{~≈<>=≤≥±×·*+]|(?<![A-Za-z])[x−–-])[+−–-]?(?P<value>[0-9]{1,9}(?:[.,·][0-9]{1,9}){0,3})\s?%?\s*$"
)
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_NAMED = re.compile(
    r"\b(?:version|release|ver\.?|v\.?|chromosome|type|phase|stage|grade|group|class|level|step|day|week|month|year|"
    r"chapter|factor|diabetes|study|trial|experiment|model|cohort|case|generation|protein|patient|table|figure|fig\.?|"
    r"vitamin|hepatitis|influenza|complex|panel|appendix|arm)\s*(?:[0-9.]+|[A-Z])$",
    re.IGNORECASE,
)


def before(text: str) -> str:
    """Return the number that a text ends in, a per cent sign apart; nothing when it ends in something else."""
    match = _VALUE.search(text)
    return match["value"] if match else ""


def is_year(value: str) -> bool:
    """Say whether a number is written as a year."""
    return _YEAR.fullmatch(value) is not None


def is_name(text: str) -> bool:
    """Say whether the number or letter that a text ends in is part of a name: ``version 3.1``, ``vitamin D``."""
    return _NAMED.search(text.rstrip()) is not None
