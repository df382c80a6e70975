"""A drawing of a connected graph in which distances on paper come near to those along its links."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Matrix: TypeAlias = "NDArray[np.float64]"

_PIVOTS = 80
_SWEEPS = 300
_STILL = 1e-3
_GOLDEN_ANGLE = 2.399963


def stress(graph: nx.Graph[str], nodes: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Return a point for each of ``nodes``; a link's ``length`` is how far apart its ends should lie.

    Distances are kept from every node to its neighbours and to up to 80 nodes spread over the graph: all, when it is
    small. The longer axis lies flat. Sources: Gansner, Koren, North, Graph drawing by stress majorization (2004);
    Brandes, Pich, Eigensolver methods for progressive multidimensional scaling (2006).
    """
    pivots, distances = _pivots(graph, nodes)
    points = _start(distances)
    _settle(points, pivots, distances, _links(graph, nodes))
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, _flat(points), strict=True)}


def _pivots(graph: nx.Graph[str], nodes: Sequence[str]) -> tuple[list[int], Matrix]:
    """Return nodes far from each other and the distance of every node to each of them."""
    columns: list[Matrix] = []
    pivots = [0]
    while True:
        lengths = nx.single_source_dijkstra_path_length(graph, nodes[pivots[-1]], weight="length")
        columns.append(np.array([lengths[node] for node in nodes]))
        nearest = np.min(columns, axis=0)
        if len(pivots) == min(_PIVOTS, len(nodes)) or not nearest.max():
            return pivots, np.column_stack(columns)
        pivots.append(int(nearest.argmax()))


def _start(distances: Matrix) -> Matrix:
    """Return the two main axes of the distances, each pointing to its largest value."""
    squared = distances**2
    centred = -(squared - squared.mean(0) - squared.mean(1)[:, None] + squared.mean()) / 2
    axes = np.zeros((len(distances), 2))
    left, values, _ = np.linalg.svd(centred, full_matrices=False)
    for axis in range(min(2, left.shape[1])):
        column = left[:, axis] * np.sqrt(max(values[axis], 0.0))
        axes[:, axis] = column * np.sign(column[np.abs(column.round(6)).argmax()] or 1.0)
    angles = np.arange(len(axes)) * _GOLDEN_ANGLE
    apart: Matrix = np.column_stack((np.cos(angles), np.sin(angles))) * 0.05
    return axes.round(6) + apart


def _links(graph: nx.Graph[str], nodes: Sequence[str]) -> tuple[NDArray[np.intp], Matrix]:
    """Return the links in both directions as pairs of numbers, and their lengths."""
    index = {node: number for number, node in enumerate(nodes)}
    pairs = [(index[a], index[b]) for a, b in graph.edges]
    lengths = np.array([graph.edges[pair]["length"] for pair in graph.edges])
    ends = np.array([*pairs, *((b, a) for a, b in pairs)], dtype=np.intp)
    return ends, np.concatenate((lengths, lengths))


def _settle(
    points: Matrix, pivots: list[int], distances: Matrix, links: tuple[NDArray[np.intp], Matrix]
) -> None:
    """Move all nodes half of the way to where their distances fit best, again and again, until they lie still.

    Half of the way never raises the stress, whatever the others do.
    """
    (sources, targets), lengths = links[0].T, links[1]
    far = np.where(distances > 0, np.maximum(distances, 1e-9) ** -2.0, 0.0)
    near = lengths**-2.0
    total = far.sum(1) + np.bincount(sources, near, len(points))
    for _ in range(_SWEEPS):
        push = np.empty_like(points)
        apart = points[:, None, :] - points[pivots][None, :, :]
        pull = far * (distances / np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-9) - 1)
        along = points[sources] - points[targets]
        draw = near * (lengths / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9) - 1)
        for axis in (0, 1):
            push[:, axis] = (pull * apart[..., axis]).sum(1) + np.bincount(
                sources, draw * along[:, axis], len(points)
            )
        step = push / total[:, None] / 2
        points += step
        if np.abs(step).max() < _STILL:
            return


def _flat(points: Matrix) -> Matrix:
    centred = points - points.mean(0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned: Matrix = centred @ axes.T
    return turned * np.sign(turned[np.abs(turned.round(6)).argmax(0), (0, 1)])
