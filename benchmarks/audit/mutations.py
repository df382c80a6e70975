"""One function a fault: from a case, by chance, a faulty article and what must be reported; None where it cannot be made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.audit.case import Case, Mutant, called, edited, faulty, with_bib, with_edit
from benchmarks.audit.places import entries, field, markers, prose, sentence_before, single, tail
from benchmarks.audit.statements import another_age, another_disease, another_number, number_of_no_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from benchmarks.audit.places import Entry

Mutation: TypeAlias = "Callable[[Case, Random], Mutant | None]"

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TITLE = re.compile(r"^[A-Z][^.\d]{2,}\. ?[A-Z](?:[^. ]+ ){4}[^.]+[.?] ?[A-Z]")
"""Names, a full stop, a title of five words or more, and something behind it."""
_APART = 2
_LATER = 5
_SLIPS = (("/", ""), ("10.", "1O."), ("/", " /"), ("10.", "11."))
_DEBRIS = ("Ã©", "Ã¼", "â€™", "&eacute;", "�")
_IMPOSSIBLE = (
    ("Recovery was seen in 3/10 (40 %) of the patients.", "3/10"),
    ("Recovery was seen in 7 of 20 (45 %) of the patients.", "7 of 20"),
    ("Recovery was seen in 140 % of patients.", "140 %"),
    ("Recovery was seen in 70–40 % of the patients.", "70–40 %"),
    ("Recovery was seen in 14 of 12 patients.", "14 of 12"),
    ("The difference was significant (p = 1.3).", "1.3"),
)


def dangling_marker(case: Case, rng: Random) -> Mutant | None:
    """Add a label that stands in no list to a marker."""
    found = markers(case)
    if not found or not entries(case):
        return None
    marker = rng.choice(found)
    highest = max((int(entry.label) for entry in entries(case) if entry.label.isdigit()), default=0)
    label = "nobody2031" if case.bib else str(highest + rng.randint(1, 9))
    body = f"{marker.body}; @{label}" if case.bib else f"{marker.body}, {label}"
    return with_edit(case, (marker.start, marker.end, marker.around(body)), (f"“{label}”",))


def drop_only_mention(case: Case, rng: Random) -> Mutant | None:
    """Take the only marker of an entry out of the text."""
    if not (found := single(case)):
        return None
    marker = rng.choice(found)
    return with_edit(case, (marker.start, marker.end, ""), called(marker.labels[0]))


def drop_citation(case: Case, rng: Random) -> Mutant | None:
    """Take the only marker of a general claim away."""
    found = [
        (marker, words)
        for marker in markers(case)
        if (words := tail(case, marker)) and sum(words in claim for claim in case.sourced) == 1
        if _ends_sentence(case.text, marker.start, marker.end)
        if not re.search(r"[\[@]|<sup>", sentence_before(case.text, marker.start))
    ]
    if not found:
        return None
    marker, words = rng.choice(found)
    return with_edit(case, (marker.start, marker.end, ""), (words,))


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Say whether a full stop stands behind a marker, or before it and none behind."""
    return (text[start - 1] == ".") != (text[end : end + 1] == ".") and text[end : end + 2].strip() in {
        "",
        ".",
    }


def reverse_range(case: Case, rng: Random) -> Mutant | None:
    """Let a range end before it begins."""
    labels = {entry.label for entry in entries(case)}
    found = [m for m in markers(case) if len(m.labels) == 1 and str(int_of(m.labels[0]) + 3) in labels]
    if case.bib or not found:
        return None
    marker = rng.choice(found)
    body = f"{int_of(marker.body) + 3}–{marker.body}"
    return with_edit(case, (marker.start, marker.end, marker.around(body)), (body,))


def int_of(label: str) -> int:
    """Return the number of a label, 0 for a key."""
    return int(label) if label.isdigit() else 0


def swap_first_mentions(case: Case, rng: Random) -> Mutant | None:
    """Exchange two markers of a numbered article, each the only one of its entry."""
    return None if case.bib else _swapped(case, rng, by_label=True)


def swap_sources(case: Case, rng: Random) -> Mutant | None:
    """Exchange two markers, so that two claims have the other's source."""
    return _swapped(case, rng, by_label=False)


def _swapped(case: Case, rng: Random, *, by_label: bool) -> Mutant | None:
    found = [m for m in single(case) if by_label or tail(case, m)]
    pairs = [(a, b) for a in found for b in found if a.start < b.start and _far(a.labels[0], b.labels[0])]
    if not pairs:
        return None
    one, two = rng.choice(pairs)
    expected = [called(m.labels[0]) if by_label else (tail(case, m),) for m in (one, two)]
    edits = ((one.start, one.end, one.around(two.body)), (two.start, two.end, two.around(one.body)))
    return faulty(edited(case, *edits), *expected)


def _far(one: str, two: str) -> bool:
    return one != two and (not one.isdigit() or abs(int(one) - int(two)) >= _APART)


def duplicate_entry(case: Case, rng: Random) -> Mutant | None:
    """Add an entry that the list already has, under another label."""
    found = [entry for entry in entries(case) if _whole(entry)]
    if not found:
        return None
    entry = rng.choice(found)
    if case.bib:
        copy = entry.text.replace(entry.label, f"{entry.label}Again", 1)
        return with_bib(case, f"{case.bib.rstrip()}\n\n{copy}\n", called(f"{entry.label}Again"))
    last = max(entries(case), key=lambda each: int(each.label))
    label = str(int(last.label) + 1)
    return with_edit(case, (last.end, last.end, f"\n{label}. {entry.text}"), called(label))


