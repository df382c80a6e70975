"""Where the articles of a corpus stand: those that share sources near one another, a shared source between its articles.

Only articles are laid out by forces, each tied to the few with which it shares most; all else follows from them.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from kg.write.layout import arrange
from kg.write.spread import Floor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Place: TypeAlias = "tuple[int, int]"

SPACING = 300
"""Room for an article and the claims around it, in pixels."""

_ROOM = 40
_UNIT = SPACING / _ROOM
_TIES = 6
_COMMON = 40
_CORE = (14, 14)
_WORK, _WORK_OF_FEW = (5, 5), (11, 8)
_FEW = 200


def places(articles: Sequence[str], shared: Mapping[str, Sequence[str]]) -> dict[str, Place]:
    """Return the place of the middle of each article, and of each of ``shared``: works with the articles that cite them."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(articles, size=(_ROOM, _ROOM))
    graph.add_edges_from(_ties(articles, shared), length=1.0)
    placed = arrange(graph, (_ROOM, _ROOM), _ROOM)
    floor = Floor(2)
    for article in articles:
        floor.settle(placed[article], _CORE)
    room = _WORK_OF_FEW if len(shared) <= _FEW else _WORK
    for work in sorted(shared, key=lambda work: -len(shared[work])):
        around = [placed[article] for article in shared[work]]
        middle = (sum(x for x, _ in around) // len(around), sum(y for _, y in around) // len(around))
        placed[work] = floor.settle(middle, room)
    return {node: (round(x * _UNIT), round(y * _UNIT)) for node, (x, y) in placed.items()}


def _ties(articles: Sequence[str], shared: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return for each article those with which it shares most; what very many cite says little of any two."""
    weights: dict[str, dict[str, float]] = {article: {} for article in articles}
    for citing in shared.values():
        if len(citing) <= _COMMON:
            for one, other in combinations(citing, 2):
                for a, b in ((one, other), (other, one)):
                    weights[a][b] = weights[a].get(b, 0) + 1 / (len(citing) - 1)
    order = {article: place for place, article in enumerate(articles)}
    ties = []
    for article, others in weights.items():
        nearest = sorted(others, key=lambda other: (-others[other], order[other]))[:_TIES]
        ties += [(article, other) for other in nearest]
    return ties
