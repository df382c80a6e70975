"""``works.csv``: persons' words on which works are one, in a form that people can read, edit and send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Problem, Severity, Word
from kg.read import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.table import Line

_NEEDED = ("a", "b", "same")
_OPTIONAL = ("reason", "who", "date")
_CHOICES = {"same": True, "different": False}


def parse(text: str, source: str) -> tuple[tuple[Word, ...], tuple[Problem, ...]]:
    """Return the words of a file in its order, and what is wrong with the other rows."""
    lines, problems = table.read(text, source, _NEEDED, _OPTIONAL)
    problems += [problem for line in lines for problem in _faults(line, source)]
    return tuple(word for line in lines if (word := _word(line, source))), tuple(sorted(problems))


def _word(line: Line, source: str) -> Word | None:
    fields = line.fields
    same = _CHOICES.get(fields["same"].casefold())
    if same is None or not fields["a"] or not fields["b"]:
        return None
    said = {name: fields.get(name, "") for name in _OPTIONAL}
    return Word(fields["a"], fields["b"], same, source=source, line=line.number, **said)


def _faults(line: Line, source: str) -> Iterator[Problem]:
    for column in ("a", "b"):
        if not line.fields[column]:
            message = f"the column {column} is empty; the row is left out. Name a work"
            yield Problem(source, line.number, "row-without-work", message, Severity.ERROR)
    word = line.fields["same"]
    if word.casefold() not in _CHOICES:
        message = f"{word!r} is neither same nor different; the row is left out"
        yield Problem(source, line.number, "unknown-word", message, Severity.ERROR, word)
