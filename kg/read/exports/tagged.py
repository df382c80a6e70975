"""Files of lines that begin with a tag: their lines to records, none left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Problem, Severity
from kg.read.exports.shelf import EXCERPT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@dataclass(slots=True)
class Field:
    """One tagged value at its line of the file, from 1; ``lines`` are that line's and those that go on with it."""

    tag: str
    lines: list[str]
    line: int

    @property
    def text(self) -> str:
        """Return the value on one line.

        >>> Field("TI", ["A long", "   title "], 1).text
        'A long title'
        """
        return " ".join(" ".join(self.lines).split())


@dataclass(slots=True)
class Record:
    """The fields of one record in order; ``text`` is all of it as written."""

    line: int
    fields: list[Field] = field(default_factory=list)
    text: str = ""


class Syntax(NamedTuple):
    """How a format writes its records.

    ``split`` parts a line into tag and value, or is None for a line without tag. ``opens`` is the tag that a record
    begins with, ``closes`` the one that ends it (empty: none does), ``outside`` are those that stand between records.
    Behind the end, one of ``starts`` begins a record that lacks its opening tag; any other still belongs to the one before.
    """

    split: Callable[[str], tuple[str, str] | None]
    opens: str
    closes: str = ""
    outside: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()


def records(text: str, syntax: Syntax, source: str, problems: list[Problem]) -> Iterator[Record]:
    """Yield the records of a file; what stands outside of any is counted in one problem.

    A record that does not end before the next begins is reported and kept. In a file in which no record has an opening
    tag, a blank line parts them.
    """
    reader = _Reader(text.split("\n"), syntax, source, problems)
    yield from reader.read()
    reader.tell_strays()


class _Reader:
    """The lines of a file, the record being read, and the lines that belong to none."""

    def __init__(self, lines: list[str], syntax: Syntax, source: str, problems: list[Problem]) -> None:
        self._lines, self._syntax, self._source, self._problems = lines, syntax, source, problems
        self._current: Record | None = None
        self._ended: Record | None = None
        self._strays: list[int] = []
        self._opened = any(self._tag(line) == syntax.opens for line in lines)

    def read(self) -> Iterator[Record]:
        blank = False
        for number, line in enumerate(self._lines, start=1):
            found = self._syntax.split(line)
            if found is None:
                blank = self._untagged(line, number, blank=blank)
                continue
            tag, value = found
            if self._parts(tag, blank=blank):
                yield from self._finish(number - 1, ended=False)
            blank = False
            if tag == self._syntax.closes and self._current:
                yield from self._finish(number, ended=True)
            elif tag in self._syntax.outside or tag == self._syntax.closes:
                self._stray(number, tag)
            elif self._ended and self._is_behind(tag):
                self._add_behind(self._ended, Field(tag, [value], number))
            else:
                self._add(Field(tag, [value], number))
        yield from self._finish(len(self._lines), ended=False)
        if self._ended:
            yield self._ended

    def tell_strays(self) -> None:
        """Report how many lines belong to no record."""
        if self._strays:
            message = (
                f"{len(self._strays)} lines stand in no record and are passed over; the first is this one"
            )
            raw = self._lines[self._strays[0] - 1][:EXCERPT]
            self._problem(self._strays[0], "text-outside-records", message, Severity.INFO, raw)

    def _tag(self, line: str) -> str:
        found = self._syntax.split(line)
        return found[0] if found else ""

    def _parts(self, tag: str, *, blank: bool) -> bool:
        """Say whether a tag begins a new record."""
        if self._current is None:
            return False
        return tag == self._syntax.opens if self._opened else blank

    def _is_behind(self, tag: str) -> bool:
        """Say whether a tag outside of records belongs to the one that ended."""
        starts = self._syntax.starts
        return bool(starts) and self._current is None and tag != self._syntax.opens and tag not in starts

    def _untagged(self, line: str, number: int, *, blank: bool) -> bool:
        """Add a line without tag to the field before it; return whether the last line was blank."""
        if not line.strip(" \t\xa0\ufeff\x1a\f\v"):
            return True
        if self._current:
            self._current.fields[-1].lines.append(line)
            return False
        self._strays.append(number)
        return blank

    def _stray(self, number: int, tag: str) -> None:
        if tag == self._syntax.closes:
            message = f"{tag} ends no record here; take it out"
            self._problem(number, "end-without-record", message, raw=self._lines[number - 1][:EXCERPT])

    def _add(self, one: Field) -> None:
        if self._current is None:
            self._current = Record(one.line)
            if self._opened and one.tag != self._syntax.opens:
                message = f"a record begins without {self._syntax.opens}, which says what it is; it is read all the same"
                raw = self._lines[one.line - 1][:EXCERPT]
                self._problem(one.line, "missing-type", message, raw=raw)
        self._current.fields.append(one)

    def _add_behind(self, record: Record, one: Field) -> None:
        """Add a field that stands behind the end of its record, as some publishers write the DOI."""
        record.fields.append(one)
        record.text = self._text(record, one.line)
        message = f"{one.tag} stands behind the end of its record; it is read as part of it"
        self._problem(
            one.line, "field-behind-end", message, Severity.INFO, self._lines[one.line - 1][:EXCERPT]
        )

    def _text(self, record: Record, end: int) -> str:
        return "\n".join(self._lines[record.line - 1 : end]).rstrip()

    def _finish(self, end: int, *, ended: bool) -> Iterator[Record]:
        """Yield the record before the one that ends, of which no more can come."""
        if record := self._current:
            if self._ended:
                yield self._ended
            self._current, self._ended = None, record
            record.text = self._text(record, end)
            if self._syntax.closes and not ended:
                message = f"the record ends without {self._syntax.closes}; add it"
                self._problem(record.line, "missing-end", message, raw=record.text[:EXCERPT])

    def _problem(
        self, line: int, code: str, message: str, severity: Severity = Severity.WARNING, raw: str = ""
    ) -> None:
        self._problems.append(Problem(self._source, line, code, message, severity, raw))


class Fields:
    """The values of a record by tag; a value that is taken is not among the rest."""

    def __init__(self, fields: list[Field]) -> None:
        self._fields: dict[str, list[Field]] = {}
        for one in fields:
            if one.text:
                self._fields.setdefault(one.tag, []).append(one)

    def first(self, *tags: str) -> str:
        """Take the first value of the first tag that has one."""
        for tag in tags:
            if self._fields.get(tag):
                return self._fields[tag].pop(0).text
        return ""

    def each(self, *tags: str) -> list[Field]:
        """Take all values of the tags, in the order of the file."""
        return sorted(
            (one for tag in tags for one in self._fields.pop(tag, ())), key=lambda found: found.line
        )

    def look(self, *tags: str) -> Iterator[str]:
        """Yield the values of the tags without taking them."""
        for tag in tags:
            for one in self._fields.get(tag, ()):
                yield one.text

    def rest(self, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Return all that has not been taken, under the name that a tag stands for, or the tag in lower case."""
        found: dict[str, list[str]] = {}
        for tag, fields in self._fields.items():
            found.setdefault(names.get(tag, tag.lower()), []).extend(one.text for one in fields)
        return tuple((name, "; ".join(values)) for name, values in found.items() if values)
