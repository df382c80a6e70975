"""The network of one article as the nodes and links of its page: plain data with short ids."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model import Finding
    from kg.network.build import Network

Item: TypeAlias = "dict[str, Any]"

_PREFIXES = {
    "article": "A",
    "section": "S",
    "claim": "C",
    "reference": "R",
    "concept": "K",
    "author": "P",
    "journal": "J",
}
_RELATIONS = {
    "cites_as_evidence": "cites",
    "mentions": "mentions",
    "part_of": "holds",
    "written_by": "written",
    "published_in": "published",
}
_SEVERITIES = ("error", "warning", "info")
_NUMBER_CHECK = re.compile(r"N\d")


@dataclass(frozen=True, slots=True)
class Payload:
    """What the page is made of: JSON values, the article first."""

    nodes: list[Item] = field(default_factory=list)
    edges: list[Item] = field(default_factory=list)


def payload(network: Network, findings: Sequence[Finding] = ()) -> Payload:
    """Return the page's data about the one article that ``network`` holds.

    Ids are a letter and a number in the order of the network; ``name`` stays the same when the text is edited.
    """
    ids = _ids(network)
    cited = _cited(network)
    result = Payload()
    for iri, node in ids.items():
        data = network.nodes[iri]
        item = _ITEMS[data["kind"]](network, iri, data, ids, cited)
        name = f"{data['kind']}/{data.get('identifier', data['label'])}"
        result.nodes.append({"id": node, "type": data["kind"], "name": name, **_known(item)})
    result.edges.extend(_edges(network, ids, cited))
    for item, edges in _findings(findings, ids):
        result.nodes.append(item)
        result.edges.extend(edges)
    return result


def _ids(network: Network) -> dict[str, str]:
    """Name the nodes that the page shows; a work is shown as its reference."""
    counts: dict[str, int] = {}
    ids: dict[str, str] = {}
    for iri, data in network.nodes(data=True):
        if letter := _PREFIXES.get(data["kind"]):
            counts[letter] = counts.get(letter, 0) + 1
            ids[iri] = f"{letter}{counts[letter]}"
    return ids


def _cited(network: Network) -> dict[str, list[str]]:
    """Map each claim to the references it cites."""
    cited: dict[str, list[str]] = {}
    for claim, reference, relation in network.edges(keys=True):
        if relation == "cites_as_evidence":
            cited.setdefault(claim, []).append(reference)
    return cited


def _known(item: Item) -> Item:
    return {name: value for name, value in item.items() if value not in (None, "", [])}


def _article(_network: Network, _iri: str, data: Item, _ids: dict[str, str], _cited: object) -> Item:
    fields = ("label", "authors", "journal", "date", "doi")
    return {name: data.get(name) for name in fields} | {"place": _place(data)}


def _section(network: Network, iri: str, data: Item, ids: dict[str, str], _cited: object) -> Item:
    return {"label": data["label"], "parent": _whole(network, iri, ids)}


def _claim(network: Network, iri: str, data: Item, ids: dict[str, str], cited: dict[str, list[str]]) -> Item:
    return {
        "label": data["label"],
        "number": data["position"],
        "kind": data["claim_kind"],
        "support": _support(data, len(cited.get(iri, ()))),
        "section": _whole(network, iri, ids),
        "heading": data["in_title"],
        "marks": _marks(data["label"], data.get("quantities", "").split("\n")),
    }


def _reference(network: Network, iri: str, data: Item, _ids: dict[str, str], _cited: object) -> Item:
    work = next(network.nodes[target] for target in network.successors(iri))
    printed = data["printed"]
    fields = ("title", "authors", "journal", "publisher", "date", "doi", "pmid", "url")
    return {name: work.get(name) for name in fields} | {
        "label": data["label"],
        "number": int(printed) if printed.isdecimal() else data["position"],
        "key": data["identifier"],
        "place": _place(work),
        "text": data.get("text"),
    }


def _other(_network: Network, _iri: str, data: Item, _ids: dict[str, str], _cited: object) -> Item:
    return {"label": data["label"]}


_ITEMS = {
    "article": _article,
    "section": _section,
    "claim": _claim,
    "reference": _reference,
    "concept": _other,
    "author": _other,
    "journal": _other,
}


def _place(data: Item) -> str:
    """Return volume, issue and pages as they are printed: ``34(6):805–12``."""
    issue = f"({data['issue']})" if "issue" in data else ""
    pages = f":{data['pages']}" if "pages" in data else ""
    return f"{data.get('volume', '')}{issue}{pages}".lstrip(":")


def _whole(network: Network, iri: str, ids: dict[str, str]) -> str:
    """Return the section that a part lies in; nothing when it lies in the article itself."""
    wholes = [whole for _, whole, relation in network.out_edges(iri, keys=True) if relation == "part_of"]
    return next((ids[whole] for whole in wholes if network.nodes[whole]["kind"] == "section"), "")


def _support(data: Item, references: int) -> str:
    """Say what a claim rests on; only a general claim that is no definition lacks a citation."""
    if references:
        return "several" if references > 1 else "one"
    if not data["general"]:
        return "own"
    return "definition" if data["claim_kind"] == "definition" else "none"


def _marks(text: str, quantities: Iterable[str]) -> list[list[int]]:
    """Return where the quantities stand, as half-open ranges of UTF-16 units, in which a browser counts."""
    marks, end = [], 0
    for quantity in quantities:
        start = text.find(quantity, end) if quantity else -1
        if start >= 0:
            end = start + len(quantity)
            marks.append([_units(text[:start]), _units(text[:end])])
    return marks


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _edges(network: Network, ids: dict[str, str], cited: dict[str, list[str]]) -> Iterable[Item]:
    """Yield the page's links: a work's own run from its references, a part's from its whole."""
    entries: dict[str, list[str]] = {}
    for reference, work, relation in network.edges(keys=True):
        if relation == "references":
            entries.setdefault(work, []).append(ids[reference])
    for source, target, relation in network.edges(keys=True):
        if relation not in _RELATIONS or target not in ids:
            continue
        starts = entries.get(source, [ids[source]] if source in ids else [])
        pairs = [(start, ids[target]) for start in starts]
        if relation == "part_of":
            pairs = [(whole, part) for part, whole in pairs]
        alone = {"alone": True} if relation == "cites_as_evidence" and len(cited[source]) == 1 else {}
        yield from ({"from": a, "to": b, "relation": _RELATIONS[relation], **alone} for a, b in pairs)


