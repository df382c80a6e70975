"""An article to be made faulty, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Case:
    """An article as it was found; ``bib`` is its BibTeX, or empty when it prints a numbered list.

    ``sourced`` are the general claims with a source, as the audit of the article itself reads them.
    """

    name: str
    text: str
    bib: str = ""
    sourced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mutant:
    """A faulty article.

    The check is right when one of its new findings holds all words of one alternative of ``expected``.
    """

    text: str
    bib: str
    expected: tuple[tuple[str, ...], ...]


def faulty(case: Case, *expected: tuple[str, ...]) -> Mutant:
    """Return a case that was edited, with what must be reported."""
    return Mutant(case.text, case.bib, expected)


def with_bib(case: Case, bib: str, *expected: tuple[str, ...]) -> Mutant:
    """Return the case with another bibliography."""
    return Mutant(case.text, bib, expected)


def edited(case: Case, *edits: tuple[int, int, str]) -> Case:
    """Return the case with stretches of its text replaced, given as start, end and new words."""
    text = case.text
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return replace(case, text=text)


def with_edit(case: Case, edit: tuple[int, int, str], expected: tuple[str, ...]) -> Mutant:
    """Return the case with one stretch of its text replaced."""
    return faulty(edited(case, edit), expected)


def called(label: str, *more: str) -> tuple[str, ...]:
    """Return how a finding names an entry of the list, and what else it must hold."""
    return (f"Reference {label} (", *more)
