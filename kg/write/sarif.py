"""Findings as SARIF 2.1.0, which editors and code-hosting sites show at the line concerned.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kg.model import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.model import Audit, Check, Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(audit: Audit, checks: Sequence[Check], places: Mapping[str, tuple[str, int]]) -> str:
    """Return the findings as SARIF; ``places`` maps an IRI to file and line (from 1; 0 when unknown).

    Suppressed findings are kept, with the reason a person gave.
    """
    numbers = {check.id: number for number, check in enumerate(checks)}
    run = {
        "tool": {
            "driver": {
                "name": "claim-kg",
                "version": version("claim-kg"),
                "rules": [_rule(check) for check in checks],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, numbers, places) for finding in audit.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "name": "".join(word.capitalize() for word in check.name.split("-")),
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.what or check.title},
        "help": {"text": " ".join(filter(None, (check.why, check.remedy))) or check.title},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
    }


def _result(
    finding: Finding, numbers: Mapping[str, int], places: Mapping[str, tuple[str, int]]
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "partialFingerprints": {"claimKg/v1": finding.id},
        "locations": [_location(*places[iri]) for iri in finding.focus if iri in places],
    }
    if finding.check in numbers:
        result["ruleIndex"] = numbers[finding.check]
    if finding.suppressed:
        result["suppressions"] = [{"kind": "external", "justification": finding.suppressed}]
    return result


def _location(source: str, line: int) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(source)}}
    if line:
        physical["region"] = {"startLine": line}
    return {"physicalLocation": physical}