def _whole(entry: Entry) -> bool:
    """Say whether an entry can be seen to have authors, a title and a year."""
    if entry.kind == "printed":
        return len(_YEAR.findall(entry.text)) == 1 and bool(_TITLE.search(entry.text))
    return all(field(entry, name) for name in ("author", "title", "year"))


def remove_year(case: Case, rng: Random) -> Mutant | None:
    """Take the year from a journal article's BibTeX entry."""
    return _removed(case, rng, "year")


def remove_title(case: Case, rng: Random) -> Mutant | None:
    """Take the title from a journal article's BibTeX entry."""
    return _removed(case, rng, "title")


def _removed(case: Case, rng: Random, name: str) -> Mutant | None:
    articles = [entry for entry in entries(case) if entry.kind == "article" and _whole(entry)]
    found = [(entry, line) for entry in articles if (line := field(entry, name))]
    if not found or any(field(entry, "date") for entry in articles):
        return None
    entry, line = rng.choice(found)
    bib = case.bib[: entry.start + line.start()] + case.bib[entry.start + line.end() :]
    return with_bib(case, bib, called(entry.label, f"no {name}"))


def remove_printed_year(case: Case, rng: Random) -> Mutant | None:
    """Take the year from a journal article of a printed list: year, volume and page stand together in it."""
    found = [e for e in entries(case) if _whole(e) and re.search(r"\b(?:19|20)\d\d; ?\d+", e.text)]
    if case.bib or not found:
        return None
    entry = rng.choice(found)
    line = f"{entry.label}. {_YEAR.sub('', entry.text)}"
    return with_edit(case, (entry.start, entry.end, line), called(entry.label, "no year"))


def malform_doi(case: Case, rng: Random) -> Mutant | None:
    """Mistype a DOI: no stroke, a letter for the nought, a blank, a prefix that is none."""
    found = [
        (e, line) for e in entries(case) if case.bib and (line := field(e, "doi")) and line[1][:3] == "10."
    ]
    if not found:
        return None
    entry, line = rng.choice(found)
    return _value(case, entry, line, line[1].replace(*rng.choice(_SLIPS), 1), called(entry.label))


def debris_in_title(case: Case, rng: Random) -> Mutant | None:
    """Put what a wrong encoding leaves into a title."""
    found = [(e, line) for e in entries(case) if case.bib and (line := field(e, "title")) and " " in line[1]]
    if not found:
        return None
    debris = rng.choice(_DEBRIS)
    entry, line = rng.choice(found)
    place = line[1].index(" ")
    return _value(case, entry, line, line[1][:place] + debris + line[1][place:], (debris,))


def debris_in_text(case: Case, rng: Random) -> Mutant | None:
    """Put what a wrong encoding leaves into a sentence."""
    return _added(case, rng, "The works of M{}ller are cited for it.", rng.choice(_DEBRIS[:2]))


def cite_the_future(case: Case, rng: Random) -> Mutant | None:
    """Date an entry years after the article."""
    dated = re.search(r"^date:.*?((?:19|20)\d\d)", case.text, re.MULTILINE)
    found = [(entry, line) for entry in entries(case) if case.bib and (line := field(entry, "year"))]
    if not dated or not found:
        return None
    year = str(int(dated[1]) + rng.randint(2, _LATER))
    entry, line = rng.choice(found)
    return _value(case, entry, line, year, called(entry.label, year))


def _value(case: Case, entry: Entry, line: re.Match[str], value: str, expected: tuple[str, ...]) -> Mutant:
    start = entry.start
    bib = case.bib[: start + line.start(1)] + value + case.bib[start + line.end(1) :]
    return with_bib(case, bib, expected)


def impossible_number(case: Case, rng: Random) -> Mutant | None:
    """Add a sentence with a number that cannot be."""
    sentence, words = rng.choice(_IMPOSSIBLE)
    return _added(case, rng, sentence + "{}", "", words)


def _added(case: Case, rng: Random, sentence: str, words: str, expected: str = "") -> Mutant | None:
    if not (found := prose(case.text)):
        return None
    _, end = rng.choice(found)
    return with_edit(case, (end, end, f"\n\n{sentence.format(words)}"), (expected or words,))


MUTATIONS: tuple[tuple[str, Mutation], ...] = (
    ("S01", dangling_marker),
    ("S02", drop_only_mention),
    ("S03", swap_first_mentions),
    ("S04", reverse_range),
    ("S06", duplicate_entry),
    ("N03", impossible_number),
    ("N04", another_age),
    ("N07", another_number),
    ("R03", cite_the_future),
    ("M01", remove_year),
    ("M01", remove_title),
    ("M01", remove_printed_year),
    ("M02", malform_doi),
    ("M05", debris_in_title),
    ("M05", debris_in_text),
    ("C01", drop_citation),
    ("U01", swap_sources),
    ("U02", another_disease),
    ("U03", number_of_no_source),
    ("U05", swap_sources),
)
"""Each fault with the check that must report it."""
