"""Circles: nodes that lead to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable


def circles(links: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return the groups of two nodes or more that can all be reached from one another, sorted.

    >>> circles([("a", "b"), ("b", "a"), ("b", "c")])
    [('a', 'b')]
    """
    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_edges_from(links)
    return sorted(
        tuple(sorted(group)) for group in nx.strongly_connected_components(network) if len(group) > 1
    )
