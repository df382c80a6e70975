"""Numbers in running text: numerals and number words, with their values."""

from __future__ import annotations

import re
from decimal import Decimal, getcontext
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from kg.model.text import Span
from kg.read import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.read.units import Unit

_SMALL_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = dict(zip(_SMALL_WORDS, range(20), strict=True)) | dict(
    zip(_TENS_WORDS, range(20, 100, 10), strict=True)
)
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_DOZEN = 12
_FRACTIONS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_GLYPHS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4)}
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_UNRAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−–", "0123456789+---")
_GROUP = 3
_LONGEST = 15  # digits; longer ones are telephone and accession numbers

_THIN = "\u00a0\u2009\u202f"
_SEPARATOR = re.compile(rf"[,{_THIN} ]")
_PRICE = re.compile(r"\d[\d,.]*(?:[ -](?:million|billion|thousand|trillion))?(?!\s?[$\\^{]|\w)")
_NAME_BEFORE = re.compile(r"[^\W\d_][\d.]{0,6}\Z")
_POWER = (
    r"(?:(?:\s?[×x*·]\s?10(?=[\^⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹])\^?\{?|[eE](?=[-−+\d]))"
    r"(?P<exponent>[-−–+]?\d{1,3}|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\}?(?!\w))"
)


def _either(words: Iterable[str]) -> str:
    """Return a pattern of ``words`` that looks at the first letter once, longest first."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items()) + ")"


_WORD = _either((*_SMALL, *_SCALES, "dozen"))
_PART = _either(_FRACTIONS)
# One set of first characters, so that the engine skips everything else.
_NUMERAL = re.compile(
    rf"(?P<numeral>[\d.·½⅓⅔¼¾](?:(?<=\d)\d{{0,2}}(?: \d{{3}})++(?![\d.,·]*\d)"
    rf"|(?<=\d)\d*+(?:[.,·{_THIN}]\d++)*+|(?<=[.·])\d++(?![.,·]\d)|(?<=[½⅓⅔¼¾])))"
    rf"(?:{_POWER}|(?P<glyph>[½⅓⅔¼¾])|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})(?!\w)"
    rf"|[ {_THIN}-](?P<scale>hundred|thousand|million|billion|trillion)\b)?"
)
_WORDS = re.compile(
    rf"\b(?:an?[ ](?:hundred|thousand|million|billion|dozen|half|third|quarter|fifth|tenth)|half"
    rf"|{_WORD}(?:(?:[ -]|(?<=hundred)[ ]and[ ]|(?<=thousand)[ ]and[ ]){_WORD})*+"
    rf"(?:(?:[ -]|[ ]and[ ]a[ ]){_PART})?)\b"
)


class Number(NamedTuple):
    """A number at its place; a fraction has ``parts``, its numerator and denominator.

    ``doubtful`` when a comma may be a decimal sign or a separator of a list (``2,3``); ``unit`` is what stands after it.
    """

    span: Span
    value: Decimal
    parts: tuple[int, int] | None = None
    word: bool = False
    doubtful: bool = False
    unit: Unit | None = None


def scan(text: str) -> Iterator[Number]:
    """Yield the numbers of ``text`` in order, whatever they count.

    What is glued to a letter before it (``CD4``, ``IL-6``) is a name.

    >>> [str(number.value) for number in scan("1,234 of twenty-six CD4 cells")]
    ['1234', '26']
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals grow when lowered
        lowered = text.translate(_LOWER)
    words = [(found.start(), found, _of_words) for found in _WORDS.finditer(lowered)]
    numerals = [(found.start(), found, _of_numeral) for found in _NUMERAL.finditer(text)]
    for _, found, read in sorted(words + numerals, key=itemgetter(0)):
        number = None if _named(text, found.start()) else read(found)
        if number:
            unit = None if _decade(text, number) else units.read(text, number.span.end)
            yield number._replace(unit=unit) if unit else number


def _decade(text: str, number: Number) -> bool:
    """Say whether a plural s follows: the 1990s, in their 30s."""
    start, end = number.span
    return text[end - 1 : end + 1] == "0s" and end - start in {len("30"), len("1990")}


def _named(text: str, start: int) -> bool:
    """Say whether what begins at ``start`` is glued to a name or number before it."""
    before = text[start - 1 : start]
    if before in "-‐‑−/.:":
        name = _NAME_BEFORE.search(text, max(start - 9, 0), start - 1)
        return name is not None
    if before == "$":  # a price, or the dollar that opens a formula
        return not _PRICE.match(text, start)
    return before.isalnum() or before in "_#@\\^"


