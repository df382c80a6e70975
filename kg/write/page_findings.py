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


def checks_of(findings: Iterable[Finding], ids: Mapping[str, str]) -> list[Item]:
    """Return the checks that found something about this article, each with its findings.

    What a person has set aside is left out. The worst check comes first; findings are in the order of the text.
    """
    order = {node: place for place, node in enumerate(ids.values())}
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: (_SEVERITIES.index(finding.severity), finding.check)):
        if not finding.suppressed and any(iri in ids for iri in finding.focus):
            groups.setdefault(finding.check, []).append(finding)
    checks, number = [], 0
    for place, (check, group) in enumerate(groups.items(), start=1):
        items = [_finding(finding, ids) for finding in group]
        items.sort(key=lambda item: (order[item["about"][0]], item["key"]))
        for item in items:
            number += 1
            item["id"] = f"F{number}"
        checks.append(_check(f"X{place}", check, group[0], items))
    return checks


def conflicts_of(checks: Iterable[Item]) -> list[Item]:
    """Return a link between any two claims whose numbers an error finding sets against each other."""
    links = []
    for check in checks:
        for finding in check["findings"]:
            claims = [node for node in finding["about"] if node.startswith("C")]
            if len(claims) == 2 and check["severity"] == "error" and _NUMBER_CHECK.match(check["key"]):  # noqa: PLR2004
                link = {"from": claims[0], "to": claims[1], "relation": "conflicts", "finding": finding["id"]}
                links.append(link)
    return links


def _finding(finding: Finding, ids: Mapping[str, str]) -> Item:
    about = [ids[iri] for iri in finding.focus if iri in ids]
    return {"id": "", "key": finding.id, "label": finding.message, "about": about}


def _check(node: str, check: str, first: Finding, items: list[Item]) -> Item:
    said = {"label": first.title, "severity": str(first.severity), "why": first.why, "remedy": first.remedy}
    return known({"id": node, "type": "check", "key": check, **said, "findings": items})
