"""The ``[audit]`` table of ``kg.toml``: what a person may change about the checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NoReturn, TypeGuard

from kg.errors import SettingsError
from kg.model import Severity, Suppression

_KEYS = ("strict", "off", "severity", "thresholds", "checks", "suppress")


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


def parse_settings(table: Mapping[str, object], place: str = "kg.toml") -> Settings:
    """Read the ``[audit]`` table, as :mod:`tomllib` gives it.

    Raises :class:`SettingsError` that names the key which cannot be followed.
    """
    for key in table:
        if key not in _KEYS:
            _refuse(key, "is no setting of the audit", place, f"The settings are: {', '.join(_KEYS)}.")
    strict = table.get("strict", False)
    if not isinstance(strict, bool):
        _refuse("strict", "must be true or false", place)
    return Settings(
        strict=strict,
        off=frozenset(_texts("off", table.get("off", []), place)),
        severity=_severities(table.get("severity", {}), place),
        thresholds=_thresholds(table.get("thresholds", {}), place),
        checks=tuple(_texts("checks", table.get("checks", []), place)),
        suppress=_suppressions(table.get("suppress", []), place),
    )


def _refuse(key: str, fault: str, place: str, remedy: str = "") -> NoReturn:
    message = f"'audit.{key}' {fault}"
    raise SettingsError(message, place=place, remedy=remedy)


def _texts(key: str, value: object, place: str) -> list[str]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    _refuse(key, "must be a list of texts", place, f'For instance: {key} = ["N05"].')


def _table(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping)


def _severities(value: object, place: str) -> dict[str, Severity]:
    if not _table(value):
        _refuse("severity", "must be a table", place, 'For instance: severity = { C01 = "error" }.')
    severities = {}
    for check, name in value.items():
        if not isinstance(name, str) or name not in set(Severity):
            _refuse(f"severity.{check}", f"cannot be {name!r}", place, f"Use one of: {', '.join(Severity)}.")
        severities[check] = Severity(name)
    return severities


def _thresholds(value: object, place: str) -> dict[str, dict[str, Decimal]]:
    example = "For instance: thresholds = { D04 = { years = 10 } }."
    if not _table(value):
        _refuse("thresholds", "must be a table of tables", place, example)
    thresholds: dict[str, dict[str, Decimal]] = {}
    for check, names in value.items():
        if not _table(names):
            _refuse(f"thresholds.{check}", "must be a table", place, example)
        for name, number in names.items():
            if (
                isinstance(number, bool)
                or not isinstance(number, int | float)
                or not 0 <= number < float("inf")
            ):
                _refuse(f"thresholds.{check}.{name}", "must be a number, zero or more", place, example)
            thresholds.setdefault(check, {})[name] = Decimal(str(number))
    return thresholds


def _suppressions(value: object, place: str) -> tuple[Suppression, ...]:
    example = (
        'For instance: [[audit.suppress]] with finding = "C01-0a1b2c3d4e" and reason = "common knowledge".'
    )
    if not isinstance(value, list):
        _refuse("suppress", "must be a list of tables", place, example)
    found: dict[str, Suppression] = {}
    for number, item in enumerate(value, start=1):
        key = f"suppress[{number}]"
        if not _table(item) or set(item) != {"finding", "reason"}:
            _refuse(key, "must have a finding and a reason, and nothing else", place, example)
        finding, reason = item["finding"], item["reason"]
        if not isinstance(finding, str) or not isinstance(reason, str) or not finding or not reason.strip():
            _refuse(key, "must give the id of a finding and a reason in words", place, example)
        if finding in found:
            _refuse(key, f"suppresses {finding!r} for the second time", place)
        found[finding] = Suppression(finding, reason.strip())
    return tuple(found.values())
