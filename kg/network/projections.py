"""Views of the network that answer one question each, as graphs of their own.

Nodes keep their attributes and their order; a link's ``weight`` counts what it stands for.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.network.build import Network

Directed: TypeAlias = "nx.DiGraph[str]"
Undirected: TypeAlias = "nx.Graph[str]"


def claims_and_references(network: Network) -> Directed:
    """Return claims and references; a link runs from a claim to a reference it cites as evidence.

    Claims without a reference and references without a claim are there too, on their own.
    """
    graph: Directed = nx.DiGraph()
    graph.add_nodes_from(_of_kind(network, "claim"))
    graph.add_nodes_from(_of_kind(network, "reference"))
    graph.add_edges_from(_links(network, "cites_as_evidence"), weight=1)
    return graph


def co_citation(network: Network) -> Undirected:
    """Return works, linked when a claim cites both; ``weight`` counts those claims.

    Source: H. Small, Co-citation in the scientific literature, JASIS 24 (1973) 265-269.
    """
    cited = _grouped(_claim_works(network))
    return _pairs(network, "work", cited.values())


def coupling(network: Network, kind: str = "article") -> Undirected:
    """Return articles (or claims), linked when both cite a work; ``weight`` counts those works.

    Source: M. M. Kessler, Bibliographic coupling between scientific papers, American Documentation 14 (1963) 10-25.
    """
    pairs = _claim_works(network)
    if kind == "article":
        pairs = [(str(network.nodes[claim]["article"]), work) for claim, work in pairs]
    citing = _grouped((work, source) for source, work in pairs)
    return _pairs(network, kind, citing.values())


def authors(network: Network) -> Undirected:
    """Return authors, linked when they wrote together; ``weight`` counts those works and articles."""
    return _pairs(network, "author", _grouped(_links(network, "written_by")).values())


def concepts(network: Network) -> Undirected:
    """Return concepts, linked when a claim mentions both; ``weight`` counts those claims."""
    return _pairs(network, "concept", _grouped(_links(network, "mentions")).values())


def article_citations(network: Network) -> Directed:
    """Return articles, linked when one cites another of the same store; ``weight`` counts the citing claims.

    A cited work is known as an article by its DOI, else by its title.
    """
    graph: Directed = nx.DiGraph()
    graph.add_nodes_from(_of_kind(network, "article"))
    known = {name: node for node, data in graph.nodes(data=True) for name in _identities(data)}
    for claim, work in _claim_works(network):
        source = str(network.nodes[claim]["article"])
        names = _identities(network.nodes[work])
        target = next((known[name] for name in names if name in known), source)
        if target != source:
            weight = graph.get_edge_data(source, target, {"weight": 0})["weight"]
            graph.add_edge(source, target, weight=weight + 1)
    return graph


def _identities(data: dict[str, object]) -> list[str]:
    doi = str(data.get("doi", "")).lower()
    title = " ".join(str(data.get("title", "")).casefold().split())
    return [name for name in (f"doi:{doi}" if doi else "", f"title:{title}" if title else "") if name]


def _of_kind(network: Network, kind: str) -> list[tuple[str, dict[str, object]]]:
    return [(node, dict(data)) for node, data in network.nodes(data=True) if data["kind"] == kind]


def _links(network: Network, relation: str) -> list[tuple[str, str]]:
    return [(source, target) for source, target, key in network.edges(keys=True) if key == relation]


def _claim_works(network: Network) -> list[tuple[str, str]]:
    works = dict(_links(network, "references"))
    pairs = ((claim, works[reference]) for claim, reference in _links(network, "cites_as_evidence"))
    return list(dict.fromkeys(pairs))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, dict[str, None]] = {}
    for group, member in pairs:
        groups.setdefault(group, {})[member] = None
    return {group: list(members) for group, members in groups.items()}


def _pairs(network: Network, kind: str, groups: Iterable[list[str]]) -> Undirected:
    """Link the members of each group to one another; ``weight`` counts the groups of a pair."""
    graph: Undirected = nx.Graph()
    graph.add_nodes_from(_of_kind(network, kind))
    for group in groups:
        for first, second in combinations(group, 2):
            weight = graph.get_edge_data(first, second, {"weight": 0})["weight"]
            graph.add_edge(first, second, weight=weight + 1)
    return graph
