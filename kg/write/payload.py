"""The network of one article as the nodes and links of its page: plain data with short ids."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.write.layout import positions
from kg.write.page_findings import checks_of, conflicts_of, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Finding
    from kg.network import Opinion
    from kg.network.build import Network
    from kg.write.page_findings import Item

_PREFIXES = {
    "article": "A",
    "section": "S",
    "claim": "C",
    "reference": "R",
    "concept": "K",
    "author": "P",
    "journal": "J",
}
_FACTS = ("authors", "journal", "publisher", "date", "volume", "issue", "pages", "doi", "pmid", "url")
_RELATIONS = {
    "cites_as_evidence": "cites",
    "mentions": "mentions",
    "part_of": "holds",
    "written_by": "written",
    "published_in": "published",
}


@dataclass(frozen=True, slots=True)
class Payload:
    """What the page is made of: JSON values, the article first."""

    nodes: list[Item] = field(default_factory=list)
    edges: list[Item] = field(default_factory=list)


def payload(
    network: Network,
    findings: Sequence[Finding] = (),
    verdicts: Mapping[str, Sequence[Opinion]] = MappingProxyType({}),
) -> Payload:
    """Return the page's data about the one article that ``network`` holds.

    ``verdicts`` are by the IRI of the citation. Ids are a letter and a number in the order of the network; ``key`` stays the same when the
    text is edited; without one the label does.
    """
    ids = _ids(network)
    cited = _cited(network)
    result = Payload()
    for iri, node in ids.items():
        data = network.nodes[iri]
        item = _ITEMS[data["kind"]](network, iri, data, ids, cited)
        item["key"] = data.get("identifier")
        result.nodes.append({"id": node, "type": data["kind"], **known(item)})
    result.edges.extend(_edges(network, ids, cited, verdicts))
    checks = checks_of(findings, ids)
    result.nodes.extend(checks)
    result.edges.extend(conflicts_of(checks))
    places = positions(result.nodes, result.edges)
    for item in result.nodes:
        if place := places.get(item["id"]):
            item["x"], item["y"] = place
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


def _article(_network: Network, _iri: str, data: Item, _ids: dict[str, str], _cited: object) -> Item:
    return {"label": data["label"]} | {name: data.get(name) for name in _FACTS}


def _section(network: Network, iri: str, data: Item, ids: dict[str, str], _cited: object) -> Item:
    return {"label": data["label"], "parent": _whole(network, iri, ids)}


def _claim(network: Network, iri: str, data: Item, ids: dict[str, str], cited: dict[str, list[str]]) -> Item:
    return {
        "label": data["label"],
        "number": data["position"],
        "kind": data["claim_kind"],
        "support": _support(data, len(cited.get(iri, ()))),
        "section": _whole(network, iri, ids),
        "heading": data["in_title"] or None,
        "marks": _marks(data["label"], data.get("quantities", "").split("\n")),
    }


def _reference(network: Network, iri: str, data: Item, _ids: dict[str, str], _cited: object) -> Item:
    work = next(network.nodes[target] for target in network.successors(iri))
    printed = data["printed"]
    return {name: work.get(name) for name in ("title", *_FACTS)} | {
        "label": data["label"],
        "number": int(printed) if printed.isdecimal() else data["position"],
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


def _whole(network: Network, iri: str, ids: dict[str, str]) -> str:
    """Return the section that a part lies in; nothing when it lies in the article itself."""
    wholes = [whole for _, whole, relation in network.out_edges(iri, keys=True) if relation == "part_of"]
    return next((ids[whole] for whole in wholes if network.nodes[whole]["kind"] == "section"), "")


def _support(data: Item, references: int) -> str:
    """Say what a claim rests on; a general claim without a citation lacks one, a definition too."""
    if references:
        return "several" if references > 1 else "one"
    return "none" if data["general"] else "own"


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


def _edges(
    network: Network,
    ids: dict[str, str],
    cited: dict[str, list[str]],
    verdicts: Mapping[str, Sequence[Opinion]],
) -> Iterable[Item]:
    """Yield the page's links: a work's own run from its references, a part's from its whole."""
    entries: dict[str, list[str]] = {}
    for reference, work, relation in network.edges(keys=True):
        if relation == "references":
            entries.setdefault(work, []).append(ids[reference])
    for source, target, relation, data in network.edges(keys=True, data=True):
        if relation not in _RELATIONS or target not in ids:
            continue
        more = _evidence(cited[source], verdicts.get(data["citation"], ())) if "citation" in data else {}
        for start in entries.get(source, [ids[source]] if source in ids else []):
            ends = (ids[target], start) if relation == "part_of" else (start, ids[target])
            yield {"from": ends[0], "to": ends[1], "relation": _RELATIONS[relation], **more}


def _evidence(cited: Sequence[str], opinions: Iterable[Opinion]) -> Item:
    """Return what a link from a claim to a reference says besides."""
    alone = {"alone": True} if len(cited) == 1 else {}
    verdicts = [known(asdict(opinion)) for opinion in opinions]
    return alone | ({"verdicts": verdicts} if verdicts else {})
