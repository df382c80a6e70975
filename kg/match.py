"""Which entry of a bibliography is meant by which entry of a printed reference list."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Reference, Work

_NOT_WORD = re.compile(r"[\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SHORTEST_TITLE = 12


def match_printed(
    printed: Sequence[Reference], entries: Sequence[Reference]
) -> tuple[list[Reference], list[Reference], list[Problem]]:
    """Return the printed list enriched from ``entries``, the entries not used, and problems.

    Evidence, strongest first: DOI, PubMed id, then title with year and first author, title with one of them,
    and last the title inside the printed text. Two candidates of equal strength are a Problem, not a guess.
    """
    if not entries:
        return list(printed), [], []
    index, titles = _index(entries), _titles(entries)
    taken: set[int] = set()
    merged: list[Reference] = []
    problems: list[Problem] = []
    for reference in printed:
        candidates = _candidates(reference, index, titles) - taken
        if len(candidates) == 1:
            chosen = candidates.pop()
            taken.add(chosen)
            merged.append(_merge(reference, entries[chosen]))
            continue
        merged.append(reference)
        if candidates:
            problems.append(_ambiguous(reference, [entries[number] for number in sorted(candidates)]))
        else:
            problems.append(_unmatched(reference))
    return merged, [entry for number, entry in enumerate(entries) if number not in taken], problems


def normal(text: str) -> str:
    """Return ``text`` in plain lower-case letters and digits, words joined by one blank.

    >>> normal("Cutaneous  deposition: Part II.")
    'cutaneous deposition part ii'
    """
    if text.isascii():
        return _NOT_WORD.sub(" ", text.lower()).strip()
    letters = text.casefold()
    if not letters.isascii():
        letters = unicodedata.normalize("NFKD", text).casefold()
        letters = _NOT_ASCII.sub(lambda sign: "" if unicodedata.combining(sign[0]) else sign[0], letters)
    return _NOT_WORD.sub(" ", letters).strip()


def family(work: Work) -> str:
    """Return the first author's family name, normalised."""
    first = work.authors[0] if work.authors else None
    return normal(first.family or first.literal) if first else ""


def _index(entries: Iterable[Reference]) -> dict[tuple[str, ...], set[int]]:
    index: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, entry in enumerate(entries):
        for key in _keys(entry.work):
            index[key].add(number)
    return dict(index)


def _keys(work: Work) -> Iterator[tuple[str, ...]]:
    """Yield what identifies a work, strongest first."""
    title = normal(work.title)
    if work.doi:
        yield ("doi", work.doi)
    if work.pmid:
        yield ("pmid", work.pmid)
    if title:
        yield ("title", title, work.year, family(work))
        yield ("title-year", title, work.year)
        yield ("title-author", title, family(work))


def _titles(entries: Iterable[Reference]) -> list[tuple[int, str, str, str]]:
    """Return the number, title, year and first author of the entries whose title is long enough to be looked for."""
    glued = (
        (number, normal(entry.work.title).replace(" ", ""), entry.work)
        for number, entry in enumerate(entries)
    )
    return [
        (number, title, work.year, family(work).replace(" ", ""))
        for number, title, work in glued
        if len(title) >= _SHORTEST_TITLE
    ]


def _candidates(
    reference: Reference,
    index: dict[tuple[str, ...], set[int]],
    titles: Sequence[tuple[int, str, str, str]],
) -> set[int]:
    for key in _keys(reference.work):
        if key in index:
            return set(index[key])
    return _by_text(normal(reference.text), titles)


def _by_text(text: str, titles: Sequence[tuple[int, str, str, str]]) -> set[int]:
    """Find the entries whose title, year and first author all stand in the printed text."""
    glued = text.replace(" ", "")
    return {
        number
        for number, title, year, author in titles
        if title in glued and year in text and author in glued
    }


def _merge(printed: Reference, entry: Reference) -> Reference:
    return replace(printed, key=entry.key, work=entry.work, printed=printed.work)


def _ambiguous(reference: Reference, candidates: Sequence[Reference]) -> Problem:
    keys = ", ".join(entry.key for entry in candidates)
    message = (
        f"printed reference {reference.label} fits several entries of the bibliography: {keys}; none is taken"
    )
    return Problem(reference.source, reference.line, "ambiguous-reference", message, raw=reference.text)


def _unmatched(reference: Reference) -> Problem:
    message = (
        f"printed reference {reference.label} matches no entry of the bibliography; its printed text is used"
    )
    return Problem(
        reference.source, reference.line, "unmatched-reference", message, Severity.INFO, reference.text
    )