def _of_numeral(found: re.Match[str]) -> Number | None:
    span = Span(*found.span())
    if found["numeral"] in _GLYPHS:
        return _fraction(span, Decimal(0), _GLYPHS[found["numeral"]])
    if found["raised"]:
        power = Decimal(1).scaleb(int(found["raised"].translate(_UNRAISED)))
        return Number(span, plain(power)) if found["numeral"] == "10" else None
    read = value_of(found["numeral"])
    if read is None:
        return None
    value, doubtful = read
    if found["glyph"]:
        return _fraction(span, value, _GLYPHS[found["glyph"]])
    if found["scale"]:
        value *= _SCALES[found["scale"]]
    if found["exponent"]:
        value = value.scaleb(int(found["exponent"].translate(_UNRAISED)))
    return Number(span, plain(value), doubtful=doubtful)


def plain(value: Decimal) -> Decimal:
    """Return the same value without exponent and trailing zeros, unless it is very long."""
    return Decimal(f"{value.normalize():f}") if -_LONGEST < value.adjusted() <= _LONGEST else value


def value_of(numeral: str) -> tuple[Decimal, bool] | None:
    """Return the value of a numeral and whether a comma in it is doubtful; nothing for ``3.2.1``.

    >>> value_of("12,500.5")
    (Decimal('12500.5'), False)
    """
    plain = numeral.replace("·", ".")
    groups = _SEPARATOR.split(plain)
    if len(plain) > 2 * _LONGEST or plain.count(".") > 1 or (len(plain) > _LONGEST and "." not in plain):
        return None
    if len(groups) == 1:
        return Decimal(plain), False
    whole = groups[-1].partition(".")[0]
    if (
        0 < len(groups[0]) <= _GROUP
        and groups[0] != "0"
        and {len(g) for g in (*groups[1:-1], whole)} == {_GROUP}
    ):
        return Decimal("".join(groups)), False
    if len(groups) == 2 and "," in plain and "." not in plain:  # noqa: PLR2004 - a whole and its decimals
        return Decimal(plain.replace(",", ".")), groups[0] != "0"
    return None


def _fraction(span: Span, whole: Decimal, parts: tuple[int, int], *, word: bool = False) -> Number:
    top, bottom = parts
    value = whole + Decimal(top) / Decimal(bottom)
    return Number(span, rounded(value, 6), None if whole else parts, word)


def _of_words(found: re.Match[str]) -> Number | None:
    span, words = Span(*found.span()), found.group()
    tokens = [word for word in words.replace("-", " ").split() if word not in {"and", "a", "an"}]
    part = _FRACTIONS.get(tokens[-1])
    value = _sum(tokens[:-1] if part else tokens)
    if value is None or words.startswith(tuple(_SCALES)):
        return None
    if not part:
        return Number(span, Decimal(value), word=True) if tokens else None
    if " and " in words:
        return _fraction(span, Decimal(value), (1, part), word=True)
    # "twenty-third" counts, "two thirds" divides.
    return _fraction(span, Decimal(0), (value or 1, part), word=True) if value < part else None


def _sum(tokens: list[str]) -> int | None:
    """Return the value of number words in order, or nothing when they do not make one number."""
    total = current = 0
    for word in tokens:
        if word in _SMALL:
            if current % (10 if _SMALL[word] < 10 else 100) or 10 <= current % 100 < 20:  # noqa: PLR2004
                return None
            current += _SMALL[word]
        elif word == "dozen":
            current = (current or 1) * _DOZEN
        elif word == "hundred":
            current = (current or 1) * 100
        else:
            total, current = total + (current or 1) * _SCALES[word], 0
    return total + current


def is_multiple(value: Decimal, of: int) -> bool:
    """Say whether ``value`` is a whole multiple of ``of``; of a number with more digits than can be divided, nobody knows.

    >>> is_multiple(Decimal("40"), 10), is_multiple(Decimal("1e40"), 10)
    (True, False)
    """
    return value.adjusted() < getcontext().prec and not value % of


def rounded(value: Decimal, places: int) -> Decimal:
    """Return ``value`` rounded to ``places``, or as it is when it has more digits before the point than can be rounded.

    >>> rounded(Decimal("0.333333"), 2), rounded(Decimal("3e90"), 2)
    (Decimal('0.33'), Decimal('3E+90'))
    """
    return plain(round(value, places) if value.adjusted() + places < getcontext().prec else value)
