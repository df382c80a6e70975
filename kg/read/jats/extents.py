"""Links that are printed as one group, and how far the group reaches: its brackets, its superscript, its names."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Span
from kg.read import labels
from kg.read.masking import united

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.read.jats.writer import Link

_DASHES = re.escape(labels.DASHES)
_SIGNS = rf"[\s,;:/&()\[\]{{}}{_DASHES}]"
_JOINT = re.compile(rf"{_SIGNS}*+(?:(?:and|or|to|through|und|et|y|e|ou)\b{_SIGNS}*+)?")
_LONGEST_JOINT = 14
_PLAIN = re.compile(rf"(?:{_SIGNS}|[0-9.]|and\b|to\b|or\b)*+")
_WORDS = re.compile(
    rf"""(?:
    {_SIGNS} | [."“”'‘’+]
    | [12][0-9]{{3}}[a-z]?(?:\s?[,/]\s?[a-z](?![a-z]))*+
    | (?:et|al|and|or|see|also|e\.g|i\.e|cf|reviewed|reviews?|in|by|from|of|the|for|example|therein|refs?|references
      |de|del|van|von|der|den|la|le|du|da|dos|di|el|und|y|in\ press|unpublished)(?![\w])
    | (?!Figs?\b|Tab|Eq|Supp|Append|Sect|Chap|[A-Z][A-Z0-9])[^\W\d_a-z][\w’'-]*+
    )*+""",
    re.VERBOSE,
)
"""Names, years and what else stands between links in the brackets of an author–year citation."""

_REACH = 600
_CLOSING = {"(": ")", "[": "]"}


class Group(NamedTuple):
    """Links that make one marker; ``span`` covers it with its brackets."""

    span: Span
    links: tuple[Link, ...]


def groups(links: Sequence[Link], text: str, superscripts: Sequence[Span]) -> list[Group]:
    """Return the groups of links, which are in the order of the text; no two groups overlap."""
    found: list[Group] = []
    raised = list(united(superscripts, len(text)))
    for run in _runs(links, text):
        span = _extent(run, links, text, raised)
        if found and span.start < found[-1].span.end:
            last = found.pop()
            span = Span(min(last.span.start, span.start), max(last.span.end, span.end))
            found.append(Group(span, (*last.links, *run)))
        else:
            found.append(Group(span, tuple(run)))
    return found


def _runs(links: Sequence[Link], text: str) -> Iterator[Sequence[Link]]:
    """Yield links between which nothing stands but commas, dashes, brackets, "and"."""
    run: list[Link] = []
    for link in links:
        gap = link.start - run[-1].end if run else 0
        if run and (
            gap > _LONGEST_JOINT or (gap > 0 and not _JOINT.fullmatch(text, run[-1].end, link.start))
        ):
            yield run
            run = []
        run.append(link)
    if run:
        yield run


def _extent(run: Sequence[Link], links: Sequence[Link], text: str, raised: Sequence[Span]) -> Span:
    own = _trimmed(text, run[0].start, max(link.end for link in run))
    first = bisect_left(raised, own.start, key=lambda span: span.end)
    last = bisect_left(raised, max(own.end, own.start + 1), key=lambda span: span.start)
    if first >= last:
        return _bracketed(own, links, text)
    whole = Span(min(own.start, raised[first].start), max(own.end, raised[last - 1].end))
    return _trimmed(text, *whole) if _PLAIN.fullmatch(rest(whole, links, text)) else own


def _bracketed(own: Span, links: Sequence[Link], text: str) -> Span:
    """Return the span with the brackets around it when these hold a citation and nothing else."""
    before = text[own.start - 1 : own.start]
    if before in _CLOSING and text[own.end : own.end + 1] == _CLOSING[before]:
        return Span(own.start - 1, own.end + 1)
    low, high = max(0, own.start - _REACH), min(len(text), own.end + _REACH)
    opening = max(text.rfind("(", low, own.start), text.rfind("[", low, own.start))
    if opening < 0 or max(text.rfind(")", low, own.start), text.rfind("]", low, own.start)) > opening:
        return _closed(own, text)
    closing = text.find(_CLOSING[text[opening]], own.end, high)
    if closing < 0 or text.find(text[opening], own.end, closing) >= 0:
        return own
    whole = Span(opening, closing + 1)
    inner = rest(Span(opening + 1, closing), links, text)
    return whole if _PLAIN.fullmatch(inner) or _WORDS.fullmatch(inner) else own


def _closed(own: Span, text: str) -> Span:
    """Return the span with the bracket after it when the links open but do not close it: ``Smith (2010`` + ``)``."""
    inner = own.of(text)
    opened = inner.count("(") > inner.count(")")
    return Span(own.start, own.end + 1) if opened and text[own.end : own.end + 1] == ")" else own


def rest(span: Span, links: Sequence[Link], text: str) -> str:
    """Return what stands in a span beside the links, each of which leaves a blank."""
    if len(links) == 1:
        return f"{text[span.start : links[0].start]} {text[links[0].end : span.end]}"
    pieces: list[str] = []
    start = span.start
    for number in range(max(0, bisect_left(links, span.start, key=lambda link: link.start) - 1), len(links)):
        link = links[number]
        if link.start >= span.end:
            break
        pieces.append(text[start : max(start, link.start)])
        start = max(start, link.end)
    return " ".join((*pieces, text[start : span.end]))


def _trimmed(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return Span(min(start, end), max(min(start, end), end - len(inner) + len(inner.rstrip())))
