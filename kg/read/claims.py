"""The claims of a sentence: what it says, of which kind, and on the strength of which markers.

The rules, for a sentence of prose:

1. A sentence with markers is always a claim, so that no marker is lost. Without markers it is a claim unless it asks,
   points ("See Figure 2.") or stands in a section without claims (thanks, funding).
2. A marker in mid-sentence ends a claim only where a clause of its own follows: after a conjunction or semicolon, or
   after an opening "although", with a finite verb. What follows is another claim, with its own markers or with none.
   Parts that are no clause ("probenecid [3], colchicine [4] and warfarin [5]") stay one claim with all markers.
3. A general claim with two numbers falls into two at a conjunction when both halves have a finite verb and a number;
   both keep the markers.
4. The text of a part is made a sentence of its own: its conjunction dropped, the subject it shares said again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.model.claim import ClaimKind, Measure
from kg.model.text import Span
from kg.read import clauses, kinds, section_kinds, wording
from kg.read.masking import MARKER, mask
from kg.read.phrases import tokens
from kg.read.section_kinds import SectionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model.claim import Quantity
    from kg.model.text import Marker
    from kg.read.kinds import Setting


class Found(NamedTuple):
    """A claim at its place in the block; ``markers`` are places in the markers given."""

    span: Span
    text: str
    kind: ClaimKind
    markers: tuple[int, ...] = ()


class _Part(NamedTuple):
    """A part of a sentence that is one claim; ``subject`` is what it shares with the part before."""

    span: Span
    markers: tuple[int, ...]
    subject: str = ""


_POINTING = re.compile(
    r"[\"“(\[]*(?:see|cf\.?)\s|for (?:more|further|additional|details?|an? (?:overview|review|example|list))\b"
    r"|(?:supplementary )?(?:table|figure|fig\.?|appendix|box|listing)s?\s\S+\s(?:shows?|lists?|summari[sz]es?|presents?"
    r"|gives?|illustrates?|displays?|depicts?|compares?|reports?)\s(?!that\b)",
    re.IGNORECASE,
)
_OUTLINE = re.compile(r"\b(?:organi[sz]ed|structured|arranged) as follows\b")
_REPORTED = re.compile(
    r"\b(?:rare|uncommon|unusual|common|frequent)\s(?:\w+\s){0,2}(?:manifestation|complication|presentation|cause|disease"
    r"|disorder|condition|case|entity|tumou?r|syndrome|occurrence|finding|association|form|event)s?\b",
    re.IGNORECASE,
)
_NO_NUMBER = frozenset({Measure.P_VALUE, Measure.CONFIDENCE_INTERVAL})
_LONGEST = 2000  # code points; what is longer is no sentence that a person wrote, and stays one claim
_FEWEST_WORDS = 3
_FEWEST_WITHOUT_A_VERB = 8


def find(  # noqa: PLR0913, PLR0917 - what the caller alone knows of a sentence
    text: str,
    sentence: Span,
    markers: Sequence[Marker] = (),
    quantities: Sequence[Quantity] = (),
    sections: Sequence[str] = (),
    own: frozenset[str] = frozenset(),
    *,
    after_observation: bool = False,
) -> tuple[Found, ...]:
    """Return the claims of one sentence of the block ``text``, in order.

    ``markers`` and ``quantities`` are those that lie in the sentence, with spans in ``text``; ``sections`` are the titles
    from the outermost section to the sentence's own; ``own`` are the names of the article's product (``kinds.own_names``);
    ``after_observation`` says that the last claim of the sentence before, in the same paragraph, is an observation.
    Each marker is in at least one claim.
    """
    setting = kinds.Setting(section_kinds.kind(sections), own=own, after_observation=after_observation)
    local = sentence.of(text)
    apart = [
        (marker.span.shifted(-sentence.start), at) for at, marker in enumerate(markers) if not marker.in_text
    ]
    plain = mask(local, (span for span, _ in apart))
    if not markers and not _says_something(plain, setting.section):
        return ()
    numbers = [(quantity.span.shifted(-sentence.start), quantity) for quantity in quantities]
    whole = _Sentence(text, sentence.start, plain, markers, numbers)
    found: list[Found] = []
    for part in _parts(whole, sorted(apart)):
        said = _claims(whole, part, setting)
        own_before = found and found[-1].kind is ClaimKind.OBSERVATION and not part.markers
        found += [each._replace(kind=ClaimKind.OBSERVATION) for each in said] if own_before else said
    return tuple(found)


def of_title(text: str, quantities: Sequence[Quantity] = ()) -> tuple[Found, ...]:
    """Return the claim that the article's title makes, if any.

    That something is rare or common is a general claim; a title with a verb states the article's own result.
    """
    found = tokens(text)
    if text.rstrip().endswith("?"):
        return ()
    span = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    said = wording.tidy(text)
    if _REPORTED.search(text):
        kind = kinds.classify(text, kinds.Setting(SectionKind.BACKGROUND), quantities)
        return (Found(span, said, kind),)
    if clauses.verb(found) > 0 and clauses.stands_alone(text):
        return (Found(span, said, ClaimKind.OBSERVATION),)
    return ()


def statement(text: str, span: Span, markers: Sequence[Marker] = ()) -> str:
    """Return what a passage of the block ``text`` says, as a sentence of its own without its markers."""
    return wording.as_sentence(wording.without_markers(text, span, markers))


class _Sentence(NamedTuple):
    """A sentence that begins at ``start`` of its block, with its markers masked; ``numbers`` have spans in ``plain``."""

    block: str
    start: int
    plain: str
    markers: Sequence[Marker]
    numbers: Sequence[tuple[Span, Quantity]]


def _says_something(plain: str, section: SectionKind) -> bool:
    found = tokens(plain)
    if (
        section is SectionKind.NO_CLAIMS
        or len(found) < _FEWEST_WORDS
        or plain.rstrip("\"'”’)] ").endswith("?")
    ):
        return False
    if _POINTING.match(plain) or ("as follows" in plain and _OUTLINE.search(plain)):
        return False
    return len(found) >= _FEWEST_WITHOUT_A_VERB or clauses.verb(found) >= 0


def _parts(sentence: _Sentence, apart: Sequence[tuple[Span, int]]) -> list[_Part]:
    plain = sentence.plain
    cuts = [0]
    for at, (span, number) in enumerate(apart if len(plain) <= _LONGEST else ()):
        after = apart[at + 1] if at + 1 < len(apart) else None
        until = after[0].start if after else len(plain)
        if after and _same_place_or_source(sentence, span, number, after):
            continue
        begin = clauses.after_marker(plain, cuts[-1], span.end, until)
        cuts += [begin] if begin else []
    bounds = list(zip(cuts, [*cuts[1:], len(plain)], strict=True))
    return [_part(sentence, bounds, at) for at in range(len(bounds))]


def _same_place_or_source(sentence: _Sentence, span: Span, number: int, after: tuple[Span, int]) -> bool:
    labels = [{label.text for label in sentence.markers[each].labels} for each in (number, after[1])]
    between = sentence.plain[span.end : after[0].start]
    return labels[0] == labels[1] or not any(char.isalnum() for char in between)


def _part(sentence: _Sentence, bounds: Sequence[tuple[int, int]], at: int) -> _Part:
    start, end = bounds[at]
    markers = tuple(
        number
        for number, marker in enumerate(sentence.markers)
        if start <= marker.span.start - sentence.start < end
    )
    before = sentence.plain[slice(*bounds[at - 1])] if at else ""
    return _Part(_trimmed(sentence.plain, start, end), markers, _shared(before, sentence.plain[start:end]))


def _shared(before: str, clause: str) -> str:
    """Return the subject of the clause before when this clause has none of its own."""
    return (
        clauses.subject(before)
        if before and clauses.lacks_subject(clauses.without_conjunction(clause))
        else ""
    )


def _trimmed(plain: str, start: int, end: int) -> Span:
    part = plain[start:end]
    return Span(end - len(part.lstrip()), start + len(part.rstrip()))


def _claims(sentence: _Sentence, part: _Part, setting: Setting) -> list[Found]:
    setting = setting._replace(sourced=bool(part.markers))
    kind = _kind(sentence, part, setting)
    pieces = [part] if kind is ClaimKind.OBSERVATION else _halves(sentence, part)
    if len(pieces) == 1:
        whole = part.span == _trimmed(sentence.plain, 0, len(sentence.plain))
        return [_found(sentence, part, kind, whole=whole)]
    return [_found(sentence, piece, _kind(sentence, piece, setting), whole=False) for piece in pieces]


def _found(sentence: _Sentence, part: _Part, kind: ClaimKind, *, whole: bool) -> Found:
    span = part.span.shifted(sentence.start)
    said = wording.without_markers(sentence.block, span, sentence.markers)
    if not whole:
        said = wording.as_sentence(said, wording.tidy(part.subject.replace(MARKER, "")))
    return Found(span, said, kind, part.markers)


def _kind(sentence: _Sentence, part: _Part, setting: Setting) -> ClaimKind:
    inside = [quantity for span, quantity in sentence.numbers if part.span.holds(span)]
    return kinds.classify(part.span.of(sentence.plain), setting, inside)


def _halves(sentence: _Sentence, part: _Part) -> list[_Part]:
    """Return a part, or the two that its numbers and verbs make of it at a conjunction."""
    numbers = [
        span
        for span, quantity in sentence.numbers
        if part.span.holds(span) and quantity.measure not in _NO_NUMBER
    ]
    divisible = len(numbers) > 1 and part.span.end - part.span.start <= _LONGEST
    for joint in clauses.joints(part.span.of(sentence.plain)) if divisible else ():
        left = _trimmed(sentence.plain, part.span.start, part.span.start + joint.start)
        right = _trimmed(sentence.plain, part.span.start + joint.start, part.span.end)
        if not _shared_out(numbers, left, right, part.span.start + joint.end):
            continue
        before, clause = left.of(sentence.plain), right.of(sentence.plain)
        if clauses.follows(before, clauses.without_conjunction(clause)):
            begin = clauses.first_word(sentence.plain, right)
            rest = _Part(Span(begin, right.end), part.markers, _shared(before, clause))
            return [_Part(left, part.markers, part.subject), *_halves(sentence, rest)]
    return [part]


def _shared_out(numbers: Sequence[Span], left: Span, right: Span, after: int) -> bool:
    """Say whether both sides have numbers, and not just the neighbours of a list ("10 % and 15 %")."""
    before = [span for span in numbers if left.holds(span)]
    behind = [span for span in numbers if right.holds(span)]
    if not before or not behind or len(before) + len(behind) < len(numbers):
        return False
    return before[-1].end < left.end or behind[0].start > after
