"""Where nodes of the network stand."""

from __future__ import annotations

import math
from itertools import combinations, pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import network
from kg.write.layout import positions
from kg.write.payload import payload
from kg.write.spread import Floor
from kg.write.stress import stress
from tests import pages

Item = dict[str, Any]


def nodes(claims: int, references: int) -> list[Item]:
    return [{"id": f"C{n}", "type": "claim"} for n in range(claims)] + [
        {"id": f"R{n}", "type": "reference"} for n in range(references)
    ]


def cites(*pairs: tuple[int, int]) -> list[Item]:
    return [{"from": f"C{claim}", "to": f"R{reference}", "relation": "cites"} for claim, reference in pairs]


def apart(places: dict[str, tuple[int, int]], room: tuple[int, int] = (100, 38)) -> bool:
    return all(
        abs(a[0] - b[0]) >= room[0] or abs(a[1] - b[1]) >= room[1]
        for a, b in combinations(places.values(), 2)
    )


def test_claims_references_and_concepts_of_several_claims_have_places_of_their_own() -> None:
    data = payload(network.build(pages.graph()))
    places = {item["id"]: (item["x"], item["y"]) for item in data.nodes if "x" in item}
    assert {node[0] for node in places} == {"C", "R", "K"}
    assert len(places) == 15
    assert apart(places, (70, 36))


@given(
    st.integers(1, 25),
    st.integers(1, 8),
    st.lists(st.tuples(st.integers(0, 24), st.integers(0, 7)), max_size=60),
)
def test_no_two_nodes_overlap_whatever_is_linked(
    claims: int, references: int, pairs: list[tuple[int, int]]
) -> None:
    there = [(claim, reference) for claim, reference in pairs if claim < claims and reference < references]
    places = positions(nodes(claims, references), cites(*there))
    assert len(places) == claims + references
    assert apart(places)


def test_places_are_whole_and_the_same_each_time() -> None:
    arguments = nodes(12, 4), cites(*((n, n % 4) for n in range(12)), (1, 2), (5, 0))
    first = positions(*arguments)
    assert first == positions(*arguments)
    assert {type(value) for place in first.values() for value in place} == {int}


def test_what_is_linked_lies_nearer_than_what_is_not() -> None:
    places = positions(nodes(6, 2), cites((0, 0), (1, 0), (2, 0), (2, 1), (3, 1), (4, 1)))

    def distance(a: str, b: str) -> float:
        return math.dist(places[a], places[b])

    assert distance("C0", "R0") < distance("C0", "R1")
    assert distance("C4", "R1") < distance("C4", "R0")


def test_what_is_linked_to_nothing_stands_below_all_else() -> None:
    places = positions(nodes(9, 1), cites((0, 0), (1, 0)))
    linked = max(places[node][1] for node in ("C0", "C1", "R0"))
    assert min(places[f"C{n}"][1] for n in range(2, 9)) > linked + 80


def test_parts_do_not_run_into_each_other() -> None:
    pairs = [(n, n // 3) for n in range(30)]
    places = positions(nodes(30, 10), cites(*pairs))
    assert apart(places)


def test_other_nodes_and_links_to_them_are_left_out() -> None:
    section = {"id": "S1", "type": "section"}
    edges = [*cites((0, 0)), {"from": "S1", "to": "C0", "relation": "holds"}]
    assert set(positions([*nodes(1, 1), section], edges)) == {"C0", "R0"}


def test_nothing_has_no_places() -> None:
    assert positions([], []) == {}


def test_stress_keeps_distances_on_a_path() -> None:
    path: nx.Graph[str] = nx.Graph()
    names = [f"n{i}" for i in range(6)]
    for a, b in pairwise(names):
        path.add_edge(a, b, length=1.0)
    points = stress(path, names)
    for i, j in combinations(range(6), 2):
        assert math.dist(points[names[i]], points[names[j]]) == pytest.approx(j - i, rel=0.05)
    xs, ys = zip(*points.values(), strict=True)
    assert max(xs) - min(xs) > max(ys) - min(ys)


def test_stress_of_a_graph_larger_than_its_pivots() -> None:
    ring: nx.Graph[str] = nx.Graph()
    names = [f"n{i:03}" for i in range(150)]
    for a, b in zip(names, names[1:] + names[:1], strict=True):
        ring.add_edge(a, b, length=1.0)
    points = stress(ring, names)
    links = [math.dist(points[a], points[b]) for a, b in ring.edges]
    assert max(links) < 3 * min(links)


def test_the_floor_takes_the_nearest_free_place() -> None:
    floor = Floor(8)
    assert floor.settle((0, 0), (40, 20)) == (0, 0)
    x, y = floor.settle((0, 0), (40, 20))
    assert abs(x) >= 40 or abs(y) >= 20
    assert math.hypot(x, y) < 50


def test_a_full_floor_grows_at_its_foot() -> None:
    floor = Floor(1)
    floor.settle((0, 0), (2000, 2000))
    assert floor.settle((0, 0), (10, 10)) == (0, 1010)
