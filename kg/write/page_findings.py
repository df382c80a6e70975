"""Findings of the audit as the page shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Finding

Item: TypeAlias = "dict[str, Any]"

_SEVERITIES = ("error", "warning", "info")
_NUMBER_CHECK = re.compile(r"N\d")


def known(item: Item) -> Item:
    """Return an item without what is not known."""
    return {name: value for name, value in item.items() if value not in (None, "", [])}


def findings_of(findings: Iterable[Finding], ids: Mapping[str, str]) -> list[Item]:
    """Return the findings about this article that no person has set aside, the worst first."""
    mine = [f for f in findings if not f.suppressed and any(iri in ids for iri in f.focus)]
    mine.sort(key=lambda finding: (_SEVERITIES.index(finding.severity), finding.check, finding.id))
    return [
        known(
            {
                "id": f"F{number}",
                "type": "finding",
                "name": f"finding/{finding.id}",
                "label": finding.message,
                "check": finding.check,
                "severity": str(finding.severity),
                "value": finding.value,
                "about": [ids[iri] for iri in finding.focus if iri in ids],
            }
        )
        for number, finding in enumerate(mine, start=1)
    ]


def checks_of(findings: Iterable[Finding], found: Iterable[Item]) -> Iterable[Item]:
    """Yield the checks that found something, in the order of their first finding."""
    first = {finding.check: finding for finding in reversed([*findings])}
    for number, check in enumerate(dict.fromkeys(item["check"] for item in found), start=1):
        finding = first[check]
        yield known(
            {
                "id": f"X{number}",
                "type": "check",
                "name": f"check/{check}",
                "label": finding.title,
                "check": check,
                "why": finding.why,
                "remedy": finding.remedy,
            }
        )


def conflict(item: Item) -> Item | None:
    """Return the link between two claims whose numbers an error finding sets against each other."""
    claims = [node for node in item.get("about", ()) if node.startswith("C")]
    if len(claims) != 2 or item["severity"] != "error" or not _NUMBER_CHECK.match(item["check"]):  # noqa: PLR2004
        return None
    link = {"from": claims[0], "to": claims[1], "relation": "conflicts", "finding": item["id"]}
    return known(link | {"label": item.get("value")})
