"""Rows of a check as findings: the message filled in, and a name that stays the same on every run."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.audit.catalogue import line_of
from kg.errors import SettingsError
from kg.model import Finding
from kg.names import digest
from kg.query import Iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.audit.facts import Row
    from kg.model import Check
    from kg.query import Value

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_ARTICLE = re.compile(r".*?/article/[^/]+")
_ID_DIGITS = 10


def findings(check: Check, rows: Iterable[Row]) -> list[Finding]:
    """Return a finding for each row, in their order.

    Two rows about the same thing are told apart by a number. Raises :class:`SettingsError` for a message or key
    that names a column which the check does not return.
    """
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        name = f"{check.id}-{_about(check, row)}"
        seen[name] += 1
        found.append(_finding(check, row, name if seen[name] == 1 else f"{name}-{seen[name]}"))
    return found


def show(value: Value) -> str:
    """Return a value as a person reads it.

    >>> show(Decimal("40.50")), show(None)
    ('40.5', '')
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    return str(value)


def article_of(iri: str) -> str:
    """Return the article that a part belongs to, or nothing.

    >>> article_of("https://x.org/article/a/claim/c")
    'https://x.org/article/a'
    """
    match = _ARTICLE.match(iri)
    return match[0] if match else ""


def _finding(check: Check, row: Row, name: str) -> Finding:
    focus = tuple(dict.fromkeys(str(row[c]) for c in ("focus", "other") if isinstance(row.get(c), Iri)))
    sentences = tuple(show(row[column]) for column in ("text", "otherText") if row.get(column))
    return Finding(
        id=name,
        check=check.id,
        severity=check.severity,
        title=check.title,
        message=_filled(check, row),
        focus=focus,
        sentences=tuple(dict.fromkeys(sentences)),
        value=show(row.get("value")),
        why=check.why,
        remedy=check.remedy,
        article=article_of(focus[0]) if focus else "",
    )


def _about(check: Check, row: Row) -> str:
    """Return a digest of what a row is about; columns that a row leaves open count as empty."""
    return digest("\x1f".join(show(row.get(column)) for column in check.key), _ID_DIGITS)


def _filled(check: Check, row: Row) -> str:
    def value(match: re.Match[str]) -> str:
        if match[1] in row:
            return show(row[match[1]])
        message = f"the message of {check.id} names {{{match[1]}}}, which the check does not return"
        place = f"{check.place}:{line_of('@message', check.query)}" if check.query else check.place
        raise SettingsError(message, place=place, remedy=f"Its columns are: {', '.join(row)}.")

    return _PLACEHOLDER.sub(value, check.message)
