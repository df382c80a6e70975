"""Where the nodes of the network view stand: near what they are linked to, and never on each other.

Each connected part is laid out by its stress (the energy of Kamada and Kawai), turned to lie flat, and cleared of
overlaps; the parts are packed below one another, and what is linked to nothing stands on a shelf at the foot.
Positions are whole pixels, so that rounding in the arithmetic of another machine does not show.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

from kg.write.spread import Floor
from kg.write.stress import stress

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Place: TypeAlias = "tuple[int, int]"
Graph: TypeAlias = "nx.Graph[str]"

_LENGTHS = {"cites": 1.0, "conflicts": 1.6, "mentions": 1.7}
_SIZES = {"claim": (112, 42), "reference": (104, 54)}
"""Room for a node with its label, in pixels."""

_CONCEPT_HEIGHT = 38
_LETTER = 7.4
_WIDEST = 190

_SPACIOUS = 1.7
_TIGHT = 0.7
_MANY = 300
_FINE = 8
_COARSE = 28
_WIDTH = 900
_SHAPE = 1.3
_PITCH = (128, 52)


def positions(nodes: Sequence[dict[str, Any]], edges: Iterable[dict[str, Any]]) -> dict[str, Place]:
    """Return the place of the middle of each claim and reference, by id; x to the right, y down.

    Concepts have one too, but for those that a single claim mentions: they hold nothing together.
    """
    links = [edge for edge in edges if edge["relation"] in _LENGTHS]
    mentioned = Counter(edge["to"] for edge in links)
    graph: Graph = nx.Graph()
    for node in nodes:
        if node["type"] in _SIZES:
            graph.add_node(node["id"], size=_SIZES[node["type"]])
        elif node["type"] == "concept" and mentioned[node["id"]] > 1:
            width = min(_WIDEST, len(node["label"]) * _LETTER + 22)
            graph.add_node(node["id"], size=(round(width) + 12, _CONCEPT_HEIGHT))
    for edge in links:
        if edge["from"] in graph and edge["to"] in graph:
            graph.add_edge(edge["from"], edge["to"], length=_LENGTHS[edge["relation"]])
    return arrange(graph, _PITCH, _WIDTH)


def arrange(graph: Graph, pitch: Place, least: int) -> dict[str, Place]:
    """Return the place of the middle of each node; ``size`` is a node's room, ``length`` how far apart a link's ends lie.

    ``pitch`` is the room on the shelf for what is linked to nothing; the whole is at least as wide as ``least``.
    """
    order = {node: index for index, node in enumerate(graph)}
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), order[part[0]]))
    linked = [_part(graph, part) for part in parts if len(part) > 1]
    alone = sorted((part[0] for part in parts if len(part) == 1), key=order.__getitem__)
    width = _width(linked, len(alone), pitch, least)
    places = _pack(linked, width, _between(pitch))
    return places | _shelf(alone, places, pitch, width)


def _part(graph: Graph, nodes: Sequence[str]) -> dict[str, Place]:
    """Lay out one connected part, its upper left corner at the origin."""
    wanted = _scaled(
        stress(graph.subgraph(nodes), nodes), sum(math.prod(graph.nodes[n]["size"]) for n in nodes)
    )
    floor = Floor(_FINE if len(nodes) <= _MANY else _COARSE)
    degrees: dict[str, int] = dict(graph.degree(nodes))
    placed = {
        node: floor.settle(wanted[node], graph.nodes[node]["size"])
        for node in sorted(nodes, key=lambda node: -degrees[node])
    }
    left, top = (min(place[axis] for place in placed.values()) for axis in (0, 1))
    return {node: (placed[node][0] - left, placed[node][1] - top) for node in nodes}


def _scaled(points: dict[str, tuple[float, float]], area: float) -> dict[str, Place]:
    """Spread points over a rectangle of ``area`` square pixels."""
    xs, ys = (_evened([point[axis] for point in points.values()]) for axis in (0, 1))
    across = max(x for x, _ in points.values()) - min(x for x, _ in points.values())
    down = max(y for _, y in points.values()) - min(y for _, y in points.values())
    shape = max(0.8, min(across / down, 1.8)) if down > 0 else 1.8
    width = math.sqrt(area * shape)
    return {
        node: (round(x * width), round(y * width / shape)) for node, x, y in zip(points, xs, ys, strict=True)
    }


def _evened(values: list[float]) -> list[float]:
    """Return values from 0 to 1, half by size and half by rank: where many crowd, they move apart."""
    low, extent = min(values), max(values) - min(values) or 1.0
    order = sorted(range(len(values)), key=lambda index: (values[index], index))
    rank = {index: place / max(1, len(values) - 1) for place, index in enumerate(order)}
    return [((value - low) / extent + rank[index]) / 2 for index, value in enumerate(values)]


def _pack(parts: Sequence[dict[str, Place]], width: int, between: Place) -> dict[str, Place]:
    """Set parts into rows of about ``width``; the first alone on top, when it is the greater part of all."""
    places: dict[str, Place] = {}
    x = y = row = 0
    whole = sum(map(len, parts))
    for part in parts:
        wide, high = _extent(part)
        if x and x + wide > width:
            x, y, row = 0, y + row + between[1], 0
        places |= {node: (x + place[0], y + place[1]) for node, place in part.items()}
        row = max(row, high)
        x += wide + between[0]
        if len(places) == len(part) > whole / 2:
            x, y, row = 0, high + between[1], 0
    return places


def _between(pitch: Place) -> Place:
    """Return how far apart parts are, beside and below one another."""
    return pitch[0] * 4 // 3, pitch[1] * 2


def _extent(part: dict[str, Place]) -> Place:
    """Return how wide and how high a part is that begins at the origin."""
    return max(x for x, _ in part.values()), max(y for _, y in part.values())


def _width(parts: Sequence[dict[str, Place]], alone: int, pitch: Place, least: int) -> int:
    """Return how wide a window-shaped sheet for all parts and the shelf is, and at least as wide as the widest."""
    sizes = [_extent(part) for part in parts]
    beside, below = _between(pitch)
    area = sum((wide + beside) * (high + below) for wide, high in sizes) + alone * math.prod(pitch)
    return max(least, round(math.sqrt(area * _SHAPE)), *(wide for wide, _ in sizes))


def _shelf(nodes: Sequence[str], places: dict[str, Place], pitch: Place, width: int) -> dict[str, Place]:
    """Set nodes in rows below all others."""
    top = max((y for _, y in places.values()), default=-130) + 130
    columns = max(4, width // pitch[0])
    return {
        node: (index % columns * pitch[0] + 20, top + index // columns * pitch[1])
        for index, node in enumerate(nodes)
    }
