"""The grammar of numeric labels: ``6,9``, ``3–5``, ``1, 3–5``, ``see 12, p. 7; 14``.

``parse`` reads what stands between the brackets, ``expand`` turns it into labels with ranges filled,
``fault`` says what is wrong with a range, ``format_numbers`` writes numbers the way articles print them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import Label, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

DASHES = "-‐‑‒–—―−﹣－~∼～〜"
COMMAS = ",;，；、&"
SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", "0123456789+−()")
WIDEST_RANGE = 500
"""A range that spans more is never filled, and neither is a group beyond this many labels."""
LONGEST_GROUP = 4000
"""More characters than this are no group of labels."""

_DIGIT = re.compile(r"[0-9]")
_DASH = rf"(?:[{re.escape(DASHES)}]{{1,3}}|\b(?:to|through)\b)"
_GAP = re.compile(rf"(?P<mark>[{COMMAS}])|\b(?:and|or)\b|(?<=[0-9])\s+(?=[0-9])")
_ITEM = re.compile(
    rf"(?P<prefix>(?:[A-Za-z][A-Za-z.]*\s+)*)(?P<first>[0-9]{{1,12}})(?P<letters>[a-z](?:{_DASH}[a-z])?)?"
    rf"(?:\s*{_DASH}\s*(?P<last>[0-9]{{1,12}}))?(?:\s*(?P<locator>[A-Za-z§].*))?",
    re.DOTALL,
)
_LETTERS = re.compile(rf"[a-z](?:{_DASH}[a-z])?")
_BEFORE = frozenset(
    [
        "see",
        "also",
        "e.g.",
        "eg",
        "e.g",
        "cf",
        "cf.",
        "ref",
        "ref.",
        "refs",
        "refs.",
        "reference",
        "references",
        "reviewed",
        "review",
        "reviews",
        "in",
        "for",
        "a",
        "and",
        "by",
        "as",
        "of",
    ]
)
_PLACE = re.compile(
    r"(?:pp?|pages?|ch|chap|chapters?|sect?|sections?|§|figs?|figures?|tables?|tab|theorem|thm|lemma|prop|proposition|"
    r"corollary|definition|def|eqs?|equations?|vol|volume|lines?|appendix|app|suppl|note|part|references|refs|citations|"
    r"and references|therein)(?![A-Za-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """One number, or a range when it has a ``last``, as printed; ``ends`` are its numbers."""

    first: str
    span: Span
    ends: tuple[Span, ...]
    last: str = ""
    prefix: str = ""
    letters: str = ""
    locator: str = ""

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the numbers that are printed: one, or the two ends of a range."""
        return (self.first, self.last) if self.last else (self.first,)

    def shifted(self, by: int) -> Printed:
        """Return the same item in a text that begins ``by`` code points earlier."""
        return replace(self, span=self.span.shifted(by), ends=tuple(end.shifted(by) for end in self.ends))


def format_numbers(numbers: Iterable[int]) -> str:
    """Write numbers sorted, once each, three or more in a row as a range.

    >>> format_numbers([5, 1, 3, 4])
    '1, 3–5'
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if run[2:] else ", ".join(map(str, run)) for run in runs)


def parse(text: str, *, words: bool = True, at: int = 0) -> tuple[Printed, ...]:
    """Return the numbers and ranges of a group in printed order; nothing when it is not wholly one.

    ``words`` allows "see", "refs", "p. 12" and the like. Letters after a number (``2a``, ``2a–c``) are its locator.
    Spans are in the text that the group stands in at ``at``.

    >>> [item.numbers for item in parse("1, 3–5")]
    [('1',), ('3', '5')]
    >>> parse("38.10%")
    ()
    """
    if not _DIGIT.search(text):
        return ()
    items: list[Printed] = []
    prefix, locating = "", False
    for mark, span in _chunks(text) if len(text) <= LONGEST_GROUP else ():
        piece = span.of(text)
        locating = locating and mark != ";"
        if not piece:
            continue
        if locating or (items and _PLACE.match(piece)):
            items[-1] = replace(items[-1], locator=_joined(items[-1].locator, piece))
            locating = True
        elif items and items[-1].letters and _LETTERS.fullmatch(piece):
            items[-1] = replace(items[-1], letters=_joined(items[-1].letters, piece))
        elif item := _item(text, span, prefix, at):
            items.append(item)
            prefix, locating = "", bool(item.locator)
        elif _is_prefix(piece):
            prefix = f"{prefix} {piece}".strip()
        else:
            return ()
    plain = not prefix and not any(item.prefix or item.locator for item in items)
    return tuple(items) if plain or (words and not prefix) else ()


def _joined(before: str, piece: str) -> str:
    return f"{before}, {piece}".removeprefix(", ")


def _chunks(text: str) -> Iterator[tuple[str, Span]]:
    """Yield what stands between commas, semicolons and "and", stripped, with the mark before it."""
    mark, start = "", 0
    for gap in _GAP.finditer(text):
        yield mark, _stripped(text, start, gap.start())
        mark, start = gap["mark"] or ",", gap.end()
    yield mark, _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _item(text: str, span: Span, prefix: str, at: int) -> Printed | None:
    match = _ITEM.fullmatch(text, span.start, span.end)
    if not match or not _is_prefix(match["prefix"]):
        return None
    if match["locator"] and not _PLACE.match(match["locator"]):
        return None
    names = ("first", "last") if match["last"] else ("first",)
    first, *last = (str(int(match[name])) for name in names)
    if "0" in (first, *last):
        return None
    return Printed(
        first=first,
        span=span.shifted(at),
        ends=tuple(Span(match.start(name) + at, match.end(name) + at) for name in names),
        last="".join(last),
        prefix=f"{prefix} {match['prefix']}".strip(),
        letters=match["letters"] or "",
        locator=match["locator"] or "",
    )


def _is_prefix(words: str) -> bool:
    return all(word.lower() in _BEFORE for word in words.split())


def fault(item: Printed, known: Collection[str]) -> str:
    """Say what is wrong with a range, or nothing; ``known`` are the labels of the reference list, if any."""
    if not item.last:
        return ""
    first, last = int(item.first), int(item.last)
    if first >= last:
        return (
            "its end comes before its beginning"
            if first > last
            else "it begins and ends with the same number"
        )
    if last - first > WIDEST_RANGE or (known and item.last not in known and last - first > len(known)):
        return "it spans more than the reference list holds"
    return ""


def expand(items: Iterable[Printed], known: Collection[str] = ()) -> tuple[Label, ...]:
    """Return the labels of a group in order, once each, with ranges filled where nothing is wrong with them.

    ``known`` are the labels of the reference list: a lettered number is a label of its own when the list has it.
    """
    labels: dict[str, Label] = {}
    for item in items:
        for label in _labels(item, known, room=len(labels) < WIDEST_RANGE):
            if label.text not in labels or labels[label.text].implied:
                labels[label.text] = label
    return tuple(labels.values())


def _labels(item: Printed, known: Collection[str], *, room: bool) -> Iterator[Label]:
    if item.letters and not item.last and f"{item.first}{item.letters}" in known:
        yield Label(f"{item.first}{item.letters}", item.span, prefix=item.prefix, locator=item.locator)
        return
    locator = item.locator or item.letters
    yield Label(item.first, item.ends[0], prefix=item.prefix, locator="" if item.last else locator)
    if item.last:
        if room and not fault(item, known):
            whole = Span(item.ends[0].start, item.ends[1].end)
            yield from (
                Label(str(n), whole, implied=True) for n in range(int(item.first) + 1, int(item.last))
            )
        yield Label(item.last, item.ends[1], locator=locator)
