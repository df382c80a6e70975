"""Pointers, the printed reference list and the bibliographies, joined: who cites what.

Nothing is guessed. A label that names no reference, or that could name two, is a Problem.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.match import match_printed
from kg.model import Citation, LinkedArticle, MarkerForm, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Article, Bibliography, Pointer, Reference


def resolve(article: Article, bibliographies: Sequence[Bibliography] = ()) -> LinkedArticle:
    """Join the pointers of ``article`` to references; all problems of the inputs are carried along.

    An article with a printed list keeps its numbering, enriched from the bibliographies; any other takes the
    bibliographies' entries in their order, positions from 1.
    """
    entries = [entry for bibliography in bibliographies for entry in bibliography.references]
    references, list_problems = _reference_list(article, entries)
    denotes, pointer_problems = _denotations(article, references)
    read = [problem for bibliography in bibliographies for problem in bibliography.problems]
    problems = (*article.problems, *read, *list_problems, *pointer_problems)
    return LinkedArticle(
        article=article,
        references=references,
        citations=_citations(article, denotes),
        denotes=tuple(denotes.items()),
        problems=tuple(sorted(dict.fromkeys(problems))),
    )


def _reference_list(
    article: Article, entries: Sequence[Reference]
) -> tuple[tuple[Reference, ...], list[Problem]]:
    problems: list[Problem] = []
    if not article.printed:
        listed: list[Reference] = list(entries)
    else:
        listed, left, problems = match_printed(article.printed, entries)
        cited = {pointer.label for pointer in article.pointers if pointer.form is MarkerForm.KEY}
        listed += [entry for entry in left if entry.key in cited]
        problems += [_unlisted(entry) for entry in left if entry.key not in cited]
    unique = _distinct(listed, problems)
    return tuple(_placed(entry, number) for number, entry in enumerate(unique, start=1)), problems


def _placed(entry: Reference, number: int) -> Reference:
    return entry if entry.position == number else replace(entry, position=number)


def _distinct(listed: Iterable[Reference], problems: list[Problem]) -> list[Reference]:
    """Keep the first entry of each label; a later one gets a label of its own and a Problem."""
    seen: dict[str, Reference] = {}
    for entry in listed:
        label = entry.label
        if label in seen:
            number = 2
            while f"{entry.label}~{number}" in seen:
                number += 1
            label = f"{entry.label}~{number}"
            problems.append(
                Problem(
                    entry.source,
                    entry.line,
                    "duplicate-label",
                    f"two references are called {entry.label!r}; markers mean the first, this one is kept as {label!r}",
                    raw=entry.text,
                )
            )
            entry = replace(entry, label=label)  # noqa: PLW2901 - it goes on under another label
        seen[label] = entry
    return list(seen.values())


def _denotations(article: Article, references: Sequence[Reference]) -> tuple[dict[str, str], list[Problem]]:
    labels = {reference.label: reference.label for reference in references}
    keys = {reference.key: reference.label for reference in reversed(references) if reference.key}
    denotes: dict[str, str] = {}
    problems: list[Problem] = []
    for pointer in article.pointers:
        table = keys if pointer.form is MarkerForm.KEY else labels
        if (label := table.get(pointer.label)) is not None:
            denotes[pointer.id] = label
        else:
            problems.append(_dangling(article.source, pointer, table))
    return denotes, problems


def _dangling(source: str, pointer: Pointer, table: Mapping[str, str]) -> Problem:
    folded = pointer.label.casefold()
    alike = next((key for key in table if key.casefold() == folded), "")
    advice = f"; the list has {alike!r}, which differs in case" if alike else ""
    return Problem(
        source,
        pointer.line,
        "dangling-pointer",
        f"the text cites {pointer.label!r}, which stands in no reference list{advice}",
        Severity.ERROR,
        pointer.label,
    )


def _unlisted(entry: Reference) -> Problem:
    return Problem(
        entry.source,
        entry.line,
        "entry-not-listed",
        f"{entry.key!r} matches no entry of the article's printed reference list and is left out of the graph",
        Severity.INFO,
        entry.text,
    )


def _citations(article: Article, denotes: Mapping[str, str]) -> tuple[Citation, ...]:
    found: dict[tuple[str, str], list[str]] = {}
    for claim in article.claims:
        for pointer in claim.pointers:
            if label := denotes.get(pointer):
                found.setdefault((claim.id, label), []).append(pointer)
    return tuple(Citation(claim, label, tuple(pointers)) for (claim, label), pointers in found.items())
