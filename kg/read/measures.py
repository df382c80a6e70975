"""What a number measures, from its unit and the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.model.claim import Measure
from kg.read import counted, designations, units
from kg.read.numbers import is_multiple
from kg.read.quantity_forms import FormKind

if TYPE_CHECKING:
    from decimal import Decimal

    from kg.read.bounds import Bound
    from kg.read.quantity_forms import Form


class Reading(NamedTuple):
    """What is measured, in which unit, and where the passage that says so ends."""

    measure: Measure
    end: int
    unit: str = ""
    unknown_unit: str = ""


_OLD = re.compile(r"\s?[\s\u00a0-]?\s?olds?\b|[\s\u00a0]of[\s\u00a0]age\b")
_AGED = re.compile(
    r"\bage[sd]?(?:\s?(?:[=(:,<>≥≤±]|\b(?:of|at|was|were|is|are|being|the|ranged?|ranges|ranging|from|between|mean"
    r"|median|average|presentation|onset|diagnosis|about|approximately|less|more|than|over|under|below|above|older"
    r"|younger|up|to|years?)\b))*\s?\Z",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:children|infants|adults|patients|women|men|people|persons|individuals|subjects|participants|girls|boys"
    r"|adolescents|those|anyone|males|females)(?:\saged)?\s\Z",
    re.IGNORECASE,
)
_P_VALUE = re.compile(
    r"(?<![\w-])[pP](?P<value>(?:[\s-]?[vV]al(?:ue)?s?)?(?:\s(?:was|were|is|of))?)\s?(?P<equal>[=:])?\s?\Z"
)
_SIGNS = frozenset("<>≤≥＜＞⩽⩾≦≧")
_RATIO_BEFORE = re.compile(
    r"(?:\b(?:[aA]?OR|[aA]?HR|[aA]?RR|IRR|SMR|(?:odds|hazards?|risk|rate|likelihood|prevalence)[\s-]ratios?"
    r"|relative\srisks?|fold[\s-]changes?)(?:\s?[(\[][A-Za-z]{1,5}[)\]])?|\bratio\sof)\s?[,:(\[]?\s?(?:[=:]|of|was|were|is)?"
    r"\s?\Z"
)
_FOLD = re.compile(r"(?P<multiple>[\s-]?folds?)\b(?![\s-](?:cross|CV))")
_TIMES = re.compile(
    r"(?P<multiple>[\s-]?times?(?=[\s-](?:as|more|less|fewer|that|likelier|the(?!\s(?:day|week))|or\s(?:more|less)"
    r"|(?!per\b|after\b|under\b|over\b|other\b|later\b|ever\b)[a-z]+er)\b)|\s?[×x](?=[),.;]|\s(?!g\b|\d)))"
)
_GRAVITY = re.compile(r"\s?[×x]\s?g\b")
_ACIDITY = re.compile(r"\bpH\s?(?:values?\s)?(?:(?:of|was|is|at|to|around|about)\s|[=:]\s?)?\Z")
_CURRENCIES = {"$": "CCY_USD", "€": "CCY_EUR", "£": "CCY_GBP"}
_SAMPLE = re.compile(r"(?<![\w-])[nN]\s?=\s?\Z")
_EQUALS = re.compile(
    r"(?:[=≈]\s?|\b(?:of|was|were|is|are|to|by|at|mean|median|average|averaged|reached)\s)\Z"
)
_SCORES = re.compile(
    r"\b(?:score|index|value|level|ratio|product|mean|median|average|total|coefficient|statistic|quotient|count)s?"
    r"\s(?:of|was|were|is|=)\s\Z"
)
_OF = re.compile(r"\s(?:of|the|as|a)\b|[,;)]|\Z")
_DETERMINED = re.compile(
    r"\b(?:the|these|those|our|its|their|both|all|other|first|last|latter|former|next|any|either)\s\Z",
    re.IGNORECASE,
)
_DOSE_CUE = re.compile(
    r"\b(?:dos(?:e|es|age|ages|ed|ing)|daily|oral(?:ly)?|intravenous(?:ly)?|i\.?v\.?|p\.?o\.?|b\.?i\.?d|t\.?i\.?d|q\.?d"
    r"|administ\w+|inject\w*|infus\w+|bolus|tablets?|capsules?|treated|therapy|receiv\w+|given|started|commenced"
    r"|prescribed|subcutaneous(?:ly)?|intraperitoneal(?:ly)?|supplement\w*|twice|once|weekly|taking|titrat\w+|taper\w*)\b",
    re.IGNORECASE,
)
_DRUG_BELOW = frozenset(
    {"", "DAY", "KiloGM", "KiloGM-DAY", "M2", "M2-DAY", "HR", "KiloGM-HR", "KiloGM-MIN", "MIN", "WK", "MO"}
)
_MASSES = frozenset({"MilliGM", "MicroGM", "GM", "NanoGM", "IU"})
_NEAR = 70  # how far before a number what it measures may be said
_CLOSEST, _CLOSE, _MEDIUM = 10, 25, 40
_TEN = 10


def read(text: str, form: Form, bound: Bound) -> Reading | None:
    """Return what the form measures, or nothing when that cannot be told."""
    left = text[max(0, bound.start - _NEAR) : bound.start]
    if form.kind is FormKind.INTERVAL:
        return Reading(Measure.CONFIDENCE_INTERVAL, form.end, form.unit.name if form.unit else "")
    if form.kind is FormKind.PROPORTION:
        return Reading(Measure.PROPORTION, form.end)
    if form.kind is FormKind.RATIO:
        return Reading(Measure.RATIO, form.end)
    return _with_unit(text, form, bound, left) if form.unit else _without_unit(text, form, bound, left)


def _with_unit(text: str, form: Form, bound: Bound, left: str) -> Reading | None:
    unit = form.unit
    if not unit:
        return None
    if unit.base == "PERCENT":
        return Reading(Measure.PERCENTAGE, unit.end, unit.name, "" if unit.name else unit.printed)
    if unit.name in units.TIME:
        return _of_time(text, unit, bound, left)
    measure = Measure.DOSE if _is_dose(text, form) else Measure.AMOUNT
    return Reading(measure, form.end, unit.name, "" if unit.name else unit.printed)


def _of_time(text: str, unit: units.Unit, bound: Bound, left: str) -> Reading:
    old = _OLD.match(text, unit.end)
    if old:
        return Reading(Measure.AGE, old.end(), unit.name)
    compared = bound.phrase in {"older than", "younger than", "no older than", "no younger than"}
    bounded = bound.phrase in {"over", "under", "below", "above"} or bound.phrase[:1] in _SIGNS
    if compared or (bounded and _PEOPLE.search(left)) or ("age" in left.lower() and _AGED.search(left)):
        return Reading(Measure.AGE, unit.end, unit.name)
    return Reading(Measure.DURATION, unit.end, unit.name)


def _is_dose(text: str, form: Form) -> bool:
    if not form.unit or form.unit.base not in _MASSES or form.unit.name == "GM":
        return False
    below = form.unit.name.partition("-PER-")[2]
    if below not in _DRUG_BELOW:
        return False
    around = text[max(0, form.start - _NEAR) : form.start] + " " + text[form.end : form.end + _NEAR]
    return below.endswith("DAY") or _DOSE_CUE.search(around) is not None


def _without_unit(text: str, form: Form, bound: Bound, left: str) -> Reading | None:
    multiple = _multiple(text, form, bound, left)
    if multiple:
        return multiple
    if form.parts:
        return Reading(Measure.PROPORTION, form.end) if _OF.match(text, form.end) else None
    if designations.glued(text, form.end):
        return None
    return _counting(text, form, bound, left)


def _multiple(text: str, form: Form, bound: Bound, left: str) -> Reading | None:
    probability = _P_VALUE.search(left[-_CLOSE:])
    if probability and (probability["equal"] or probability["value"] or bound.phrase[:1] in _SIGNS):
        return Reading(Measure.P_VALUE, form.end)
    if _RATIO_BEFORE.search(left[-_MEDIUM:]):
        return Reading(Measure.RATIO, form.end)
    gravity = _GRAVITY.match(text, form.end)
    if gravity:
        return Reading(Measure.AMOUNT, gravity.end(), "G")
    found = _FOLD.match(text, form.end) or _TIMES.match(text, form.end)
    return Reading(Measure.RATIO, found.end("multiple")) if found else None


def _counting(text: str, form: Form, bound: Bound, left: str) -> Reading | None:
    if "age" in left.lower() and not form.word and _AGED.search(left):
        return Reading(Measure.AGE, form.end, "YR")
    if _ACIDITY.search(left[-_CLOSE:]):
        return Reading(Measure.AMOUNT, form.end, "PH")
    currency = _CURRENCIES.get(text[form.start])
    if currency:
        return Reading(Measure.AMOUNT, form.end, currency)
    if _SAMPLE.search(left[-_CLOSEST:]):
        return Reading(Measure.COUNT, form.end)
    whole = _whole(form)
    end = counted.noun_end(text, form.end, one=form.value == 1) if whole else 0
    if end and not (
        form.word and form.value is not None and form.value <= _TEN and _DETERMINED.search(left[-_CLOSEST:])
    ):
        return Reading(Measure.COUNT, end)
    return None if form.word else _amount(form, bound, left)


def _whole(form: Form) -> bool:
    numbers: list[Decimal] = [each for each in (form.value, form.low, form.high) if each is not None]
    return all(is_multiple(each, 1) and each >= 0 for each in numbers)


def _amount(form: Form, bound: Bound, left: str) -> Reading | None:
    """Read a number that says neither what it counts nor its unit, where something is said to be so much."""
    bounded = bool(bound.kind) or bound.about
    said = (
        bounded
        or left.rstrip()[-1:] in {"=", "≈"}
        or (_SCORES if _whole(form) else _EQUALS).search(left[-_CLOSE:])
    )
    return Reading(Measure.AMOUNT, form.end) if said and form.low is None else None
