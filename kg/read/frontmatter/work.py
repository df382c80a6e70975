"""From the fields of the front matter to what they say of the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Person, Work
from kg.read.frontmatter import dates, people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kg.read.frontmatter.tree import Field, Value

_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_SEPARATORS = re.compile(r"\s*[;\n]\s*")
_CONTAINERS = ("journal", "container-title", "publication", "journaltitle", "booktitle")
_TITLES = ("title",)
_AUTHORS = ("author", "authors")
_EDITORS = ("editor", "editors")
_DATES = ("date", "issued", "published", "publication-date", "year")
_DIRECT = {
    "volume": ("volume",),
    "issue": ("issue", "number"),
    "pages": ("pages", "page"),
    "publisher": ("publisher",),
    "pmid": ("pmid",),
    "url": ("url", "URL"),
}
_READ_ELSEWHERE = {
    "abstract",
    "bibliography",
    "nocite",
    "keywords",
    "tags",
    "keyword",
    "doi",
    "DOI",
    "type",
    "references",
}
_PRIVATE = re.compile(r"e-?mail|phone|telephone|fax|\btel\b|mobile|address\b", re.IGNORECASE)


def of(fields: Mapping[str, Field], plain: Callable[[str], str]) -> Work:
    """Return the article's own metadata; ``plain`` takes the markup off a text.

    Fields that have no place of their own are kept in ``extra``, in order; means of contact are not kept at all.
    """
    values = {name: field.value for name, field in fields.items()}
    journal = _journal(values)
    used = {*_TITLES, *_AUTHORS, *_EDITORS, *_CONTAINERS, *_READ_ELSEWHERE, "subtitle"}
    direct = {key: plain(_first(values, names) or _first(journal, names)) for key, names in _DIRECT.items()}
    used |= {name for names in _DIRECT.values() for name in names}
    date = next((found for name in _DATES if (found := dates.iso(_first(values, (name,))))), "")
    used |= set(_DATES) if date else {"issued"}
    container = plain(_first(journal, ("name", "title", *_CONTAINERS)))
    return Work(
        type=_first(values, ("type",)).lower() or ("article" if container else "misc"),
        title=_title(values, plain),
        authors=_authors(values, _AUTHORS, plain),
        editors=_authors(values, _EDITORS, plain),
        container=container,
        date=date,
        doi=_doi(_first(values, ("doi", "DOI")) or _first(journal, ("doi",))),
        abstract=plain(" ".join(_first(values, ("abstract",)).split())),
        extra=tuple((name, plain(text)) for name, text in _rest(values, used) if text),
        **direct,
    )


def keywords(fields: Mapping[str, Field]) -> tuple[str, ...]:
    """Return the keywords, in order, none twice."""
    found = (
        word
        for name in ("keywords", "keyword", "tags")
        if name in fields
        for word in _listed(fields[name].value)
    )
    return tuple(dict.fromkeys(found))


def bibliographies(fields: Mapping[str, Field]) -> tuple[str, ...]:
    """Return the names of the files that hold the cited works."""
    value = fields["bibliography"].value if "bibliography" in fields else []
    return tuple(dict.fromkeys(text for text in (_leaves(value)) if text))


def split_keywords(text: str) -> list[str]:
    """Return the keywords of a line: parted by semicolons, or else by commas.

    >>> split_keywords("Dermatomyositis, Calcinosis.")
    ['Dermatomyositis', 'Calcinosis']
    """
    parts = re.split(r"[;·•|]", text) if re.search(r"[;·•|]", text) else text.split(",")
    return [word for part in parts if (word := " ".join(part.split()).strip(" ."))]


def _title(values: Mapping[str, Value], plain: Callable[[str], str]) -> str:
    title, subtitle = (plain(_first(values, (name,))) for name in ("title", "subtitle"))
    return f"{title}: {subtitle}" if title and subtitle else title


def _authors(
    values: Mapping[str, Value], names: tuple[str, ...], plain: Callable[[str], str]
) -> tuple[Person, ...]:
    found = next((values[name] for name in names if values.get(name)), [])
    return people.authors(_plain(found, plain))


def _plain(value: Value, plain: Callable[[str], str]) -> Value:
    if isinstance(value, list):
        return [_plain(item, plain) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item, plain) for name, item in value.items()}
    return "\n".join(plain(line) for line in value.split("\n"))


def _journal(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return the fields that describe where the article appeared."""
    found = next((values[name] for name in _CONTAINERS if values.get(name)), "")
    return found if isinstance(found, dict) else {"name": found}


def _rest(values: Mapping[str, Value], used: set[str]) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if name not in used and not _PRIVATE.search(name):
            yield name, "; ".join(leaf for leaf in _leaves(value) if leaf)


def _leaves(value: Value) -> Iterator[str]:
    """Yield the texts of a value; the fields of a mapping as one, means of contact left out."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    else:
        kept = (leaf for name, item in value.items() if not _PRIVATE.search(name) for leaf in _leaves(item))
        yield ", ".join(leaf for leaf in kept if leaf)


def _listed(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield from (
            split_keywords(" ".join(value.split())) if "\n" not in value else _SEPARATORS.split(value.strip())
        )
    else:
        yield from (leaf for leaf in _leaves(value) if leaf)


def _doi(text: str) -> str:
    found = _DOI.search(text)
    return found[0].lower().rstrip(".,;") if found else ""


def _first(values: Mapping[str, Value], names: tuple[str, ...]) -> str:
    found = (values[name] for name in names if name in values)
    return next((text for value in found if isinstance(value, str) and (text := value.strip())), "")
