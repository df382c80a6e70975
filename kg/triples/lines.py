"""N-Quads as text: the one escaper, and the lines of one graph.

Writing lines is some twenty times as fast as building objects of an RDF library; a property test
holds that the engine reads back what was meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.vocabulary import RDF, XSD

if TYPE_CHECKING:
    from decimal import Decimal

_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}
_ESCAPES |= {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F) if code not in _ESCAPES}
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f\ud800-\udfff]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def literal(text: str) -> str:
    r"""Return a plain literal; a lone surrogate becomes U+FFFD, which every engine accepts.

    >>> literal('say "no"')
    '"say \\"no\\""'
    """
    if (text.isprintable() and '"' not in text and "\\" not in text) or not _SPECIAL.search(text):
        return f'"{text}"'
    return f'"{_SURROGATE.sub(chr(0xFFFD), text).translate(_ESCAPES)}"'


def english(text: str) -> str:
    """Return a literal tagged as English."""
    return f"{literal(text)}@en"


def integer(number: int) -> str:
    """Return an ``xsd:integer``."""
    return f'"{number}"^^<{XSD.integer}>'


def decimal(number: Decimal) -> str:
    """Return an ``xsd:decimal`` in its canonical form, never with an exponent."""
    plain = f"{number:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return f'"{plain or 0}"^^<{XSD.decimal}>'


def boolean(value: bool) -> str:  # noqa: FBT001 - the value is the content
    """Return an ``xsd:boolean``."""
    return f'"{str(value).lower()}"^^<{XSD.boolean}>'


def date(text: str) -> str:
    """Return an ISO date as ``xsd:date``, ``gYearMonth`` or ``gYear``; anything else as plain text."""
    if _DATE.fullmatch(text):
        return f'"{text}"^^<{_DATE_TYPES[len(text)]}>'
    return literal(text)


def year(text: str) -> str:
    """Return an ``xsd:gYear``, or nothing when ``text`` is no year of four digits."""
    return date(text) if len(text) == 4 and _DATE.fullmatch(text) else ""  # noqa: PLR2004 - digits of a year


class Graph:
    """Collects the lines of one named graph.

    ``add`` takes IRIs for subject and predicate and a finished term (``<iri>`` or a literal) for the object;
    ``link`` takes an IRI for the object too. IRIs are minted by :mod:`kg.names` and contain nothing to escape.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._end = f" <{name}> .\n"
        self.lines: list[str] = []

    def add(self, subject: str, predicate: str, term: str) -> None:
        """Add a statement whose object is a literal or an IRI in angle brackets."""
        self.lines.append(f"<{subject}> <{predicate}> {term}{self._end}")

    def link(self, subject: str, predicate: str, target: str) -> None:
        """Add a statement whose object is the IRI ``target``."""
        self.lines.append(f"<{subject}> <{predicate}> <{target}>{self._end}")

    def type(self, subject: str, *classes: str) -> None:
        """Say what ``subject`` is."""
        for name in classes:
            self.link(subject, RDF.type, name)

    def text(self, subject: str, predicate: str, value: str) -> None:
        """Add a plain literal, unless it is empty."""
        if value:
            self.add(subject, predicate, literal(value))
