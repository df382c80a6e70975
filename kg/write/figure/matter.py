"""What a figure shows of an article: claims, references and what ties them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.write.page_findings import Item
    from kg.write.payload import Payload


@dataclass(frozen=True, slots=True)
class Matter:
    """Items as the page has them; claims in the order of the text, references in that of the list, links by claim."""

    article: Item
    claims: list[Item]
    references: list[Item]
    sections: dict[str, str]
    cited: dict[str, list[Item]] = field(default_factory=dict)
    conflicts: list[tuple[str, str]] = field(default_factory=list)
    worst: dict[str, str] = field(default_factory=dict)

    def citing(self) -> dict[str, list[str]]:
        """Return the claims that cite each reference, in the order of the text."""
        found: dict[str, list[str]] = {reference["id"]: [] for reference in self.references}
        for claim in self.claims:
            for link in self.cited.get(claim["id"], ()):
                found[link["to"]].append(claim["id"])
        return found

    def groups(self) -> list[tuple[str, list[Item]]]:
        """Return claims by the section they stand in, in the order in which sections first come."""
        found: dict[str, list[Item]] = {}
        for claim in self.claims:
            key = "Title" if claim.get("heading") else self.sections.get(claim.get("section", ""), "")
            found.setdefault(key, []).append(claim)
        return list(found.items())


def matter(data: Payload) -> Matter:
    """Sort the data of a page into what figures show."""
    of = {kind: [node for node in data.nodes if node["type"] == kind] for kind in ("claim", "reference")}
    sections = {node["id"]: node["label"] for node in data.nodes if node["type"] == "section"}
    found = Matter(data.nodes[0], of["claim"], of["reference"], sections)
    for link in data.edges:
        if link["relation"] == "cites":
            found.cited.setdefault(link["from"], []).append(link)
        elif link["relation"] == "conflicts":
            found.conflicts.append((link["from"], link["to"]))
    for check in reversed([node for node in data.nodes if node["type"] == "check"]):
        for finding in check["findings"]:
            found.worst.update(dict.fromkeys(finding["about"], check["severity"]))
    return found
