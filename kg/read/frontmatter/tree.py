"""YAML as nested strings, lists and mappings: no types are guessed, no tag is obeyed, no alias can swell the result."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import yaml

from kg.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

LONGEST = 100_000
"""Metadata of more characters are not read as YAML, only line by line."""
DEEPEST = 30
MOST_VALUES = 10_000
"""Values that metadata may hold, those that aliases repeat counted each time."""

_LINE = re.compile(r"(?P<name>[A-Za-z_][\w-]*+)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_QUOTED = re.compile(r"""(["'])(?P<value>.*)\1""")


class Field(NamedTuple):
    """The value of a field and the line on which it begins."""

    value: Value
    line: int


class _UnfitError(Exception):
    """Metadata that are well-formed and yet cannot be taken."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read; ``name`` is the field that waits for its value."""

    value: list[Value] | dict[str, Value]
    anchor: str | None
    name: str | None = None
    size: int = 1


@dataclass(slots=True)
class _Tree:
    first: int
    source: str
    fields: dict[str, Field] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Value, int]] = field(default_factory=dict)
    size: int = 0
    line: int = 0


def read(text: str, first: int, source: str) -> tuple[dict[str, Field], list[Problem]]:
    """Return the fields of a mapping whose YAML begins on line ``first``, and what is wrong with it.

    What follows a fault is read line by line, as far as each line holds a field of its own.
    """
    tree = _Tree(first, source)
    try:
        _read(tree, text)
    except yaml.YAMLError as error:
        _salvage(tree, text, *_fault(error, text))
    except _UnfitError as error:
        _salvage(tree, text, str(error), tree.line)
    return tree.fields, tree.problems


def _read(tree: _Tree, text: str) -> None:
    if len(text) > LONGEST:
        raise _UnfitError(f"they are longer than {LONGEST:,} characters")
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        tree.line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.DocumentEndEvent):
            return
        if isinstance(event, yaml.CollectionStartEvent):
            _enter(tree, event)
        elif isinstance(event, yaml.CollectionEndEvent):
            _leave(tree)
        elif isinstance(event, yaml.ScalarEvent):
            block = event.style in ("|", ">")
            _add(tree, event.value, event.anchor, 1, tree.line + block)
        elif isinstance(event, yaml.AliasEvent):
            _add(tree, *_aliased(tree, event.anchor or ""), tree.line)


def _enter(tree: _Tree, event: yaml.CollectionStartEvent) -> None:
    if len(tree.open) >= DEEPEST:
        raise _UnfitError(f"they are nested more than {DEEPEST} levels deep")
    is_list = isinstance(event, yaml.SequenceStartEvent)
    if is_list and not tree.open:
        raise _UnfitError("they are a list, not fields with values")
    if tree.open and isinstance(tree.open[-1].value, dict) and tree.open[-1].name is None:
        raise _UnfitError("a list or mapping stands where the name of a field should")
    tree.open.append(_Open([] if is_list else {}, event.anchor))


def _leave(tree: _Tree) -> None:
    done = tree.open.pop()
    if tree.open:
        _add(tree, done.value, done.anchor, done.size, tree.line)


def _aliased(tree: _Tree, anchor: str) -> tuple[Value, None, int]:
    if anchor not in tree.anchors:
        raise _UnfitError(f"the alias *{anchor} stands for nothing, or for what it is part of")
    value, size = tree.anchors[anchor]
    return value, None, size


def _add(tree: _Tree, value: Value, anchor: str | None, size: int, line: int) -> None:
    tree.size += size
    if tree.size > MOST_VALUES:
        raise _UnfitError(f"they hold more than {MOST_VALUES:,} values")
    if anchor:
        tree.anchors[anchor] = (value, size)
    if not tree.open:
        raise _UnfitError("they are a text, not fields with values")
    holder = tree.open[-1]
    holder.size += size
    if isinstance(holder.value, list):
        holder.value.append(value)
    elif holder.name is None:
        holder.name = str(value)
    else:
        _set(tree, holder.value, holder.name, Field(value, tree.first + line))
        holder.name = None


def _set(tree: _Tree, mapping: dict[str, Value], name: str, found: Field) -> None:
    if name in mapping:
        message = f"the field {name!r} is given twice; the last value counts"
        tree.problems.append(Problem(tree.source, found.line, "duplicate-field", message, raw=name))
    mapping[name] = found.value
    if len(tree.open) == 1:
        tree.fields[name] = found


def _fault(error: yaml.YAMLError, text: str) -> tuple[str, int]:
    """Return what is wrong and the line of it, from 0."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"{error.problem}; put values with a colon or @ in quotes", error.problem_mark.line
    place = getattr(error, "position", 0)
    return "they hold a character that YAML forbids", text.count("\n", 0, place)


def _salvage(tree: _Tree, text: str, fault: str, line: int) -> None:
    """Note the fault, and read from its line on what a line says by itself."""
    lines = text.split("\n")
    message = f"the metadata of the article cannot be read as YAML from here on: {fault}"
    raw = lines[line] if line < len(lines) else ""
    tree.problems.append(
        Problem(tree.source, tree.first + line, "broken-front-matter", message, raw=raw[:200])
    )
    begun = tree.open[0].name if tree.open else None
    for name, found in _fields(lines, 0 if begun is None else line, tree.first):
        if name not in tree.fields or found.line >= tree.first + line:
            tree.fields[name] = found


def _fields(lines: list[str], start: int, first: int) -> Iterator[tuple[str, Field]]:
    for number, text in enumerate(lines[start:], start):
        if (found := _LINE.match(text)) and (value := (found["value"] or "").strip()) not in ("", "|", ">"):
            quoted = _QUOTED.fullmatch(value)
            yield found["name"], Field(quoted["value"] if quoted else value, first + number)
