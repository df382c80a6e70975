"""The ``[audit]`` table of ``kg.toml``: what a person may change about the checks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NoReturn, TypeGuard

from kg.errors import SettingsError
from kg.model import Severity, Suppression

_KEYS = ("strict", "off", "severity", "thresholds", "checks", "suppress")


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that settings were read from, so that a fault in them can be found there."""

    name: str = "kg.toml"
    text: str = ""

    def place(self, key: str) -> str:
        r"""Return file and line of a setting; the file alone when its text is not known.

        >>> Origin("kg.toml", "[audit]\nstrict = true\noff = []").place("off")
        'kg.toml:3'
        """
        if not self.text:
            return self.name
        at = max(0, self.text.find("audit"))
        for name, number in re.findall(r"([^.\[\]]+)(?:\[(\d+)\])?", key):
            at = self._next(name, at, int(number or 0))
        return f"{self.name}:{self.text.count(chr(10), 0, at) + 1}"

    def _next(self, name: str, at: int, number: int) -> int:
        """Return where a name next stands in the text, or the ``number``-th table of that name; ``at`` when it does not."""
        word = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
        tables = list(re.finditer(rf"^\s*\[\[.*?{word}", self.text, re.MULTILINE))[:number]
        if tables:
            return tables[-1].end()
        found = re.search(word, self.text[at:])
        return at + found.start() if found else at


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run the audit.

    ``checks`` are patterns of a user's own ``.rq`` files, relative to the workspace; ``strict`` takes the severity
    that a check has in strict mode.
    """

    strict: bool = False
    off: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    thresholds: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    checks: tuple[str, ...] = ()
    suppress: tuple[Suppression, ...] = ()
    origin: Origin = field(default_factory=Origin, compare=False, repr=False)


def parse_settings(table: Mapping[str, object], origin: Origin | None = None) -> Settings:
    """Read the ``[audit]`` table, as :mod:`tomllib` gives it.

    Raises :class:`SettingsError` that names the key which cannot be followed, and its line.
    """
    source = origin or Origin()
    for key in table:
        if key not in _KEYS:
            _refuse(key, "is no setting of the audit", source, f"The settings are: {', '.join(_KEYS)}.")
    strict = table.get("strict", False)
    if not isinstance(strict, bool):
        _refuse("strict", "must be true or false", source)
    return Settings(
        strict=strict,
        off=frozenset(_texts("off", table.get("off", []), source)),
        severity=_severities(table.get("severity", {}), source),
        thresholds=_thresholds(table.get("thresholds", {}), source),
        checks=tuple(_texts("checks", table.get("checks", []), source)),
        suppress=_suppressions(table.get("suppress", []), source),
        origin=source,
    )


def _refuse(key: str, fault: str, origin: Origin, remedy: str = "") -> NoReturn:
    message = f"'audit.{key}' {fault}"
    raise SettingsError(message, place=origin.place(key), remedy=remedy)


def _texts(key: str, value: object, origin: Origin) -> list[str]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    _refuse(key, "must be a list of texts", origin, f'For instance: {key} = ["N05"].')


def _table(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping)


def _severities(value: object, origin: Origin) -> dict[str, Severity]:
    if not _table(value):
        _refuse("severity", "must be a table", origin, 'For instance: severity = { C01 = "error" }.')
    severities = {}
    for check, name in value.items():
        if not isinstance(name, str) or name not in set(Severity):
            _refuse(f"severity.{check}", f"cannot be {name!r}", origin, f"Use one of: {', '.join(Severity)}.")
        severities[check] = Severity(name)
    return severities


def _thresholds(value: object, origin: Origin) -> dict[str, dict[str, Decimal]]:
    example = "For instance: thresholds = { D04 = { years = 10 } }."
    if not _table(value):
        _refuse("thresholds", "must be a table of tables", origin, example)
    thresholds: dict[str, dict[str, Decimal]] = {}
    for check, names in value.items():
        if not _table(names):
            _refuse(f"thresholds.{check}", "must be a table", origin, example)
        for name, number in names.items():
            if (
                isinstance(number, bool)
                or not isinstance(number, int | float)
                or not 0 <= number < float("inf")
            ):
                _refuse(f"thresholds.{check}.{name}", "must be a number, zero or more", origin, example)
            thresholds.setdefault(check, {})[name] = Decimal(str(number))
    return thresholds


def _suppressions(value: object, origin: Origin) -> tuple[Suppression, ...]:
    example = (
        'For instance: [[audit.suppress]] with finding = "C01-0a1b2c3d4e" and reason = "common knowledge".'
    )
    if not isinstance(value, list):
        _refuse("suppress", "must be a list of tables", origin, example)
    found: dict[str, Suppression] = {}
    for number, item in enumerate(value, start=1):
        key = f"suppress[{number}]"
        if not _table(item) or set(item) != {"finding", "reason"}:
            _refuse(key, "must have a finding and a reason, and nothing else", origin, example)
        finding, reason = item["finding"], item["reason"]
        if not isinstance(finding, str) or not isinstance(reason, str) or not finding or not reason.strip():
            _refuse(key, "must give the id of a finding and a reason in words", origin, example)
        if finding in found:
            _refuse(key, f"suppresses {finding!r} for the second time", origin)
        found[finding] = Suppression(finding, reason.strip())
    return tuple(found.values())
