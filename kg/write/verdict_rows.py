"""A verdict as a new row of a table that a person made: everything before it stays as it is, to the byte."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.read import encoding, table, verdicts
from kg.write.tables import cell

if TYPE_CHECKING:
    from kg.model import Verdict

_NEW = (*verdicts.COLUMNS, *verdicts.OPTIONAL)
_SAID = ("claim", "reference", "verdict", "basis", "quote", "reviewer", "note")
"""What a reviewer says; a table without a column for it is not written to. Date and sentence may have none."""


def append(data: bytes, verdict: Verdict, source: str) -> bytes:
    """Return the bytes of a table with one row more, in its own dialect, encoding and line ends.

    An empty table gets a line of names. White space inside a field becomes one blank, so that a row is a line.
    Raises :class:`InputError` when the table has no column for something that was said, or ends inside a quotation.
    """
    text, _ = encoding.decode(data, source)
    dialect = table.layout(text)
    columns = dialect.columns or _NEW
    fields = _fields(verdict)
    _require(columns, fields, source)
    code = encoding.name_of(data)
    end = _line_end(data.decode(code, errors="replace"))
    rows = [] if dialect.columns else [list(_NEW)]
    rows.append([fields.get(name, "") for name in columns])
    before = "" if not text.removeprefix("\ufeff") or text.endswith("\n") else end
    longer = data + (before + _written(rows, dialect.delimiter, end)).encode(code)
    _read_back(text, longer, fields, source)
    return longer


def _fields(verdict: Verdict) -> dict[str, str]:
    """Return a verdict by column; free text that a spreadsheet would run as a formula begins with an apostrophe."""
    free = {
        name: cell(_one_line(getattr(verdict, name))) for name in ("quote", "reviewer", "note", "sentence")
    }
    return {
        "claim": verdict.claim,
        "reference": verdict.reference,
        "verdict": verdict.judgement.value,
        "basis": verdict.basis.value,
        "date": verdict.date,
        **free,
    }


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", "").split())


def _require(columns: tuple[str, ...], fields: dict[str, str], source: str) -> None:
    for name in _SAID:
        if fields[name] and name not in columns:
            raise InputError(
                f"the table has no column {name!r}, so the verdict cannot be written down",
                place=f"{source}:1",
                remedy=f"Add the column to its first line; the columns are: {', '.join(_NEW)}.",
            )


def _line_end(text: str) -> str:
    r"""Return what ends the lines of a text: ``\n`` unless its first line ends otherwise."""
    head, newline, _ = text.partition("\n")
    if newline:
        return "\r\n" if head.endswith("\r") else "\n"
    return "\r" if "\r" in head else "\n"


def _written(rows: list[list[str]], delimiter: str, end: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(rows)
    return stream.getvalue()


def _read_back(old: str, longer: bytes, fields: dict[str, str], source: str) -> None:
    """Refuse what a reader would not find again, as after a quotation mark that is never closed."""
    before, _ = table.read(old, source, ())
    after, _ = table.read(encoding.decode(longer, source)[0], source, ())
    last = after[-1].fields if after else {}
    if len(after) == len(before) + 1 and all(fields.get(name, "") == last[name] for name in last):
        return
    raise InputError(
        "a row at the end of this table would not be read as one",
        place=source,
        remedy="Look for a quotation mark that is opened and not closed.",
    )
