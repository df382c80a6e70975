"""Means of contact: an author's e-mail address and telephone number are not exported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import BlockKind, Problem, Severity, Span
from kg.read import shifting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Block

_LOCAL = re.compile(r"[\w.+%-]{1,64}\Z")
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])")
_LABEL = re.compile(
    r"(?:\b(?:corresponding\s+author(?:'s|’s)?\s+)?e-?mails?(?:\s+(?:address(?:es)?|id))?|\bmailto)\s*[:：.]?\s*\Z",
    re.IGNORECASE,
)
_BEFORE_NUMBER = r"\b\.?(?:\s*/\s*fax\b)?(?:\s*(?:no|number)\b)?[\s.:：#]*[+(]?(?=[0-9]\Z)"
_PHONE_LABEL = re.compile(rf"\b(?:(?:tele)?phone|tel|telefax|fax){_BEFORE_NUMBER}", re.IGNORECASE)
_ANY_PHONE_LABEL = re.compile(
    rf"\b(?:(?:tele)?phone|tel|telefax|fax|mobile|mob|cell|ph|call){_BEFORE_NUMBER}", re.IGNORECASE
)
_PHONE_NUMBER = re.compile(r"[0-9][0-9 ()./\-–]{5,30}[0-9]")
_INTERNATIONAL = re.compile(r"(?<![\w+])\+[0-9][0-9 ()./\-–]{6,30}[0-9](?!\w)")
_TAIL = re.compile(r"[\s;,.)>]*")
_HEAD = re.compile(r"[\s(<;,]*\Z")
_NOT_MAIL = frozenset({"git", "svn", "hg"})
_REACH = 200
_LABEL_REACH = 60


def withheld(blocks: Sequence[Block], source: str) -> tuple[list[Block], list[Problem]]:
    """Return the blocks without e-mail addresses and telephone numbers, and a note where one was.

    A block that holds nothing else is left out.
    """
    kept: list[Block] = []
    problems: list[Problem] = []
    for block in blocks:
        gaps = list(_gaps(block))
        if not gaps:
            kept.append(block)
            continue
        message = "an e-mail address or telephone number is not exported and was left out"
        problems.append(
            Problem(source, block.line_at(gaps[0].end - 1), "contact-withheld", message, Severity.INFO)
        )
        rest = _trimmed(shifting.without(block, gaps))
        if any(sign.isalnum() for sign in rest.text):
            kept.append(rest)
    return kept, problems


def redacted(text: str) -> str:
    """Return ``text`` without e-mail addresses and telephone numbers.

    >>> redacted("Jane Roe <jane@example.org>")
    'Jane Roe'
    """
    for gap in reversed(list(_gaps_in(text, strict=True))):
        text = text[: gap.start] + text[gap.end :]
    return text


def _gaps(block: Block) -> Iterator[Span]:
    yield from _gaps_in(block.text, strict=block.kind is BlockKind.MATTER)


def _gaps_in(text: str, *, strict: bool) -> Iterator[Span]:
    """Yield what is to go, in order and apart; ``strict`` where any international number is a telephone's."""
    found = [_with_label(text, span, strict=strict) for span in _mails(text)]
    found += [_wider(text, span, strict=strict) for span in _phones(text, strict=strict)]
    if strict:
        found += [_wider(text, Span(*match.span()), strict=True) for match in _INTERNATIONAL.finditer(text)]
    end = 0
    for span in sorted(found):
        if span.end > end:
            yield Span(max(span.start, end), span.end)
            end = span.end


def _mails(text: str) -> Iterator[Span]:
    place = text.find("@")
    while place >= 0:
        local = _LOCAL.search(text, max(0, place - 64), place)
        domain = _DOMAIN.match(text, place + 1)
        if local and domain and local[0] not in _NOT_MAIL:
            yield Span(local.start(), domain.end())
        place = text.find("@", place + 1)


def _phones(text: str, *, strict: bool) -> Iterator[Span]:
    """Yield the numbers that a word for a telephone stands before, with that word."""
    known = _ANY_PHONE_LABEL if strict else _PHONE_LABEL
    for number in _PHONE_NUMBER.finditer(text):
        if label := known.search(text, max(0, number.start() - _LABEL_REACH), number.start() + 1):
            yield Span(label.start(), number.end())


def _with_label(text: str, span: Span, *, strict: bool) -> Span:
    label = _LABEL.search(text, max(0, span.start - _REACH), span.start)
    return _wider(text, Span(label.start() if label else span.start, span.end), strict=strict)


def _wider(text: str, span: Span, *, strict: bool) -> Span:
    """Return a gap with the punctuation that sets it off, or in a sentence with the blank before it."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before + after in ("()", "<>"):
        span = Span(span.start - 1, span.end + 1)
        return Span(span.start - (text[span.start - 1 : span.start] == " "), span.end)
    if not strict:
        start = span.start - (before == " " and not after.isalnum())
        return Span(start - (after in (",", ".") and text[start - 1 : start] == ","), span.end)
    head, tail = _HEAD.search(text, max(0, span.start - _REACH), span.start), _TAIL.match(text, span.end)
    end = tail.end() if tail else span.end
    return Span(head.start() if head and end == len(text) else span.start, end)


def _trimmed(block: Block) -> Block:
    text = block.text.rstrip(" ,;")
    start = len(text) - len(text.lstrip(" ,;"))
    return shifting.part(block, Span(start, len(text)))
