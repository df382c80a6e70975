"""Raised numbers that are notation: exponents, powers of units, isotopes, locants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.read.numeric import values
from kg.read.numeric.candidates import Doubt

if TYPE_CHECKING:
    from kg.model import Span
    from kg.read.labels import Printed

_LENGTH = re.compile(r"(?:[cmknµμupfd]?m|Å)")
_UNIT_OR_WORD = re.compile(r"(?:in|inch|ft|yd|mi|s|sec|min|h|hr)")
_ANY_UNIT = re.compile(
    r"(?:[kmµμnp]?(?:g|[lL]|mol|M|Pa|J|W|V|A|Hz|eV|s|Da|cal)|d[lL]|[GMT](?:Pa|Hz|eV|W)|h|min|hr|d|days?|yr|K|N|U|IU|rad|[cmknµμ]?m)"
)
_SURE_VARIABLES = frozenset("RrXxYyZzITQnpqtuvksabcdfhχηστωλρμθφψ")
_NAMED_VARIABLES = frozenset(
    {"chi", "eta", "omega", "tau", "sp", "fsp", "log", "ln", "exp", "sin", "cos", "tan"}
)
_RESIDUE = re.compile(
    r"(?<![A-Za-z])(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val)$"
)
_ION = re.compile(r"(?<![A-Za-z])(?:Na|Mg|Al|Ca|Cr|Mn|Fe|Co|Ni|Cu|Zn|Sr|Ag|Cd|Sn|Ba|Hg|Pb|Cl|Br)$")
_MATH_SIGNS = frozenset("∑∏∫√=<>≤≥±×÷^|∂∇∆")
_ENDS_OF_CLAUSE = frozenset(".,;:?!”’\"'")
_NO_BASE = _ENDS_OF_CLAUSE | {"%", "‰", "®", "™"}
_HIGHEST_POWER = 4
"""A higher number over anything but ten is no exponent in running text."""
_REACH = 60
_POWER_OF_TEN = re.compile(r"(?:^|[(\[{~≈<>=≤≥±+/,;:]|[0-9]\s?[-‐‑‒–×x·⋅∙*]|^[×x])10$")
_QUOTIENT = re.compile(r"[/·⋅]|^[(~<>=≤≥]*[0-9]")
_AFTER_OPERATOR = re.compile(r"[=+−×÷]\s?$")
_LAST_WORD = re.compile(r"[A-Za-zµμÅ]{1,8}$")
_WORD = 3
"""Letters from which something is a word, not a symbol."""


def doubt(text: str, span: Span, items: tuple[Printed, ...]) -> Doubt:
    """Say why the raised numbers at ``span`` are notation, if they are."""
    before = text[max(0, span.start - _REACH) : span.start].rstrip()
    token = before.rpartition(" ")[2]
    if len(items) > 1 or items[0].last:
        return Doubt.EXPONENT if _POWER_OF_TEN.search(token) and items[-1].last else Doubt.NONE
    return _of_chemistry(text, span, token) or _of_token(before, token, int(items[0].first))


def _of_chemistry(text: str, span: Span, token: str) -> Doubt:
    """Doubt ``¹⁸F``, ``N⁶-methyl``, ``Ca²+``, by what follows."""
    previous, following = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if following.isalpha():
        word_before = previous.isalpha() and len(token) >= _WORD and following.islower()
        return Doubt.NONE if previous in _ENDS_OF_CLAUSE | {")", "]"} or word_before else Doubt.CHEMISTRY
    locant = following in {"-", "‐", "‑", "–"} and text[span.end + 1 : span.end + 2].isalpha()
    if locant and len(token.lstrip("([")) == 1:
        return Doubt.CHEMISTRY
    charge = following in {"+", "−"} and len(token) < _WORD
    return Doubt.CHEMISTRY if charge or _RESIDUE.search(token) else Doubt.NONE


def _of_token(before: str, token: str, number: int) -> Doubt:
    """Doubt exponents and powers, by the word or value that is raised to them."""
    if _POWER_OF_TEN.search(token):
        return Doubt.EXPONENT
    if number > _HIGHEST_POWER or token[-1:] in _NO_BASE or values.is_name(before):
        return Doubt.NONE
    if value := values.before(before):
        return _of_value(value)
    return _of_variable(before, token.lstrip("([{/")) or _of_unit(before, token, number)


def _of_value(value: str) -> Doubt:
    if values.is_year(value):
        return Doubt.NONE
    return Doubt.EXPONENT if value == "2" else Doubt.AFTER_NUMBER


def _of_variable(before: str, word: str) -> Doubt:
    if word in _SURE_VARIABLES:
        return Doubt.EXPONENT
    if (len(word) == 1 and word.isalpha()) or _ION.search(word):
        return Doubt.AFTER_LETTER
    term = len(word) <= _WORD and word.isalpha() and _AFTER_OPERATOR.search(before[: len(before) - len(word)])
    formula = word[-1:].isalpha() and _MATH_SIGNS.intersection(word)
    variable = word.lower() in _NAMED_VARIABLES or term or formula or _is_formula(before)
    return Doubt.EXPONENT if variable else Doubt.NONE


def _is_formula(before: str) -> bool:
    """Say whether the text ends in a bracket that holds a formula and no words."""
    if not before.endswith(")"):
        return False
    inner = before[before.rfind("(") + 1 : -1]
    return any(sign in inner for sign in "+−-×=/") and not re.search(r"[A-Za-z]{3}", inner)


def _of_unit(before: str, token: str, number: int) -> Doubt:
    """Doubt ``kg/m²``, ``9.8 m/s²``, and ``5 mg¹``, which lost its minus."""
    last = _LAST_WORD.search(token)
    unit = last[0] if last else ""
    measured = bool(_QUOTIENT.search(token) or values.before(before[: len(before) - len(token)]))
    if number in {2, 3} and (_LENGTH.fullmatch(unit) or (measured and _UNIT_OR_WORD.fullmatch(unit))):
        decade = values.is_year(token[: -len(unit)])
        return Doubt.NONE if decade else Doubt.UNIT
    return Doubt.AFTER_NUMBER if number == 1 and measured and _ANY_UNIT.fullmatch(unit) else Doubt.NONE
