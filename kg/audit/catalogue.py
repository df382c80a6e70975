"""Checks from ``.rq`` files: the header of a query is the whole documentation of its check."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import SettingsError
from kg.model import Check, Problem, Severity, Threshold
from kg.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kg.audit.facts import Facts, Row
    from kg.model import NotChecked
    from kg.query import Question

GROUPS = {
    "S": "structure",
    "C": "coverage",
    "N": "numbers",
    "U": "support",
    "D": "dependence",
    "R": "reference",
    "M": "reference",
    "V": "review",
    "G": "corpus",
}
"""First letter of an id to the part of the catalogue; any other letter is a user's own check."""

_TAGS = frozenset(
    "id severity strict message why remedy example key inspects needs threshold".split()  # noqa: SIM905 - legible
)


Find: TypeAlias = "Callable[[Facts], Iterator[Row | NotChecked]]"
"""Yields rows, and whatever could not be judged."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check and how it is run.

    Without ``find`` the check is its query.
    """

    check: Check
    find: Find | None = None


def read_queries(files: Iterable[tuple[str, str]]) -> tuple[list[Rule], list[Problem]]:
    """Return the checks of ``.rq`` files, given as place and text, and what is wrong with the others."""
    checks: list[Check] = []
    problems: list[Problem] = []
    for place, text in files:
        try:
            checks.append(from_query(place, text))
        except SettingsError as error:
            message = f"{error.message}; the check is left out. {error.remedy}".strip()
            line = error.place.removeprefix(place).lstrip(":")
            problems.append(
                Problem(place, int(line) if line.isdigit() else 1, "bad-check", message, Severity.ERROR)
            )
    for name, count in Counter(check.id for check in checks).items():
        if count > 1:
            places = ", ".join(check.place for check in checks if check.id == name)
            message = f"{count} checks are called {name}: {places}; the last one counts"
            problems.append(Problem(places, 1, "duplicate-check", message, Severity.WARNING, name))
    return [Rule(check) for check in {check.id: check for check in checks}.values()], problems


def from_query(place: str, text: str) -> Check:
    """Read a check from a query with a header; ``place`` is its file.

    Raises :class:`SettingsError` for a header that lacks what a check must say.
    """
    stem = re.sub(r"\.rq$", "", place.replace("\\", "/").rsplit("/", 1)[-1])
    question = parse(stem, text)
    _known(question, place)
    identifier = _tag(question, "id", place)
    return Check(
        id=identifier,
        name=stem.removeprefix(f"{identifier}-"),
        title=question.title,
        severity=_severity(_tag(question, "severity", place), f"{place}:{line_of('@severity', text)}"),
        message=_tag(question, "message", place),
        what=question.help,
        why=_first(question, "why"),
        remedy=_first(question, "remedy"),
        group=GROUPS.get(identifier[:1], "own"),
        example=_first(question, "example"),
        strict=_severity(strict, f"{place}:{line_of('@strict', text)}")
        if (strict := _first(question, "strict"))
        else None,
        key=tuple(_first(question, "key").split()) or ("focus", "other", "value"),
        inspects=_first(question, "inspects"),
        needs=tuple(value for name, value in question.tags if name == "needs"),
        thresholds=tuple(_thresholds(question, place)),
        query=text,
        place=place,
    )


def bind(check: Check, values: Mapping[str, Decimal]) -> str:
    """Return the query of a check with its thresholds set to ``values``, by name."""
    query = check.query
    for name, value in values.items():
        query = _values(name).sub(rf"\g<1>{value:f}\g<3>", query)
    return query


def _values(name: str) -> re.Pattern[str]:
    return re.compile(rf"(VALUES\s+\?{re.escape(name)}\s*\{{\s*)(\d+(?:\.\d+)?)(\s*\}})", re.IGNORECASE)


def _thresholds(question: Question, place: str) -> Iterator[Threshold]:
    for tag, value in question.tags:
        if tag == "threshold":
            name, _, meaning = value.partition(" ")
            if not (match := _values(name).search(question.text)):
                message = f"the threshold {name!r} has no default"
                raise SettingsError(
                    message,
                    place=f"{place}:{line_of(f'@threshold {name}', question.text)}",
                    remedy=f"Write VALUES ?{name} {{ 5 }} into the query.",
                )
            yield Threshold(name, Decimal(match[2]), meaning.strip())


def line_of(words: str, text: str) -> int:
    """Return the line of a query on which some words first stand, from 1."""
    return text.count("\n", 0, max(0, text.find(words))) + 1


def _known(question: Question, place: str) -> None:
    for name, _ in question.tags:
        if name not in _TAGS:
            message = f"the header has a tag @{name}, which no check uses"
            where = f"{place}:{line_of(f'@{name}', question.text)}"
            raise SettingsError(message, place=where, remedy=f"Use: @{', @'.join(sorted(_TAGS))}.")


def _first(question: Question, tag: str) -> str:
    return next((value for name, value in question.tags if name == tag), "")


def _tag(question: Question, tag: str, place: str) -> str:
    if value := _first(question, tag):
        return value
    message = f"the header has no @{tag}"
    raise SettingsError(message, place=place, remedy=f"Begin a line of the opening comment with '# @{tag} '.")


def _severity(name: str, place: str) -> Severity:
    if name in set(Severity):
        return Severity(name)
    message = f"{name!r} is no severity"
    raise SettingsError(message, place=place, remedy=f"Use one of: {', '.join(Severity)}.")
