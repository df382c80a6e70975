"""Authors in the metadata of an article: names as text, as lists, as fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

from kg.model import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.frontmatter.tree import Value

_GIVEN = ("given", "given-names", "given_names", "given-name", "first", "first-name", "firstname", "forename")
_FAMILY = ("family", "surname", "family-name", "family-names", "last", "last-name", "lastname")
_PARTICLE = ("particle", "non-dropping-particle", "dropping-particle", "von")
_BETWEEN = re.compile(r"\s*;\s*|\s+and\s+|\s+&\s+|\s*\n\s*")
_ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")
_GROUP = re.compile(
    r"\b(?:team|group|consortium|collaboration|network|committee|project|investigators)\b", re.IGNORECASE
)
LONGEST_NAME = 200
"""A name of more characters is kept whole."""


def authors(value: Value) -> tuple[Person, ...]:
    """Return the authors that a field names, in order."""
    return tuple(_people(value))


def _people(value: Value) -> Iterator[Person]:
    if isinstance(value, list):
        for item in value:
            yield from _people(item) if not isinstance(item, str) else (named(item),)
    elif isinstance(value, dict):
        yield from _described(value)
    else:
        yield from (named(name) for name in _names(value))


def _described(fields: dict[str, Value]) -> Iterator[Person]:
    """Yield the person that the fields describe, or those that each field is named after."""
    name = fields.get("name", fields)
    parts = name if isinstance(name, dict) else fields
    family, given = _text(parts, *_FAMILY), _text(parts, *_GIVEN)
    orcid = _ORCID.search(_text(fields, "orcid", "ORCID").upper())
    number = orcid[0] if orcid else ""
    if family or given:
        particle, suffix = _text(parts, *_PARTICLE), _text(parts, "suffix", "jr")
        yield Person(family or given, given if family else "", particle, suffix, orcid=number)
    elif literal := _text(parts, "literal", "collective", "institution"):
        yield Person(literal=literal, orcid=number)
    elif isinstance(name, str):
        yield named(name, number)
    else:
        yield from (named(key) for key, inner in fields.items() if isinstance(inner, dict))


def named(name: str, orcid: str = "") -> Person:
    """Return a person by a name in one piece.

    >>> named("Ludwig van Beethoven")
    Person(family='Beethoven', given='Ludwig', particle='van', suffix='', literal='', orcid='')
    """
    name = " ".join(name.split())
    if _GROUP.search(name) or len(name) > LONGEST_NAME:
        return Person(literal=name, orcid=orcid)
    try:
        parts = parse_single_name_into_parts(name)
    except InvalidNameError:
        return Person(literal=name, orcid=orcid)
    given, particle, family, suffix = (
        " ".join(part) for part in (parts.first, parts.von, parts.last, parts.jr)
    )
    return (
        Person(family, given, particle, suffix, orcid=orcid) if family else Person(literal=name, orcid=orcid)
    )


def _names(text: str) -> list[str]:
    names = [name for name in _BETWEEN.split(text.strip()) if name]
    if len(names) == 1 and (parts := [part.strip() for part in text.split(",") if part.strip()]):
        is_list = all(" " in part for part in parts) or len(parts) > len(("family", "given"))
        return parts if is_list else names
    return [part for name in names for part in (name.split(", ") if name.count(",") > 1 else [name])]


def _text(fields: dict[str, Value], *names: str) -> str:
    found = (fields[name] for name in names if name in fields)
    return next((value.strip() for value in found if isinstance(value, str) and value.strip()), "")
