"""A verdict as a new row of a table that a person made, and that row taken out again: all else stays as it is, to the byte."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.read import encoding, table, verdicts
from kg.write.tables import cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Verdict

_NEW = (*verdicts.COLUMNS, *verdicts.OPTIONAL)
_SAID = ("claim", "reference", "verdict", "basis", "quote", "reviewer", "note")
"""What a reviewer says; a table without a column for it is not written to. Date and sentence may have none."""


@dataclass(frozen=True, slots=True)
class Added:
    """What was added to a table of ``size`` bytes: the row with its line end, and what had to stand before it."""

    size: int
    before: bytes
    row: bytes


def append(data: bytes, verdict: Verdict, source: str) -> bytes:
    """Return the bytes of a table with one row more, in its own dialect, encoding and line ends.

    An empty table gets a line of names. White space inside a field becomes one blank, so that a row is a line.
    Raises :class:`InputError` when the table has no column for something that was said, or ends inside a quotation.
    """
    made = addition(data, verdict, source)
    return data + made.before + made.row


def addition(data: bytes, verdict: Verdict, source: str) -> Added:
    """Return what :func:`append` adds to the bytes of a table."""
    text, _ = encoding.decode(data, source)
    dialect = table.layout(text)
    columns = dialect.columns or _NEW
    fields = _fields(verdict)
    _require(columns, fields, source)
    code = encoding.name_of(data)
    end = _line_end(data.decode(code, errors="replace"))
    before = "" if not text.removeprefix("\ufeff") or text.endswith("\n") else end
    if not dialect.columns:
        before += _written(_NEW, dialect.delimiter, end)
    row = _written([fields.get(name, "") for name in columns], dialect.delimiter, end)
    made = Added(len(data), before.encode(code), row.encode(code))
    _read_back(text, data + made.before + made.row, fields, source)
    return made


def remove(data: bytes, added: Added, source: str) -> bytes | None:
    """Return the bytes of a table without a row that was added to it, all else as it is; nothing when it no longer stands there.

    Of several equal rows the one at its own place goes, else the last. A line end that was added before it goes, too, when
    the row is the last.
    """
    for start in _places(data, added):
        end = start + len(added.row)
        before = added.before if end == len(data) and start == added.size + len(added.before) else b""
        if table.layout(encoding.decode(before, source)[0]).columns or not data[:start].endswith(before):
            before = b""
        shorter = data[: start - len(before)] + data[end:]
        if _is_one_less(data, shorter, start, source):
            return shorter
    return None


def _places(data: bytes, added: Added) -> list[int]:
    found = []
    start = data.find(added.row)
    while start >= 0:
        found.append(start)
        start = data.find(added.row, start + 1)
    own = added.size + len(added.before)
    return sorted(found, key=lambda place: (place != own, -place))


def _is_one_less(data: bytes, shorter: bytes, start: int, source: str) -> bool:
    """Say whether just the record that begins at ``start`` is missing from a shorter table."""
    whole, less, head = (_records(each, source) for each in (data, shorter, data[:start]))
    place = len(head)
    return whole[:place] == head and less == whole[:place] + whole[place + 1 :]


def _records(data: bytes, source: str) -> list[dict[str, str]]:
    return [line.fields for line in table.read(encoding.decode(data, source)[0], source, ())[0]]


def says_so(data: bytes, verdict: Verdict, source: str) -> bool:
    """Say whether the last row by the verdict's reviewer on its pair says the same, the date left aside."""
    fields = _fields(verdict)
    written = verdicts.parse(encoding.decode(data, source)[0], source)[0]
    own = [
        row
        for row in written
        if (row.claim, row.reference) == (verdict.claim, verdict.reference)
        and _plain(row.reviewer) == _plain(fields["reviewer"])
    ]
    if not own:
        return False
    last = own[-1]
    same = (last.judgement, last.basis) == (verdict.judgement, verdict.basis)
    texts = all(getattr(last, name) == fields[name].strip() for name in ("quote", "note"))
    return same and texts and last.sentence in {"", fields["sentence"].strip()}


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def as_written(text: str) -> str:
    r"""Return free text as it stands in a table: on one line, and no formula.

    >>> as_written("=1 +\n 1")
    "'=1 + 1"
    """
    return cell(_one_line(text))


def _fields(verdict: Verdict) -> dict[str, str]:
    """Return a verdict by column; free text that a spreadsheet would run as a formula begins with an apostrophe."""
    free = {name: as_written(getattr(verdict, name)) for name in ("quote", "reviewer", "note", "sentence")}
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


def _written(row: Sequence[str], delimiter: str, end: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerow(row)
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
