"""Entities of JATS files, resolved without their DTD: the names of HTML and ISO come from tables."""

from __future__ import annotations

import html.entities
import re
from typing import TYPE_CHECKING

from kg.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

_DECLARATION = re.compile(rb"<!ENTITY\s{1,20}([\w.:-]{1,200})\s{1,20}(SYSTEM|PUBLIC|[\"'])")
_REFERENCE = re.compile(
    rb"&(?!(?:amp|lt|gt|quot|apos);)(?:([A-Za-z_][\w.:-]{0,200})|#(1[2-5][0-9])|#[xX]([89][0-9A-Fa-f]));"
)
WINDOWS = re.compile(rb"&#(?:1[2-5][0-9]|[xX][89][0-9A-Fa-f]);")
"""Numbers of characters that only Windows has there."""

_OPENING = re.compile(rb"<!\[CDATA\[|<!--|<\?")
_CLOSING = {b"<![CDATA[": b"]]>", b"<!--": b"-->", b"<?": b"?>"}

_GREEK = dict(
    zip(
        "agr bgr ggr dgr egr zgr eegr thgr igr kgr lgr mgr ngr xgr ogr pgr rgr sfgr sgr tgr ugr phgr khgr psgr ohgr".split(),  # noqa: SIM905
        "αβγδεζηθικλμνξοπρςστυφχψω",
        strict=True,
    )
)
"""The letters of ISO 8879's ``ISOgrk1``, which HTML lacks; a capital's name begins with a capital."""


def resolved(data: bytes, source: str, problems: list[Problem]) -> bytes:
    """Return XML in which no entity is left but those of XML itself and those that the file declares with a text.

    A name that no table knows stays readable as ``&name;`` and is a Problem, and so is one that stands for another
    file: nothing outside is ever read. Numbers 128–159 are read as Windows-1252, which is what their writers meant.
    """
    kinds = {match[1]: match[2] for match in _DECLARATION.finditer(data)}
    inside = {name for name, kind in kinds.items() if kind in {b'"', b"'"}}
    unknown: dict[bytes, int] = {}

    def text(match: re.Match[bytes]) -> bytes:
        name = match[1]
        if name is None:
            return _windows(match)
        if name in inside:
            return match[0]
        if character := "" if name in kinds else _character(name.decode("ascii", "replace")):
            return "".join(f"&#{ord(sign)};" for sign in character).encode()
        unknown.setdefault(name, match.start())
        return b"&amp;" + name + b";"

    if not _REFERENCE.search(data):
        return data
    whole = b"".join(outside(data, lambda piece: _REFERENCE.sub(text, piece)))
    problems += [_unknown(name, kinds, _line(data, name), source) for name in unknown]
    return whole


def outside(data: bytes, rewrite: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """Yield ``data`` in pieces, rewritten where it is no CDATA section, comment or processing instruction."""
    place = 0
    while opening := _OPENING.search(data, place):
        yield rewrite(data[place : opening.start()])
        closing = _CLOSING[opening[0]]
        end = data.find(closing, opening.end())
        place = end + len(closing) if end >= 0 else len(data)
        yield data[opening.start() : place]
    yield rewrite(data[place:])


def _character(name: str) -> str:
    """Return what an entity stands for, or nothing.

    >>> _character("mdash"), _character("Dgr"), _character("none-such")
    ('—', 'Δ', '')
    """
    if found := html.entities.html5.get(f"{name};"):
        return found
    letter = _GREEK.get(name.lower(), "")
    return letter.upper() if name[0].isupper() else letter


def _windows(match: re.Match[bytes]) -> bytes:
    code = int(match[2]) if match[2] else int(match[3], 16)
    known = 0x80 <= code <= 0x9F  # noqa: PLR2004 - the block that Unicode leaves to control codes
    sign = bytes([code]).decode("cp1252", "ignore") if known else ""
    return f"&#{ord(sign)};".encode() if sign else match[0]


def _line(data: bytes, name: bytes) -> int:
    return data.count(b"\n", 0, max(0, data.find(b"&" + name + b";"))) + 1


def _unknown(name: bytes, kinds: Container[bytes], line: int, source: str) -> Problem:
    raw = f"&{name.decode('ascii', 'replace')};"
    if name in kinds:
        message = f"{raw} stands for another file, which is never opened; put the text itself here"
        return Problem(source, line, "external-entity", message, Severity.WARNING, raw)
    message = f"{raw} is declared nowhere and is kept as it stands; write the character itself"
    return Problem(source, line, "undefined-entity", message, Severity.WARNING, raw)
