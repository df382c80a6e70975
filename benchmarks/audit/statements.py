"""Faults in what an article says: an age, a number, a disease, a number that no source has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.audit.case import Case, Mutant, called, edited, faulty, with_bib, with_edit
from benchmarks.audit.diseases import DISEASES, NAMED, named
from benchmarks.audit.places import entries, field, markers, prose, sentence_before

if TYPE_CHECKING:
    from random import Random

_APART = 2
_OF_ONE = 30
"""From this age on in years, a difference of nine is no slip of reading."""


def another_age(case: Case, rng: Random) -> Mutant | None:
    """Tell of one patient in two paragraphs, with two ages; either is at odds with the age of a patient that was there."""
    if len(found := prose(case.text)) < _APART:
        return None
    person, age = rng.choice(("woman", "man")), rng.randint(_OF_ONE, 70)
    (_, one), (_, two) = found[0], found[-1]
    first = f"\n\nA {age}-year-old {person} was admitted to our ward with fever and a rash."
    second = f"\n\nOn examination, our {age + 9}-year-old patient was pale and had a fast pulse."
    expected = ((f"“{age}-year",), (f"“{age + 9}-year",))
    return faulty(edited(case, (one, one, first), (two, two, second)), *expected)


def another_disease(case: Case, rng: Random) -> Mutant | None:
    """Let an entry that is cited for a statement on one disease be about another."""
    title = case.text[: case.text.find("\n\n")]
    citing = [(m, named(sentence_before(case.text, m.start))) for m in markers(case)]
    found = [
        entry
        for entry in entries(case)
        for marker, about in citing
        if entry.label in marker.labels and len(diseases := named(entry.text)) == 1
        if about == diseases and named(title) <= diseases
    ]
    if not found:
        return None
    entry = rng.choice(found)
    other = rng.choice(sorted(set(DISEASES) - named(case.text) - named(entry.text)))
    faulty_text = NAMED.sub(other, entry.text)
    if case.bib:
        bib = case.bib[: entry.start] + faulty_text + case.bib[entry.end :]
        return with_bib(case, bib, called(entry.label, other))
    line = f"{entry.label}. {faulty_text}"
    return with_edit(case, (entry.start, entry.end, line), called(entry.label, other))


def another_number(case: Case, rng: Random) -> Mutant | None:
    """Repeat a sentence with a percentage in the last paragraph, with another number."""
    found = [
        match
        for start, end in prose(case.text)[:-1]
        if "\n## " in case.text[end : prose(case.text)[-1][0]]
        or "\n# " in case.text[end : prose(case.text)[-1][0]]
        for match in re.finditer(
            r"(?<=\. )[A-Z][A-Za-z ,]{30,120}\b(\d\d)%[A-Za-z ,]{0,80}\.(?= )", case.text[start:end]
        )
    ]
    if not found:
        return None
    match = rng.choice(found)
    number = str(int(match[1]) + 7)
    end = prose(case.text)[-1][1]
    return with_edit(case, (end, end, " " + match[0].replace(match[1], number, 1)), (number,))


def number_of_no_source(case: Case, rng: Random) -> Mutant | None:
    """Credit a percentage to a source whose abstract is at hand and does not have it."""
    found = [(e, line) for e in entries(case) if case.bib and (line := field(e, "abstract"))]
    if not found or not prose(case.text):
        return None
    entry, line = rng.choice(found)
    share = next(str(number) for number in range(rng.randint(21, 60), 99) if str(number) not in line[1])
    end = rng.choice(prose(case.text))[1]
    return with_edit(
        case, (end, end, f"\n\nIt is of use in {share} % of cases [@{entry.label}]."), (f"{share} %",)
    )
