"""Files that are not well-formed: what was meant where it is plain, else what can be recovered."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from kg.model import Problem, Severity
from kg.read import encoding
from kg.read.jats import entities
from kg.read.jats.parsing import tree, undeclared

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STRAY = re.compile(rb"&(?!(?:[A-Za-z_][\w.:-]{0,200}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)|<(?![A-Za-z_/!?])")
_NUMBER = re.compile(rb"&#(?:([0-9]{1,7})|[xX]([0-9A-Fa-f]{1,6}));")
_PLACE = re.compile(r",? line [0-9]+, column [0-9]+.*")
_LIMITS = (
    ("Excessive depth", "elements are nested more than 256 deep"),
    ("Text node too long", "a text has more than ten million characters"),
)
_LAST_CODE_POINT = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def again(data: bytes, error: etree.XMLSyntaxError, source: str, problems: list[Problem]) -> Any:  # noqa: ANN401 - lxml ships no types
    """Return the root of a file that the parser refused: with its entities resolved, mended, or recovered; or None."""
    if _explodes(error, source, problems):
        return None
    resolved = entities.resolved(data, source, problems)
    if resolved != data:
        try:
            return tree(resolved)
        except etree.XMLSyntaxError as other:
            error = other
            if _explodes(error, source, problems):
                return None
    return _mended(resolved, error, source, problems)


def _explodes(error: etree.XMLSyntaxError, source: str, problems: list[Problem]) -> bool:
    if "amplification" not in str(error):
        return False
    message = "entities of this file expand beyond all measure; it is not read. Write the text itself"
    problems.append(Problem(source, error.lineno or 0, "entity-expansion", message, Severity.ERROR))
    return True


def _mended(data: bytes, error: etree.XMLSyntaxError, source: str, problems: list[Problem]) -> Any:  # noqa: ANN401 - lxml ships no types
    text, faults = encoding.decode(data, source)
    whole = undeclared(text.encode("utf-8", "replace"))
    clean = _NOT_XML.sub("", whole.decode()).encode()
    mended = b"".join(entities.outside(clean, _escaped))
    problems += faults
    try:
        root = tree(mended)
    except etree.XMLSyntaxError as left:
        return _recovered(mended, left, source, problems)
    if mended != whole or not faults:
        message = (
            f"not well-formed: {_said(error)}. What was meant is plain and was read so; correct the file"
        )
        problems.append(Problem(source, error.lineno or 0, "mended-xml", message))
    return root


def _escaped(piece: bytes) -> bytes:
    piece = _STRAY.sub(lambda match: b"&amp;" if match[0] == b"&" else b"&lt;", piece)
    return _NUMBER.sub(_allowed, piece)


def _allowed(match: re.Match[bytes]) -> bytes:
    """Return the number of a character as it stands, or of U+FFFD for one that XML does not allow."""
    code = int(match[1]) if match[1] else int(match[2], 16)
    wrong = code > _LAST_CODE_POINT or code in _SURROGATES or _NOT_XML.match(chr(code))
    return b"&#xFFFD;" if wrong else match[0]


def _recovered(data: bytes, error: etree.XMLSyntaxError, source: str, problems: list[Problem]) -> Any:  # noqa: ANN401 - lxml ships no types
    if _explodes(error, source, problems):
        return None
    try:
        root = tree(data, recover=True)
    except etree.XMLSyntaxError:
        root = None
    early = error.error_log[-1].type_name in {"ERR_TAG_NOT_FINISHED", "ERR_DOCUMENT_END"}
    kept = "nothing could be read" if root is None else "what can be recovered is read, the rest is lost"
    message = (
        f"{'the file ends early' if early else 'not well-formed'}: {_said(error)}; {kept}. Get the file anew"
    )
    code = "truncated-xml" if early else "not-well-formed"
    problems.append(Problem(source, error.lineno or 0, code, message, Severity.ERROR))
    return root


def _said(error: etree.XMLSyntaxError) -> str:
    """Return what the parser says, without the place, which stands beside it."""
    said = _PLACE.sub("", (error.msg or "").split("\n")[0])
    return next((plain for sign, plain in _LIMITS if sign in said), said)
