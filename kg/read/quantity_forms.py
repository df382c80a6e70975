"""How one or two numbers form a quantity: range, proportion, ratio, interval, deviation, or one number alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING

from kg.read.numbers import is_multiple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.read.numbers import Number
    from kg.read.units import Unit


class FormKind(Enum):
    """How numbers are read together."""

    NUMBER = auto()
    RANGE = auto()
    PROPORTION = auto()
    RATIO = auto()
    INTERVAL = auto()
    LEVEL = auto()
    """The 95 of a confidence interval whose bounds do not follow: no quantity."""
    TIME = auto()
    """A time of day: no quantity."""


@dataclass(frozen=True, slots=True)
class Form:
    """Numbers read together: from ``start`` to ``end`` of the text, unit included, ``used`` of them.

    Either ``value``, or ``low`` and ``high``, or ``parts`` (numerator and denominator). ``taken`` is how far on
    the denominator stands that is used beside them: the 25 of "12 (48 %) of 25".
    """

    start: int
    end: int
    used: int = 1
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    parts: tuple[Decimal, Decimal] | None = None
    unit: Unit | None = None
    kind: FormKind = FormKind.NUMBER
    word: bool = False
    taken: int = 0


_B = "[ \u00a0\u2009\u202f\n]"
_DASH = re.compile(rf"{_B}?(?:-|‐|‑|–|—|−|~|∼){_B}?\Z|-?{_B}(?:to|through){_B}(?:up{_B}to{_B})?\Z")
_AND = re.compile(rf"{_B}and{_B}\Z")
_SLASH = re.compile(rf"{_B}?/{_B}?\Z")
_COLON = re.compile(rf"{_B}?:{_B}?\Z")
_CLOCK = re.compile(r"\b(?:at|until|till|from|before|after|around|and|to)\s\Z")
_CLOCK_AFTER = re.compile(r"\s?(?:[ap]\.?m\b|h\b|hrs?\b|hours\b|:\d)")
_BETWEEN = re.compile(r"\b(?:between|from)\s\Z", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:increas|decreas|ris|rose|fell|fall|drop|declin|improv|chang|reduc|grew|grow|went|go|rais|lower|extend"
    r"|expand|shift|mov|doubl)\w*\b[^.;]{0,40}\bfrom\s\Z",
    re.IGNORECASE,
)
_DEVIATION = re.compile(rf"{_B}?(?:±|\+/[-−–]|\+[-−–]){_B}?\Z")
_PERCENT = re.compile(rf"{_B}?[(\[]\d+(?:[.·]\d+)?{_B}?%[)\]]")
_OF = re.compile(rf"{_B}(?:out{_B})?of{_B}(?:(?:the|all|our|these|those|a{_B}total{_B}of){_B})*\Z")
_IN = re.compile(rf"{_B}in{_B}(?:every{_B})?\Z")
_PER = re.compile(rf"(?:{_B}[a-z]+)?{_B}per{_B}\Z")
_LEVELS = frozenset({"80", "90", "95", "97.5", "98", "99", "99.9"})
_LEVEL = re.compile(
    rf"{_B}?%?{_B}?-?(?:CIs?|C\.I\.|CrIs?|HDIs?|HPDs?|(?:confidence|credible|credibility|compatibility){_B}"
    r"(?:intervals?|limits?|level|bounds?|bands?))(?![^\W_])"
)
_INTERVAL_BEFORE = re.compile(r"\b(?:CI|CrI|[Cc]onfidence intervals?)\b[\])]?[\s:=,(\[]*[-−–]?\Z")
_INTERVAL_START = re.compile(
    rf"(?:{_B}?[\[(](?:95{_B}?%{_B}?)?(?:CIs?|CrIs?)[\])])?"
    rf"(?:[\s:=,;\[(]|\b(?:of|was|were|is|from|between|ranged|ranging)\b)*[-−–]?\Z"
)
_INTERVAL_GAP = re.compile(rf"{_B}?%?{_B}?(?:,|;|-|–|—|−|~|to|and|\.\.){_B}?(?:to{_B})?[-−–]?\Z")
_CURRENCIES = ("$", "€", "£")
_SIGN = frozenset("-−–")
_WINDOW = 60
_SMALL = 10
_HOURS, _MINUTES = 24, 60
_YEARS = (1500, 2099)
_COMMON_DENOMINATORS = frozenset({100, 1000, 10_000, 100_000, 1_000_000})


def single(text: str, number: Number) -> Form:
    """Return a number alone with the unit after it."""
    unit = number.unit
    end = unit.end if unit else number.span.end
    value = -number.value if negative(text, number.span.start) else number.value
    start = number.span.start - (value < 0 or text[number.span.start - 1 : number.span.start] in _CURRENCIES)
    parts = (Decimal(number.parts[0]), Decimal(number.parts[1])) if number.parts and not unit else None
    return Form(start, end, value=value, parts=parts, unit=unit, word=number.word)


def negative(text: str, at: int) -> bool:
    """Say whether the dash before a number is its sign."""
    if at == 0 or text[at - 1] not in _SIGN:
        return False
    return at == 1 or (text[at - 2] in " \u00a0(=[<>≤≥,~±" and not text[: at - 1].rstrip()[-1:].isdigit())


def form(text: str, numbers: Sequence[Number], at: int) -> Form:
    """Return how the number ``numbers[at]`` and those after it are to be read."""
    number = numbers[at]
    found = _interval(text, numbers, at)
    if not found and at + 1 < len(numbers) and numbers[at + 1].span.start - number.span.end <= _WINDOW:
        pair = (number, numbers[at + 1])
        found = (
            _proportion(text, numbers, at)
            or _ratio(text, *pair)
            or _range(text, *pair)
            or _deviation(text, *pair)
        )
    return found or single(text, number)


def _interval(text: str, numbers: Sequence[Number], at: int) -> Form | None:
    start, end = numbers[at].span
    level = _LEVEL.match(text, end) if str(numbers[at].value) in _LEVELS else None
    low = at + 1 if level else at
    if level:
        gap = text[level.end() : numbers[low].span.start] if low < len(numbers) else None
        if gap is None or len(gap) > _WINDOW or not _INTERVAL_START.match(gap):
            return Form(start, level.end(), kind=FormKind.LEVEL)
    elif not _INTERVAL_BEFORE.search(text[max(0, start - _WINDOW) : start]):
        return None
    if low + 1 >= len(numbers) or not _INTERVAL_GAP.match(
        text[numbers[low].span.end : numbers[low + 1].span.start]
    ):
        return Form(start, level.end(), kind=FormKind.LEVEL) if level else None
    gap = text[numbers[low].span.end : numbers[low + 1].span.start]
    bounds = (_signed(text, numbers[low]), numbers[low + 1].value)
    if gap[-1:] in _SIGN and len(gap.strip(" %")) > 1:
        bounds = (bounds[0], -bounds[1])
    unit = numbers[low + 1].unit
    last = unit.end if unit else numbers[low + 1].span.end
    return Form(start, last, low + 2 - at, low=bounds[0], high=bounds[1], unit=unit, kind=FormKind.INTERVAL)


def _signed(text: str, number: Number) -> Decimal:
    return -number.value if text[number.span.start - 1 : number.span.start] in _SIGN else number.value


def _proportion(text: str, numbers: Sequence[Number], at: int) -> Form | None:
    top, bottom, taken = numbers[at], numbers[at + 1], 0
    gap = text[top.span.end : bottom.span.start]
    if at + 2 < len(numbers):
        between = text[top.span.end : numbers[at + 2].span.start]
        percent = _PERCENT.match(between[:_WINDOW])
        if percent and _OF.match(between[percent.end() :]):
            bottom, taken, gap = numbers[at + 2], 2, between[percent.end() :]
    if not _divides(text, top, bottom, gap):
        return None
    end, used = bottom.span.end, 1 if taken else 2
    parts = (top.value, bottom.value)
    return Form(top.span.start, end, used, parts=parts, kind=FormKind.PROPORTION, taken=taken)


def _divides(text: str, top: Number, bottom: Number, gap: str) -> bool:
    """Say whether ``top`` is a number out of ``bottom``."""
    if bottom.value <= 0 or not is_multiple(bottom.value, 1) or top.parts or bottom.parts:
        return False
    if _PER.match(gap):
        return bottom.value in _COMMON_DENOMINATORS and not bottom.unit
    if not is_multiple(top.value, 1) or bottom.unit:
        return False
    if top.value > bottom.value:
        return _exceeds(top, bottom, gap)
    return _is_part(text, top, bottom, gap)


def _is_part(text: str, top: Number, bottom: Number, gap: str) -> bool:
    """Say whether what stands between two numbers makes the first a part of the second."""
    if _SLASH.match(gap):
        return not (
            top.word
            or text.startswith("/", bottom.span.end)
            or text[top.span.start - 1 : top.span.start] == "/"
        )
    if _IN.match(gap):
        return (
            bottom.value > top.value
            and (bottom.value <= _SMALL or is_multiple(bottom.value, 10))
            and not _YEARS[0] <= bottom.value <= _YEARS[1]
        )
    return _OF.match(gap) is not None and (top.value > 1 or "out" in gap or bottom.value >= _SMALL)


def _exceeds(top: Number, bottom: Number, gap: str) -> bool:
    """Say whether two numbers are a misprinted proportion: in "14 of 12 patients" nothing else can be meant."""
    year = _YEARS[0] <= top.value <= _YEARS[1]
    return not (year or top.unit or top.word or bottom.word) and _OF.match(gap) is not None


def _ratio(text: str, first: Number, second: Number) -> Form | None:
    (start, middle), (other, end) = first.span, second.span
    if not _COLON.match(text[middle:other]) or not second.value:
        return None
    clock = first.value < _HOURS and second.value < _MINUTES and end - other == len("00")
    if clock and (
        text[other] == "0" or _CLOCK.search(text[max(0, start - 8) : start]) or _CLOCK_AFTER.match(text, end)
    ):
        return Form(start, end, 2, kind=FormKind.TIME)
    if text.startswith(":", end) or text[start - 1 : start] == ":":
        return Form(start, end, 2, kind=FormKind.TIME)
    return Form(start, end, 2, parts=(first.value, second.value), kind=FormKind.RATIO)


def _range(text: str, first: Number, second: Number) -> Form | None:
    low = first.unit
    high = second.unit
    middle = low.end if low else first.span.end
    gap = text[middle : second.span.start]
    between = _BETWEEN.search(text[max(0, first.span.start - 9) : first.span.start])
    joined = _DASH.match(gap) or (between and between.group().lower() == "between " and _AND.match(gap))
    if not joined or (low and (not high or low.name != high.name)) or first.parts or second.parts:
        return None
    if between and _CHANGE.search(text[max(0, first.span.start - _WINDOW) : first.span.start]):
        return None
    if not high and (second.value < first.value or first.doubtful or second.doubtful):
        return None  # "10-5" is a power, "53-7" a range of pages
    start = first.span.start - (len(between.group()) if between else 0)
    sign = -1 if negative(text, first.span.start) else 1
    start -= sign < 0
    end = high.end if high else second.span.end
    word = first.word and second.word
    return Form(start, end, 2, None, sign * first.value, second.value, None, high, FormKind.RANGE, word)


def _deviation(text: str, first: Number, second: Number) -> Form | None:
    alone = single(text, first)
    if not _DEVIATION.match(text[alone.end : second.span.start]):
        return None
    unit = second.unit or alone.unit
    end = max(second.span.end, unit.end if unit else 0)
    return Form(alone.start, end, 2, value=alone.value, unit=unit)