def _findings(findings: Iterable[Finding], ids: dict[str, str]) -> Iterable[tuple[Item, list[Item]]]:
    """Yield each finding about this article, the worst first, with the conflict it stands for."""
    mine = [finding for finding in findings if not finding.suppressed and _concerns(finding, ids)]
    mine.sort(key=lambda finding: (_SEVERITIES.index(finding.severity), finding.check, finding.id))
    for number, finding in enumerate(mine, start=1):
        about = [ids[iri] for iri in finding.focus if iri in ids]
        item = {
            "id": f"F{number}",
            "type": "finding",
            "name": f"finding/{finding.id}",
            "label": finding.message,
            "check": finding.check,
            "title": finding.title,
            "severity": str(finding.severity),
            "why": finding.why,
            "remedy": finding.remedy,
            "about": about,
        }
        yield _known(item), _conflict(finding, item)


def _concerns(finding: Finding, ids: dict[str, str]) -> bool:
    return any(iri in ids for iri in finding.focus)


def _conflict(finding: Finding, item: Item) -> list[Item]:
    """Return the link between two claims whose numbers an error finding sets against each other."""
    claims = [node for node in item["about"] if node.startswith("C")]
    if len(claims) != 2 or finding.severity != "error" or not _NUMBER_CHECK.match(finding.check):  # noqa: PLR2004
        return []
    link = {"from": claims[0], "to": claims[1], "relation": "conflicts", "finding": item["id"]}
    return [link | {"label": finding.value} if finding.value else link]
