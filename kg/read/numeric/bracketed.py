"""Groups of numbers in brackets: ``[1, 3–5]``, ``[2], [3]``, ``[1]–[4]``, ``(1, 2)``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import BlockKind, Span
from kg.read import labels
from kg.read.masking import MARKER, OPAQUE, mask
from kg.read.numeric import enumeration, values
from kg.read.numeric.candidates import Candidate, Doubt, Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Block
    from kg.read.labels import Printed

_SQUARE = re.compile(r"[\[［【〔](?P<inner>[^\[\]［］【】〔〕]{1,4000})[\]］】〕]")
_ROUND = re.compile(r"[(（](?P<inner>[^()（）\[\]]{1,400})[)）]")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_SEPARATOR = re.compile(rf"\s?(?:[{labels.COMMAS}{re.escape(labels.DASHES)}]\s?)?")
_BRACKETS = labels.SUPERSCRIPT_DIGITS | str.maketrans(dict.fromkeys("[]()［］【】〔〕（）⁽⁾", " "))
_RAISED_NUMBERS = re.compile(rf"[0-9\s{labels.COMMAS}{re.escape(labels.DASHES)}]*")
_GLUED_WORD = re.compile(r"[^\W_]{1,9}$")
_LONGEST_FUNCTION = 2
_REACH = 60
_CELL_ENDS = re.compile(r"[|\t\n]")
_COMPARED = re.compile(r"[%°]|\s?[=<>≈≤≥]")
_EQUALS = re.compile(r"[=≈∈~]\s*$")
_INTERVAL = re.compile(
    r"\b(?:(?:in|on|to|into|from|within|over)\s+(?:the\s+)?(?:(?:closed|open|half-open|unit)\s+)?"
    r"(?:intervals?|ranges?|domain|segment|scale)|CIs?|IQR|SD|SE|median|mean|uniform|[Nn])[\s,:(]*$"
)
_OBJECT = re.compile(r"\b(?:figs?|figures?|tables?|eqs?|eqns?|panels?|steps?)\.?\s*$", re.IGNORECASE)
_END_OF_CLAUSE = re.compile(r"[.;:)](?:\s|$)")


def square(index: int, block: Block) -> Iterator[Candidate]:
    """Yield the groups of numbers in square brackets, in order."""
    return _candidates(index, block, _SQUARE, Family.SQUARE)


def rounded(index: int, block: Block) -> Iterator[Candidate]:
    """Yield the groups of numbers in round brackets, in order."""
    found = list(_candidates(index, block, _ROUND, Family.ROUND))
    listing = enumeration.items(block.text, found)
    return (replace(one, doubt=Doubt.ENUMERATION) if one.span in listing else one for one in found)


def _candidates(index: int, block: Block, pattern: re.Pattern[str], family: Family) -> Iterator[Candidate]:
    letters = (span for span in block.superscripts if not _RAISED_NUMBERS.fullmatch(span.of(block.text)))
    prose = mask(mask(block.text, block.opaque, OPAQUE), letters)
    words = family is Family.SQUARE
    for run in _runs(prose, pattern, words=words):
        whole = Span(run[0].start, run[-1].end)
        together = _items(prose, whole, words=words)
        for span in [whole] if together else run:
            items = together or _items(prose, span, words=words)
            yield Candidate(index, span, family, items, _doubt(block, prose, span, items, family))


def _items(prose: str, span: Span, *, words: bool) -> tuple[Printed, ...]:
    return labels.parse(span.of(prose).translate(_BRACKETS), words=words, at=span.start)


def _runs(prose: str, pattern: re.Pattern[str], *, words: bool) -> Iterator[list[Span]]:
    """Yield brackets that hold labels, those printed as one group together."""
    run: list[Span] = []
    for match in pattern.finditer(prose):
        thousands = not words and _THOUSANDS.fullmatch(match["inner"])
        span = Span(*match.span())
        if thousands or not _items(prose, span, words=words):
            continue
        if run and not _SEPARATOR.fullmatch(prose, run[-1].end, span.start):
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _doubt(block: Block, prose: str, span: Span, items: tuple[Printed, ...], family: Family) -> Doubt:
    before, after = prose[max(0, span.start - _REACH) : span.start], prose[span.end : span.end + 2]
    if not before.strip() and block.kind is not BlockKind.TABLE_ROW and not after.strip()[:1].islower():
        return Doubt.ENUMERATION
    if _is_name(before, after, family):
        return Doubt.CHEMISTRY
    if _is_interval(before, after, items):
        return Doubt.INTERVAL
    if _OBJECT.search(before):
        return Doubt.OBJECT
    return _of_value(block, before, after, family)


def _is_name(before: str, after: str, family: Family) -> bool:
    """Say whether the bracket is part of a word or formula: ``[18]F``, ``[4]helicene``, ``f(2)``, ``(2)-isomer``."""
    if after[:1].isalpha() and before[-1:] not in ".,;:":
        return True
    glued = _GLUED_WORD.search(before)
    if family is Family.SQUARE:
        return bool(glued and len(glued[0]) == 1)
    return bool(glued and len(glued[0]) <= _LONGEST_FUNCTION) or (after[:1] == "-" and after[1:].isalpha())


def _is_interval(before: str, after: str, items: tuple[Printed, ...]) -> bool:
    if _EQUALS.search(before) or _COMPARED.match(after):
        return True
    numbers = [int(number) for item in items for number in item.numbers]
    if numbers[2:] or not numbers[1:]:
        return False
    value = values.before(before)
    inside = value and not values.is_year(value) and numbers[0] <= _size(value) <= numbers[1]
    return bool(inside or _INTERVAL.search(before))


def _size(value: str) -> float:
    whole, _, rest = value.replace("·", ".").partition(".")
    return float(f"{whole.replace(',', '')}.{rest.replace('.', '')}0")


def _of_value(block: Block, before: str, after: str, family: Family) -> Doubt:
    """Doubt what stands beside a value: always in a table, in prose only round brackets that do not end a clause."""
    if block.kind is BlockKind.TABLE_ROW:
        cell = _SQUARE.sub("", _CELL_ENDS.split(before)[-1]).strip(f" ,;{MARKER}")
        beside = bool(cell) and not any(map(str.isalpha, cell)) and not values.is_year(cell)
    else:
        value = values.before(before) if family is Family.ROUND else ""
        ends = values.is_year(value) or values.is_name(before) or _END_OF_CLAUSE.match(after)
        beside = bool(value) and not ends
    return Doubt.AFTER_NUMBER if beside else Doubt.NONE
