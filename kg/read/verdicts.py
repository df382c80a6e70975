"""Reviewers' verdicts: a table that a person can edit, compare and send."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from kg.model import Basis, Judgement, Problem, Severity, Verdict
from kg.read import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.table import Line

COLUMNS = ("claim", "reference", "verdict", "basis", "quote", "reviewer", "date", "note")
OPTIONAL = ("sentence",)
"""Added by those who want to be told when the sentence they judged has changed."""

_NEEDED = ("claim", "reference", "verdict", "basis")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_Choice = TypeVar("_Choice", bound=StrEnum)


def parse(text: str, source: str) -> tuple[tuple[Verdict, ...], tuple[Problem, ...]]:
    """Return the verdicts of a file in its order, and what is wrong with the other rows."""
    lines, problems = table.read(text, source, _NEEDED, (*COLUMNS[len(_NEEDED) :], *OPTIONAL))
    problems += [problem for line in lines for problem in _faults(line, source)]
    return tuple(verdict for line in lines if (verdict := _verdict(line, source))), tuple(sorted(problems))


def _verdict(line: Line, source: str) -> Verdict | None:
    fields = line.fields
    judgement, basis = named(Judgement, fields["verdict"]), named(Basis, fields["basis"])
    if judgement is None or basis is None or not fields["claim"] or not fields["reference"]:
        return None
    date = fields.get("date", "")
    return Verdict(
        claim=fields["claim"],
        reference=fields["reference"].removeprefix("@"),
        judgement=judgement,
        basis=basis,
        date=date if _DATE.fullmatch(date) else "",
        source=source,
        line=line.number,
        **{name: fields.get(name, "") for name in ("reviewer", "quote", "note", "sentence")},
    )


def named(kind: type[_Choice], word: str) -> _Choice | None:
    """Return what a word names, or nothing, however its parts are joined.

    >>> named(Judgement, "Partly_Supported")
    <Judgement.PARTLY_SUPPORTED: 'partly-supported'>
    """
    name = re.sub(r"[\s_-]+", "-", word).casefold()
    return kind(name) if name in set(kind) else None


def _faults(line: Line, source: str) -> Iterator[Problem]:
    for column in ("claim", "reference"):
        if not line.fields[column]:
            message = f"the {column} is empty; the row is left out. Name the {column} by its id"
            yield Problem(source, line.number, f"verdict-without-{column}", message, Severity.ERROR)
    for column, kind in (("verdict", Judgement), ("basis", Basis)):
        word = line.fields[column]
        if named(kind, word) is None:
            choices = ", ".join(each.replace("-", " ") for each in kind)
            message = f"{word!r} is no {column}; the row is left out. Write one of: {choices}"
            yield Problem(source, line.number, f"unknown-{column}", message, Severity.ERROR, word)
    date = line.fields.get("date", "")
    if date and not _DATE.fullmatch(date):
        message = f"{date!r} is no date and is left out; write it as 2024-05-31"
        yield Problem(source, line.number, "bad-date", message, raw=date)
