"""Groups of raised numbers: ``<sup>2,3</sup>``, ``<sup>1</sup><sup>,</sup><sup>2</sup>``, ``²,³``, ``$^{67,68}$``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import BlockKind, Span
from kg.read import labels
from kg.read.masking import OPAQUE, mask
from kg.read.numeric import notation
from kg.read.numeric.candidates import Candidate, Doubt, Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Block

_UNICODE = re.compile(r"[¹²³⁰⁴-⁹](?:[¹²³⁰⁴-⁹⁻,;–-]*[¹²³⁰⁴-⁹])?")
_TEX = re.compile(r"[$\\(\s]*\^[\s{]*(?:\\[a-z]{1,10})?[\s{]*[0-9][0-9,;–\s-]*[\s}$\\)]*")
_ADDRESS = re.compile(r"https?:|ftp:|www\.", re.IGNORECASE)
"""What is opaque, and yet ends where a raised number begins."""
_TEX_COMMAND = re.compile(r"\\[a-z]+")
_DECORATION = str.maketrans(dict.fromkeys("()[]{}$^\\*†‡§¶#", " ")) | labels.SUPERSCRIPT_DIGITS
_CONNECTOR = re.compile(rf"[\s()\[\]{labels.COMMAS}{re.escape(labels.DASHES)}]*")
_PREFACE = re.compile(
    r"\s*(?:[0-9]?\+(?=\s+[0-9]+\s*[0-9,;–-])|[+−–-]/[+−–-]|[®™©]|TM|th|st|nd|rd|[a-z](?=[,;\s]))[,;\s]*(?=[0-9])"
)
"""A charge, genotype, trade mark, ordinal or note letter before the numbers of one superscript."""
_GAP = re.compile(rf"[\s{labels.COMMAS}{re.escape(labels.DASHES)}]*")
_ENDS = f" \t.{labels.COMMAS}"
_SIGN = re.compile(rf"\s*[+{re.escape(labels.DASHES)}]\s*")
_LONGEST_GAP = 3
_REACH = 60
_CELL_ENDS = re.compile(r"[|\t\n]")


def candidates(index: int, block: Block) -> Iterator[Candidate]:
    """Yield the groups of raised numbers of a block, in order."""
    run: list[Span] = []
    previous = Span(0, 0)
    for piece in raised(block):
        if run and not _joins(index, block, run, previous, piece):
            yield from _group(index, block, run, previous)
            previous, run = run[-1], []
        run.append(piece)
    yield from _group(index, block, run, previous)


def raised(block: Block) -> list[Span]:
    """Return the raised stretches of a block in order, none twice."""
    prose = mask(block.text, block.opaque, OPAQUE)
    closed = mask(
        block.text, (span for span in block.opaque if not _ADDRESS.match(span.of(block.text))), OPAQUE
    )
    found = [span for span in block.superscripts if OPAQUE not in span.of(closed)]
    if not prose.isascii():
        found += [Span(*match.span()) for match in _UNICODE.finditer(prose)]
    found += [span for span in block.opaque if _TEX.fullmatch(span.of(block.text))]
    pieces: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start < span.end and (not pieces or span.start >= pieces[-1].end):
            pieces.append(span)
    return pieces


def _joins(index: int, block: Block, run: list[Span], previous: Span, piece: Span) -> bool:
    """Say whether a piece goes on with the group of those before it."""
    gap = block.text[run[-1].end : piece.start]
    if len(gap) > _LONGEST_GAP or "\n" in gap or not _GAP.fullmatch(gap):
        return False
    first, content = run[0].of(block.text), piece.of(block.text)
    if first.lstrip()[:1] in labels.DASHES or not (_is_part(run[-1].of(block.text)) and _is_part(content)):
        return False
    if len(run) == 1 and (gap + content)[:1].isspace() and not _GAP.fullmatch(content):
        return not any(candidate.doubt for candidate in _group(index, block, run, previous))
    return True


def _is_part(content: str) -> bool:
    return bool(
        _CONNECTOR.fullmatch(content)
        or labels.parse(_plain(content).strip(_ENDS + labels.DASHES), words=False)
    )


def _plain(content: str) -> str:
    """Return a raised stretch, as long as before, without TeX, brackets, asterisks and what is no number before them."""
    blank = _TEX_COMMAND.sub(lambda match: " " * len(match[0]), content).translate(_DECORATION)
    preface = _PREFACE.match(blank)
    return " " * preface.end() + blank[preface.end() :] if preface else blank


def _group(index: int, block: Block, run: list[Span], previous: Span) -> Iterator[Candidate]:
    """Yield the group of raised pieces, unless it is none; ``previous`` is the raised piece before."""
    span = Span(run[0].start, run[-1].end) if run else Span(0, 0)
    plain = _plain(span.of(block.text)).rstrip(_ENDS)
    inner = plain.lstrip(_ENDS)
    items = labels.parse(inner, words=False, at=span.start + len(plain) - len(inner))
    if items:
        doubt = _doubt(block, span, items, previous)
        yield Candidate(index, _trimmed(block.text, span), Family.RAISED, items, doubt)


def _trimmed(text: str, span: Span) -> Span:
    """Return the span without blanks and commas at its ends."""
    content = span.of(text)
    return Span(span.end - len(content.lstrip(_ENDS)), span.start + len(content.rstrip(_ENDS)))


def _doubt(block: Block, span: Span, items: tuple[labels.Printed, ...], previous: Span) -> Doubt:
    cell = _CELL_ENDS.split(block.text[max(0, span.start - _REACH) : span.start])[-1]
    if not cell.strip():
        return Doubt.NOTE
    if block.kind is BlockKind.TABLE_ROW and not any(character.isalpha() for character in cell):
        return Doubt.NOTE
    if "[" in span.of(block.text):
        return Doubt.NONE
    if previous.end and not block.text[previous.end : span.start].strip():
        return Doubt.EXPONENT if _SIGN.fullmatch(previous.of(block.text)) else Doubt.NONE
    return notation.doubt(block.text, span, items)
