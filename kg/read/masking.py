"""Passages of a text hidden or rewritten in place, so that every offset stays true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MARKER = "\ue000"
"""Stands for a code point of a citation marker: neither word, number nor punctuation."""

OPAQUE = "\ue001"
"""Stands for a code point of something that is no prose but acts as a word: code, mathematics."""

_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")


def mask(text: str, spans: Iterable[tuple[int, int]], character: str = MARKER) -> str:
    """Return ``text``, as long as before, with each code point of ``spans`` replaced by ``character``.

    >>> mask("skin [2].", [(5, 8)], "x")
    'skin xxx.'
    """
    return _rewritten(text, spans, lambda passage: character * len(passage))


def raised(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text``, as long as before, with the digits and signs of ``spans`` as Unicode superscripts.

    >>> raised("108 cells", [(2, 3)])
    '10⁸ cells'
    """
    return _rewritten(text, spans, lambda passage: passage.translate(_RAISED))


def _rewritten(text: str, spans: Iterable[tuple[int, int]], rewrite: Callable[[str], str]) -> str:
    ordered = sorted(spans)
    if not ordered:
        return text
    parts: list[str] = []
    done = 0
    for start, end in united(ordered, len(text)):
        parts += (text[done:start], rewrite(text[start:end]))
        done = end
    return "".join((*parts, text[done:])) if parts else text


def united(spans: Iterable[tuple[int, int]], length: int) -> Iterator[Span]:
    """Yield ``spans`` in order of the text, cut to ``length``, those that overlap or touch as one."""
    start = end = 0
    for first, last in sorted(spans):
        if first > end:
            if end > start:
                yield Span(start, end)
            start = first
        end = max(end, min(last, length)) if last > first else end
    if min(end, length) > start:
        yield Span(start, min(end, length))
