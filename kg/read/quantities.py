"""Quantities in prose: percentages, ranges, proportions, ratios, ages, durations, doses, counts, p-values.

Each number is read with its neighbours (``quantity_forms``), the words that bound it (``bounds``) and what stands
around it (``measures``); what is a name or a date (``designations``) is left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kg.model.claim import Measure, Quantity
from kg.model.text import Span
from kg.read import bounds, designations, masking, measures, numbers
from kg.read.quantity_forms import Form, FormKind, form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.read.bounds import Bound
    from kg.read.measures import Reading
    from kg.read.numbers import Number
    from kg.read.units import Unit

_AND = re.compile(r"\s?,?\s(?:and|or|to|vs\.?|versus|&)\s\Z")
_COMMA = re.compile(r"\s?[,/]\s?\Z")
_SHARED = frozenset(
    {Measure.PERCENTAGE, Measure.DURATION, Measure.AGE, Measure.DOSE, Measure.AMOUNT, Measure.COUNT}
)
_MULTIPLES = {
    "twice": 2,
    "thrice": 3,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "eight": 8,
    "ten": 10,
}
_MULTIPLE = re.compile(
    r"[Tt](?:wice|hrice)(?=\s(?:as|the|that|more|less)\b)|[TtFfSsEe](?:wo|hree|our|ive|ix|ight|en)fold\b"
)
_PLACES = 6


def find(text: str, masked: Sequence[Span] = (), raised: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in its order; spans are in ``text``.

    ``masked`` are passages without quantities (citation markers, code); ``raised`` are superscripts,
    so that the 8 of 10<sup>8</sup> is an exponent.

    >>> [(quantity.text, quantity.measure.value) for quantity in find("seen in up to 40 percent of children")]
    [('up to 40 percent', 'percentage')]
    """
    plain = masking.mask(masking.raised(text, raised), masked)
    found = list(numbers.scan(plain))
    quantities = [*_shared(plain, list(_read(plain, found))), *_multiples(plain)]
    quantities.sort(key=lambda quantity: quantity.span)
    if plain is text:
        return tuple(quantities)
    return tuple(
        quantity if quantity.text == (printed := quantity.span.of(text)) else replace(quantity, text=printed)
        for quantity in quantities
    )


class _Bare(NamedTuple):
    """A number whose unit may stand after a later number of a list: the 3 of "3 and 6 months"."""

    form: Form
    bound: Bound
    otherwise: Quantity | None = None


def _read(text: str, found: list[Number]) -> Iterator[Quantity | _Bare]:
    at = 0
    done = named_to = -1
    taken: set[int] = set()
    while at < len(found):
        number = found[at]
        start, end = number.span
        if at in taken or start < done:
            at += 1
            continue
        named = designations.labelled(text, start) or (
            named_to >= 0 and designations.continued(text[named_to:start])
        )
        if named and not _unit_wins(number.unit):
            named_to, at = end, at + 1
            continue
        dated = 0 if number.unit else designations.dated(text, number)
        if dated:
            done, at, named_to = dated, at + 1, -1
            continue
        shape = form(text, found, at)
        if shape.taken:
            taken.add(at + shape.taken)
        yield from _reading(text, shape, doubtful=number.doubtful)
        at += shape.used
        named_to = -1


def _unit_wins(unit: Unit | None) -> bool:
    """Say whether what follows a number shows that it counts, though a label stands before it."""
    return unit is not None and (unit.base == "PERCENT" or len(unit.printed) > 1)


def _reading(text: str, shape: Form, *, doubtful: bool) -> Iterator[Quantity | _Bare]:
    if shape.kind in {FormKind.LEVEL, FormKind.TIME}:
        return
    bound = bounds.before(text, shape.start)
    read = measures.read(text, shape, bound)
    if read is None:
        if not shape.parts and not designations.glued(text, shape.end):
            yield _Bare(shape, bound)
    elif not doubtful or shape.unit or read.measure is Measure.P_VALUE:
        quantity = _quantity(text, shape, bound, read)
        bare = read.measure is Measure.AMOUNT and not (shape.unit or read.unit)
        yield _Bare(shape, bound, quantity) if bare else quantity


def _quantity(text: str, shape: Form, bound: Bound, read: Reading) -> Quantity:
    start, kind = bound.start, bound.kind
    if read.measure is Measure.DURATION and bound.phrase == "over":
        start, kind = shape.start, ""  # "over 12 weeks" is during, not more than
    end, after = bounds.after(text, read.end)
    value, parts = shape.value, shape.parts or (None, None)
    if shape.parts:
        value = numbers.rounded(shape.parts[0] / shape.parts[1], _PLACES)
    low, high = _interval(kind or after, value) if shape.low is None else (shape.low, shape.high)
    return Quantity(
        span=Span(start, end),
        text=text[start:end],
        measure=read.measure,
        value=value if low is None and high is None else None,
        minimum=low,
        maximum=high,
        strict=kind in {"below", "above"} and shape.low is None,
        approximate=bound.about,
        unit=read.unit,
        unknown_unit=read.unknown_unit,
        numerator=parts[0],
        denominator=parts[1],
    )


def _interval(kind: str, value: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    if kind in {"maximum", "below"}:
        return None, value
    return (value, None) if kind else (None, None)


def _shared(text: str, entries: list[Quantity | _Bare]) -> Iterator[Quantity]:
    """Yield the quantities, and each bare number of a list with the unit of the list's last number."""
    right: Quantity | None = None
    listed = False
    for entry in reversed(entries):
        if isinstance(entry, Quantity):
            right, listed = entry, False
            yield entry
            continue
        if right and _joined(text, entry, right, listed=listed):
            right, listed = _like(text, entry, right), True
            yield right
            continue
        right = None
        if entry.otherwise:
            yield entry.otherwise


def _joined(text: str, bare: _Bare, right: Quantity, *, listed: bool) -> bool:
    gap = text[bare.form.end : right.span.start]
    joint = _AND.match(gap) or (listed and _COMMA.match(gap))
    return (
        bool(joint)
        and right.measure in _SHARED
        and not designations.year(text, bare.form.start, bare.form.end)
    )


def _like(text: str, bare: _Bare, right: Quantity) -> Quantity:
    read = measures.Reading(right.measure, bare.form.end, right.unit, right.unknown_unit)
    return _quantity(text, bare.form, bare.bound, read)


def _multiples(text: str) -> Iterator[Quantity]:
    """Yield the ratios that are one word: twice, threefold."""
    if "fold" not in text and "ice " not in text:
        return
    for found in _MULTIPLE.finditer(text):
        value = Decimal(_MULTIPLES.get(found.group().lower().removesuffix("fold"), 0))
        if not value or text[found.start() - 1 : found.start()].isalnum():
            continue
        bound = bounds.before(text, found.start())
        shape = Form(found.start(), found.end(), value=value)
        yield _quantity(text, shape, bound, measures.Reading(Measure.RATIO, found.end()))
