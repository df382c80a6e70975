"""The unit after a number, as QUDT names it."""

from __future__ import annotations

import re
from itertools import permutations
from typing import NamedTuple

from kg.read.unit_names import COMPOUNDS, UNITS

TIME = frozenset({"MilliSEC", "MicroSEC", "NanoSEC", "SEC", "MIN", "HR", "DAY", "WK", "MO", "YR", "DECADE"})

_BLANK = "[ \u00a0\u2009\u202f\n]"
_NAME = r"(?:[^\W\d_]+(?:[23²³](?!\d))?(?![^\W_])|[%℃])"
_HEAD = re.compile(
    rf"(?P<gap>{_BLANK}?-?)(?:(?P<point>percent(?:age)?[ ]points?)|(?P<cent>per[ ]cents?\b|percent\b|‰)"
    rf"|(?P<degree>[°º]|degrees?\b)(?![ ]of[ ]freedom)(?:{_BLANK}?(?P<scale>[CFK]\b|Celsius|Fahrenheit|centigrade))?"
    rf"|(?P<name>{_NAME}))"
)
_PER = re.compile(
    rf"{_BLANK}?/{_BLANK}?(?P<of>10+{_BLANK}?)?(?P<slashed>{_NAME})"
    rf"|{_BLANK}(?:per|an?|each|every)[ ](?P<named>{_NAME})"
    rf"|{_BLANK}(?P<adverb>daily|weekly|monthly|yearly|hourly|annually)\b"
    rf"|[ \u00a0\u2009\u202f·⋅.]?(?P<raised>[^\W\d_]+)(?:⁻(?P<power>[¹²³])|\^?[-−–](?P<flat>[123])(?![\d-]))"
)
_ADVERBS = {"daily": "d", "weekly": "wk", "monthly": "mo", "yearly": "yr", "annually": "yr", "hourly": "h"}
_DEGREES = {"c": "DEG_C", "f": "DEG_F", "k": "K", "": "DEG"}
_LOWERED = str.maketrans("¹²³", "123")
_BODY = re.compile(r"[ ](?:of[ ])?(?:body[ -]?weight|bodyweight|bw)\b", re.IGNORECASE)
_NEVER_GLUED = frozenset("KMdy")
_HYPHENED = frozenset({"yr", "h", "hr", "min", "mo", "wk", "mg", "cm", "mm", "km", "kg", "mL", "ml"})
_WORD = 4  # letters from which a unit is a word, whose case does not matter
_DEEPEST = 2  # units that divide: per kilogram and day


class Unit(NamedTuple):
    """A unit that ends at ``end``: its QUDT name, or ``name`` empty and as ``printed``."""

    end: int
    name: str
    printed: str

    @property
    def base(self) -> str:
        """Return the unit that is divided: the milligram of milligrams per day."""
        return self.name.partition("-PER-")[0]


def read(text: str, at: int) -> Unit | None:
    """Return the unit printed at ``at``, after a blank, a hyphen or nothing.

    >>> read("5 mg/kg/day of it", 1)
    Unit(end=11, name='MilliGM-PER-KiloGM-DAY', printed='mg/kg/day')
    """
    head = _HEAD.match(text, at)
    if not head:
        return None
    name = _base(head)
    if name is None:
        return None
    end, below = _divisors(text, head.end())
    printed = text[at + len(head["gap"]) : end]
    return Unit(end, compound(name, below), printed)


def _base(head: re.Match[str]) -> str | None:
    if head["cent"] or head["point"]:
        return "" if head["cent"] == "‰" else "PERCENT"
    if head["degree"]:
        return _DEGREES.get((head["scale"] or "")[:1].lower(), "")
    printed = head["name"]
    if len(printed) == 1 and head["gap"] == "" and printed in _NEVER_GLUED:
        return None
    if printed == "second" and head.string.startswith("-", head.end()):
        return None  # "two second-line drugs"
    if head["gap"].endswith("-") and len(printed) < _WORD and printed not in _HYPHENED:
        return None
    return UNITS.get(printed, UNITS.get(printed.lower()) if len(printed) >= _WORD else None)


def _divisors(text: str, at: int) -> tuple[int, list[str]]:
    """Return where the units that divide end, and their names; an empty name is one QUDT lacks."""
    below: list[str] = []
    while len(below) < _DEEPEST:
        body = _BODY.match(text, at)
        found = _PER.match(text, body.end() if body else at)
        name = _divisor(found) if found else None
        if found is None or name is None:
            break
        below.append(name)
        at = found.end()
    return at, below


def _divisor(found: re.Match[str]) -> str | None:
    if found["slashed"] == "%":
        return None
    if found["slashed"]:
        return "" if found["of"] else UNITS.get(found["slashed"], "")
    if found["adverb"]:
        return UNITS[_ADVERBS[found["adverb"]]]
    if found["raised"]:
        power = (found["power"] or found["flat"]).translate(_LOWERED)
        return UNITS.get(found["raised"] + power.replace("1", ""))
    return UNITS.get(found["named"])


def compound(name: str, below: list[str]) -> str:
    """Return the QUDT name of ``name`` per all of ``below``, or nothing when QUDT has none.

    >>> compound("MilliGM", ["DAY", "KiloGM"])
    'MilliGM-PER-KiloGM-DAY'
    """
    if not name or not below:
        return name
    names = (f"{name}-PER-{'-'.join(order)}" for order in permutations(below))
    return next((each for each in names if each in COMPOUNDS), "")
