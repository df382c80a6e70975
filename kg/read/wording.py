"""What a claim says, as text: without its citation markers, and a part of a sentence as a sentence of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model.text import MarkerForm, Span
from kg.read import clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model.text import Marker

_NOUN_BEFORE = re.compile(
    r"\b(?:in|by|from|of|with|to|following|than|per|refs?\.?|references?)\s?\Z", re.IGNORECASE
)
_EMPTY = re.compile(r" ?[(\[] ?(?:(?:see|e\.g\.,?|cf\.?|reviewed (?:in|by)|also) ?)*[,;]? ?[)\]]")
_BEFORE_A_STOP = re.compile(r" ([,.;:!?)\]])")
_DOUBLED = re.compile(r",(?: ?,)+")
_LEFT_OVER = re.compile(r",(?=[.;:!?])")
_NEAR = 15


def without_markers(text: str, span: Span, markers: Sequence[Marker]) -> str:
    """Return the passage ``span`` of ``text`` without those ``markers`` that it does not need as words.

    A marker stays that is part of the sentence, or that a preposition needs: "as shown in [5]".
    """
    pieces, done = [], span.start
    for marker in sorted(markers, key=lambda marker: marker.span):
        if span.holds(marker.span) and marker.span.start >= done and not _is_word(text, marker):
            pieces.append(text[done : marker.span.start])
            done = marker.span.end
    if not pieces:
        return " ".join(span.of(text).split())
    return tidy("".join((*pieces, text[done : span.end])))


def _is_word(text: str, marker: Marker) -> bool:
    if marker.in_text or marker.form not in {MarkerForm.BRACKET, MarkerForm.KEY}:
        return marker.in_text
    return _NOUN_BEFORE.search(text[max(0, marker.span.start - _NEAR) : marker.span.start]) is not None


def tidy(text: str) -> str:
    """Return ``text`` with single blanks, and without what removed markers leave: empty brackets, doubled commas.

    >>> tidy("hard ( ), white , .")
    'hard, white.'
    """
    bare = _BEFORE_A_STOP.sub(r"\1", _EMPTY.sub("", " ".join(text.split())))
    return _LEFT_OVER.sub("", _DOUBLED.sub(",", bare))


def as_sentence(clause: str, subject: str = "") -> str:
    """Return a clause as a sentence: without its conjunction, with the ``subject`` it shares, a capital and a stop.

    >>> as_sentence("but is hard to treat.", "Gout")
    'Gout is hard to treat.'
    """
    bare = clauses.without_conjunction(clause).strip(" ,;:")
    said = f"{subject} {bare}" if subject else bare
    first = said.split(" ", 1)[0].replace("-", "")
    said = said[:1].upper() + said[1:] if first.islower() and first.isalpha() else said
    return said if said.endswith((".", "!", "?")) else f"{said}."
