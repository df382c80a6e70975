"""Comma-separated files as people and spreadsheets write them: with commas, semicolons or tabs, and a line of names."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_DELIMITERS = ",;\t"
_SEPARATOR = re.compile(r"\"?sep=([,;\t|])\"?(?=\r?\n)", re.IGNORECASE)
_LONGEST_HEADER = 20_000
_EXCERPT = 80


class Line(NamedTuple):
    """A record: the line of the file on which it ends, from 1, and its fields by column, stripped."""

    number: int
    fields: dict[str, str]


def read(
    text: str, source: str, needed: Sequence[str], optional: Collection[str] | None = None
) -> tuple[list[Line], list[Problem]]:
    """Return the records of a table and what is wrong with it.

    The columns may stand in any order and case. Without the ``needed`` ones nothing is read. Columns that are neither needed
    nor ``optional`` are a problem; with ``optional`` left out they are passed over.
    """
    text, delimiter = _plain(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    problems: list[Problem] = []
    records = list(_records(rows, source, problems))
    if not records:
        return [], problems
    columns = [name.strip().casefold() for name in records[0][1]]
    problems += _header_problems(columns, source, records[0][0], needed, optional)
    if any(name.casefold() not in columns for name in needed):
        return [], problems
    return [
        Line(number, _fields(columns, row, source, number, problems))
        for number, row in records[1:]
        if any(map(str.strip, row))
    ], problems


class Layout(NamedTuple):
    """How a table is written: what separates its columns, and their names as :func:`read` understands them."""

    delimiter: str
    columns: tuple[str, ...]


def layout(text: str) -> Layout:
    """Return the layout of a table; without a line of names it has no columns.

    >>> layout("Claim; Verdict")
    Layout(delimiter=';', columns=('claim', 'verdict'))
    """
    text, delimiter = _plain(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = next(_records(rows, "", []), (0, []))[1]
    return Layout(delimiter, tuple(name.strip().casefold() for name in names))


def _plain(text: str) -> tuple[str, str]:
    """Return a table without its byte-order mark and what a spreadsheet says in a line of its own, and what separates columns.

    Source: Microsoft Excel writes and reads a first line ``sep=;``. It stays as an empty line, so that lines keep their numbers.
    """
    text = text.removeprefix("\ufeff")
    told = _SEPARATOR.match(text)
    return (text[told.end() :], told[1]) if told else (text, _delimiter(text))


def _delimiter(text: str) -> str:
    """Return what separates the columns: whatever the line of names has most of."""
    header = text[:_LONGEST_HEADER].lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=header.count)


def _records(
    rows: Iterator[list[str]], source: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty; a row the library refuses is a problem, and reading goes on."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            line = getattr(rows, "line_num", 0)
            problems.append(
                Problem(source, line, "unreadable-row", f"this row cannot be read: {error}", Severity.ERROR)
            )
            continue
        if row:
            yield getattr(rows, "line_num", 0), row


def _header_problems(
    columns: Sequence[str], source: str, line: int, needed: Sequence[str], optional: Collection[str] | None
) -> Iterator[Problem]:
    known = {name.casefold() for name in (*needed, *(optional or ()))}
    listing = ", ".join((*needed, *(optional or ())))
    for name in needed:
        if name.casefold() not in columns:
            message = f"there is no column {name!r}, so nothing is read; the columns are: {listing}"
            yield Problem(source, line, "missing-column", message, Severity.ERROR)
    for name in columns:
        if optional is not None and name and name not in known:
            message = f"the column {name!r} is not known and is passed over; the columns are: {listing}"
            yield Problem(source, line, "unknown-column", message, raw=name)
    for name in sorted({name for name in columns if columns.count(name) > 1}):
        yield Problem(
            source,
            line,
            "duplicate-column",
            f"two columns are called {name!r}; the last one counts",
            raw=name,
        )


def _fields(
    columns: Sequence[str], row: Sequence[str], source: str, line: int, problems: list[Problem]
) -> dict[str, str]:
    if len(row) != len(columns):
        message = (
            f"{len(row)} fields stand under {len(columns)} columns; put fields with separators into quotes"
        )
        problems.append(
            Problem(source, line, "wrong-number-of-fields", message, raw=" | ".join(row)[:_EXCERPT])
        )
    padded = [*row, *[""] * (len(columns) - len(row))]
    return {name: value.strip() for name, value in zip(columns, padded, strict=False)}
