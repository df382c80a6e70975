"""The fields of a block that bibtexparser cannot read, or reads otherwise than is meant: all that can be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.model import Severity
from kg.read.bibtex import grammar
from kg.read.bibtex.faults import MOST_IN_A_BLOCK, Faults
from kg.read.bibtex.keys import read_key
from kg.read.bibtex.records import EXCERPT, MOST_FIELDS, Fault, Field, Region
from kg.read.bibtex.values import EVERY_BRACE, Piece, expression

if TYPE_CHECKING:
    import re

_PATIENCE = 3
"""How many values may run to the end of the block before each is sought only as far as the next field."""


class Scan(NamedTuple):
    """What a block holds; ``end`` is where it is closed, or its limit."""

    key: str
    fields: tuple[Field, ...]
    faults: tuple[Fault, ...]
    end: int
    closed: bool


def scan(region: Region, *, keyed: bool = True) -> Scan:
    """Read a block, whatever its state; one of macros is not ``keyed``. Takes time linear in its length."""
    key, position, fault = read_key(region) if keyed else ("", region.start, None)
    scanner = _Scanner(region, position)
    while scanner.read_next():
        pass
    faults = [fault] if fault else []
    faults += scanner.faults.all()
    if scanner.left_out:
        message = f"more than {MOST_FIELDS} fields; what stands here and below is left out"
        faults.append(Fault(scanner.left_out, "too-many-fields", message, severity=Severity.ERROR))
    if not scanner.closed:
        message = f"the block is not closed before the next one or the end of the file; add {region.closer!r}"
        excerpt = region.text[region.start : min(region.start + EXCERPT, region.limit)]
        faults.append(Fault(region.line, "unterminated-entry", message, excerpt, Severity.ERROR))
    return Scan(key, tuple(scanner.fields), tuple(faults), scanner.position, scanner.closed)


class _Scanner:
    """A place in a region, and what has been found before it."""

    def __init__(self, region: Region, position: int) -> None:
        self.region = region
        self.position = position
        self.closed = False
        self.left_out = 0
        self.fields: list[Field] = []
        self.faults = Faults(MOST_IN_A_BLOCK)
        self._line = region.line
        self._counted = region.start
        self._runaways = 0
        self._unclosed = _unclosed(region)

    def read_next(self) -> bool:
        """Read the next field; False when there is none."""
        self._pass_comments()
        sign = self._sign()
        if sign == self.region.closer:
            return self._close()
        if not sign or (sign in "})" and self._wrong_closer(sign)) or self._overfull():
            return False
        if name := self._at(grammar.NAME):
            self._value(name)
        elif name := self._at(grammar.NAME_WITHOUT_EQUALS):
            self._fault("missing-equals", f"no '=' after {name[1]!r}; add one", name[0])
            self._value(name)
        elif name := self._at(grammar.BLANK_NAME):
            message = f"the name of the field {name[1]!r} holds a blank; take it out"
            self._fault("blank-in-name", message, name[0], Severity.INFO)
            self._value(name)
        else:
            self._unreadable()
        return True

    def _pass_comments(self) -> None:
        end = self._skip(grammar.BETWEEN)
        passed = self.region.text[self.position : end]
        if "%" in passed and grammar.COMMENTED_FIELD.search(passed):
            message = "a field behind % is left out; BibTeX itself knows no such comments"
            self._fault("commented-field", message, passed.strip(), Severity.INFO)
        self.position = end

    def _close(self) -> bool:
        self.position += 1
        self.closed = True
        if not self._at(grammar.CONTINUES):
            return False
        self._fault("extra-brace", "the entry is closed here, but fields follow; take out the brace")
        return True

    def _wrong_closer(self, sign: str) -> bool:
        """Accept the other closing delimiter when nothing follows it."""
        if not grammar.NOTHING.match(self.region.text, self.position + 1, self.region.limit):
            return False
        self._fault("wrong-delimiter", f"closed by {sign!r} instead of {self.region.closer!r}", sign)
        self.position, self.closed = self.region.limit, True
        return True

    def _overfull(self) -> bool:
        """Pass over the rest of a block that holds more than anyone has written."""
        if len(self.fields) < MOST_FIELDS:
            return False
        self.left_out = self._line_here()
        self.position, self.closed = self.region.limit, True
        return True

    def _value(self, name: re.Match[str]) -> None:
        line = self._line_here()
        start = self.position = name.end()
        found = expression(self.region.text, start, self._reach(start), self.region.marks)
        if found:
            self.position = found[1]
            following = self._skip(grammar.AFTER)
            if following >= self.region.limit or self.region.text[following] in ",})":
                return self._add(name, found[0], line)
            if grammar.NAME.match(self.region.text, following, self.region.limit):
                self._fault("missing-comma", f"no comma after the field {name[1]!r}; add one", name[1])
                return self._add(name, found[0], line)
        self._runaways += 1
        return self._salvage(name, start, line)

    def _add(self, name: re.Match[str], pieces: tuple[Piece, ...], line: int) -> None:
        self.fields.append(Field(" ".join(name[1].split()).lower(), pieces, line))

    def _reach(self, start: int) -> int:
        """Return how far a value may extend: to the next field once braces are known not to pair."""
        if self._unclosed > 0 or self._runaways > _PATIENCE:
            following = grammar.NEXT_FIELD.search(self.region.text, start, self.region.limit)
            return following.start() if following else self.region.limit
        return self.region.limit

    def _salvage(self, name: re.Match[str], start: int, line: int) -> None:
        """Take all that stands before the next field for the value."""
        self.position = self._next_field(start)
        raw = self.region.text[start : self.position].strip()
        code, message, value = _unwrapped(raw)
        self._unclosed -= code == "unbalanced-braces"
        self.faults.add(Fault(line, code, f"field {name[1]!r}: {message}", raw[:EXCERPT]))
        self._add(name, (Piece(value, literal=True),), line)

    def _unreadable(self) -> None:
        start, line = self.position, self._line_here()
        self.position = max(self._next_field(start + 1), start + 1)
        raw = self.region.text[start : self.position].strip()
        message = "what stands here is no field and is left out; write name = {text},"
        self.faults.add(Fault(line, "unreadable-text", message, raw[:EXCERPT]))

    def _next_field(self, start: int) -> int:
        """Return where the next field begins, or else the end of the block, its last closing delimiter apart."""
        if following := grammar.NEXT_FIELD.search(self.region.text, start, self.region.limit):
            return following.start()
        rest = self.region.text[start : self.region.limit].rstrip()
        return start + len(rest) - rest.endswith(self.region.closer)

    def _sign(self) -> str:
        return self.region.text[self.position] if self.position < self.region.limit else ""

    def _at(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.region.text, self.position, self.region.limit)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        return grammar.skip(pattern, self.region.text, self.position, self.region.limit)

    def _line_here(self) -> int:
        self._line += self.region.text.count("\n", self._counted, self.position)
        self._counted = self.position
        return self._line

    def _fault(self, code: str, message: str, raw: str = "", severity: Severity = Severity.WARNING) -> None:
        self.faults.add(Fault(self._line_here(), code, message, raw[:EXCERPT], severity))


def _unclosed(region: Region) -> int:
    """Return how many braces are opened and never closed, by BibTeX's rule."""
    if region.marks is not EVERY_BRACE:
        return 0
    opened = region.text.count("{", region.start, region.limit) + (region.closer == "}")
    return opened - region.text.count("}", region.start, region.limit)


def _unwrapped(raw: str) -> tuple[str, str, str]:
    """Return the code and message for a value that is no expression, and its text without what delimits it."""
    if raw.startswith('"'):
        return "unbalanced-quotes", "the quotes do not pair; check them", raw[1:].removesuffix('"')
    if raw.startswith("{") and raw.count("{") > raw.count("}"):
        return "unbalanced-braces", "a brace is not closed; add '}'", raw[1:]
    if raw.startswith("{"):
        return "text-after-value", "text follows the closing brace; check the braces", raw
    return "unquoted-value", "the value stands without braces; write {…}", raw
