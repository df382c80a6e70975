"""Sentences of one block of prose, as spans.

A sentence ends at a full stop, question or exclamation mark, with the quotes, brackets and citation markers after it,
where what follows can open a sentence. When in doubt it goes on: a wrong cut tears a claim from its source, a missing
one only joins two claims.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.model.text import Span
from kg.read.abbreviations import BEFORE_A_NUMBER, NEVER_LAST, OPENERS, SOMETIMES_LAST, TITLES
from kg.read.masking import MARKER, OPAQUE, mask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The look-behind and the possessive quantifiers keep any character from being scanned twice.
_STOP = re.compile(
    rf"(?P<stop>[.!?…。！？](?<![.!?…。！？].)[.!?…。！？]*+[\"'”’»›)\]}}*_」』）]*+)"
    rf"(?:\s*+{MARKER}++[,;\"'”’»)\]*_]*+)*+"
    rf"(?=\s|\Z|(?<={MARKER})[A-Z]|(?<=[。！？])|(?<=[。！？][”’」』）]))"
)
_OPENING = r"\"'“‘«‹„¿¡(\[{*_"
_NEXT = re.compile(rf"\s*+[{_OPENING}\s–—-]*+(?P<word>[^\W_]++|{OPAQUE})?(?P<stop>\.)?")
_BRACKET = re.compile(r"[()\[\]{}]")
_ENUMERATOR = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})(?:\.\d{1,3})*\Z")
_INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*\Z")
_TRIMMED = f"\"'“”‘’«»‹›¿¡()[]{{}}*_,;{MARKER}"
_LOOK_BACK = 40
_PLAIN = 5  # letters; shorter words in lower case may be abbreviations that no list knows


class _Next(NamedTuple):
    """The word after a stop: what it is, and whether it is itself followed by a stop."""

    word: str
    stopped: bool

    @property
    def opener(self) -> bool:
        initial = len(self.word) == 1 and self.stopped
        return self.word[:1].isupper() and not initial and self.word.lower() in OPENERS

    @property
    def capital(self) -> bool:
        """Say whether the word can begin a sentence by how it is written: ``The``, ``25``, ``α``, ``mRNA``."""
        first = self.word[:1]
        return bool(first) and (not first.islower() or "α" <= first <= "ω" or self.word != self.word.lower())


def split(text: str, markers: Sequence[Span] = (), opaque: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text``, in order, without outer blanks.

    ``markers`` are citations set apart from the sentence, each of which goes to the sentence it ends;
    ``opaque`` are passages that act as words, citations that are part of the sentence among them.
    Every code point that is not blank lies in exactly one sentence.

    >>> [span.of("Rare [1]. It hurts.") for span in split("Rare [1]. It hurts.", [Span(5, 8)])]
    ['Rare [1].', 'It hurts.']
    """
    start = 0
    found: list[Span] = []
    for cut in (*_cuts(mask(mask(text, opaque, OPAQUE), markers)), len(text)):
        part = text[start:cut]
        bare = part.strip()
        if bare:
            first = start + len(part) - len(part.lstrip())
            found.append(Span(first, first + len(bare)))
        start = cut
    return tuple(found)


def _cuts(plain: str) -> Iterator[int]:
    brackets = _bracketed(plain)
    inside = start = 0
    for stop in _STOP.finditer(plain):
        while inside < len(brackets) and brackets[inside].end <= stop.start():
            inside += 1
        if (
            inside < len(brackets)
            and brackets[inside].start < stop.start()
            and stop.end() < brackets[inside].end
        ):
            continue
        cut = _cut(plain, start, stop)
        if cut:
            yield cut
            start = cut


def _bracketed(plain: str) -> list[Span]:
    """Return the outermost pairs of brackets; one without its partner does not count."""
    opened: list[int] = []
    pairs: list[Span] = []
    for found in _BRACKET.finditer(plain):
        if found.group() in "([{":
            opened.append(found.start())
        elif opened:
            first = opened.pop()
            while pairs and pairs[-1].start > first:
                pairs.pop()
            pairs.append(Span(first, found.end()))
    return pairs


def _cut(plain: str, start: int, stop: re.Match[str]) -> int:
    """Return where the sentence that began at ``start`` ends at ``stop``, or 0 when it goes on."""
    after = _following(plain, stop.end())
    end = stop.end("stop")
    if _ends(plain, start, stop, after):
        return stop.end()
    # "… of the skin. [2] showed that": the marker is the subject of the next sentence.
    leads = end < stop.end() and plain[end].isspace() and after.word.islower()
    return end if leads and _ends(plain, start, stop, _Next("Reference", stopped=False)) else 0


def _following(plain: str, at: int) -> _Next:
    found = _NEXT.match(plain, at)
    return _Next(found["word"] or "", found["stop"] is not None) if found else _Next("", stopped=False)


def _ends(plain: str, start: int, stop: re.Match[str], after: _Next) -> bool:
    at = stop.start()
    if plain[at] in "。！？":
        return True
    if plain[at] != "." or plain.startswith("..", at):
        return after.capital
    words = plain[max(start, at - _LOOK_BACK) : at].split()
    last = words[-1].strip(_TRIMMED) if words and not plain[at - 1].isspace() else ""
    if len(words) == 1 and _ENUMERATOR.match(last):
        return False
    return _ends_after(last, words[-2] if len(words) > 1 else "", after)


def _ends_after(last: str, previous: str, after: _Next) -> bool:
    """Say whether a sentence ends after the word ``last`` and a full stop."""
    key = last.lower()
    if key in NEVER_LAST or last in TITLES:
        return False
    if key in BEFORE_A_NUMBER and (len(key) > 1 or previous[-1:].isdigit()):
        return after.capital and not after.word[:1].isdigit()
    if key in SOMETIMES_LAST or (_INITIALS.match(last) and not previous[-1:].isdigit()):
        return after.opener
    plain = len(last) >= _PLAIN and last.isalpha() and last.islower()
    return after.capital or (plain and after.word != "")
