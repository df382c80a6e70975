"""Measures of a network, by networkx; ``backend`` hands the work to a faster engine when one is installed.

Each takes a projection or the whole network. Scores come highest first, ties by name; they depend on nothing but the
graph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

from kg.network.projections import claims_and_references

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.network.build import Network

AnyGraph: TypeAlias = "nx.Graph[str]"


def degree(graph: AnyGraph) -> dict[str, float]:
    """Return how many links each node has, by ``weight`` where links have one."""
    return _ranked(dict(graph.degree(weight="weight")))


def pagerank(graph: AnyGraph, *, backend: str = "networkx") -> dict[str, float]:
    """Return the PageRank of each node; the scores add up to 1."""
    return _ranked(nx.pagerank(graph, backend=backend))


def betweenness(graph: AnyGraph, *, backend: str = "networkx") -> dict[str, float]:
    """Return for each node the share of shortest paths that run through it, links taken without direction."""
    return _ranked(nx.betweenness_centrality(_undirected(graph), backend=backend))


def communities(graph: AnyGraph, *, seed: int = 1, backend: str = "networkx") -> list[tuple[str, ...]]:
    """Return groups of nodes that hold together more than with the rest (Louvain), the largest first."""
    numbered: nx.Graph[Any] = nx.convert_node_labels_to_integers(_undirected(graph), label_attribute="name")
    found = nx.community.louvain_communities(numbered, seed=seed, backend=backend)
    groups = [tuple(numbered.nodes[number]["name"] for number in sorted(group)) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group))


def falls(network: Network) -> dict[str, tuple[str, ...]]:
    """Return what falls when a reference falls: the claims that rest on it alone, in the order of the text.

    References on which nothing rests alone are left out; the one that carries most comes first.
    """
    alone: dict[str, list[str]] = {}
    evidence = claims_and_references(network)
    for claim, data in evidence.nodes(data=True):
        references = list(evidence.successors(claim))
        if data["kind"] == "claim" and len(references) == 1:
            alone.setdefault(references[0], []).append(claim)
    ordered = sorted(alone.items(), key=lambda item: (-len(item[1]), item[0]))
    return {reference: tuple(claims) for reference, claims in ordered}


def articulation(graph: AnyGraph, *, backend: str = "networkx") -> tuple[str, ...]:
    """Return the nodes without which a connected part of the graph falls into pieces, in the graph's order."""
    points = set(nx.articulation_points(_undirected(graph), backend=backend))
    return tuple(node for node in graph if node in points)


def _ranked(scores: Mapping[Any, float]) -> dict[str, float]:
    return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def _undirected(graph: AnyGraph) -> nx.Graph[Any]:
    return graph.to_undirected()
