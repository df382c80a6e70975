"""Networks in the formats of other tools, read back."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from kg import network
from kg.errors import InputError
from kg.write.export import FORMATS, export
from tests import pages

if TYPE_CHECKING:
    from kg.network.build import Network


@pytest.fixture(scope="module", params=["usual", "nasty"])
def net(request: pytest.FixtureRequest) -> Network:
    return network.build(pages.graph() if request.param == "usual" else pages.nasty())


def links(graph: nx.Graph[str]) -> list[tuple[str, str, str]]:
    return sorted((a, b, data["relation"]) for a, b, data in graph.edges(data=True))


def test_graphml_is_read_back_by_networkx_and_as_xml(net: Network) -> None:
    data = export(net, "graphml")
    back = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    assert links(back) == links(net)
    assert set(back) == set(net)
    for node, attributes in back.nodes(data=True):
        assert attributes["kind"] == net.nodes[node]["kind"]
    names = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert len(ET.fromstring(data).findall(".//g:edge", names)) == net.number_of_edges()  # noqa: S314 - our own output


def test_gexf_is_read_back_by_networkx_and_as_xml(net: Network) -> None:
    data = export(net, "gexf")
    back = nx.read_gexf(io.BytesIO(data))
    assert links(back) == links(net)
    assert b"lastmodifieddate" not in data
    root = ET.fromstring(data)  # noqa: S314 - our own output
    assert len(root.findall(".//{*}node")) == len(net)


def test_node_link_json_is_read_back_whole(net: Network) -> None:
    data = json.loads(export(net, "json"))
    back = nx.node_link_graph(data, edges="edges")
    assert list(back.nodes(data=True)) == list(net.nodes(data=True))
    assert links(back) == links(net)
    assert {edge["key"] for edge in data["edges"]} == {key for *_, key in net.edges(keys=True)}


def test_cytoscape_json_is_read_back_whole(net: Network) -> None:
    data = json.loads(export(net, "cytoscape"))
    assert len(data["elements"]["edges"]) == net.number_of_edges()
    back = nx.cytoscape_graph(data)
    assert set(back) == set(net)


def test_the_edge_list_names_both_ends(net: Network) -> None:
    rows = list(csv.DictReader(io.StringIO(export(net, "csv").decode(), newline="")))
    assert len(rows) == net.number_of_edges()
    assert sorted((row["source"], row["target"], row["relation"]) for row in rows) == links(net)
    cites = next(row for row in rows if row["relation"] == "cites_as_evidence")
    assert (cites["source_kind"], cites["target_kind"]) == ("claim", "reference")


def test_projections_are_written_with_their_weights() -> None:
    projected = network.co_citation(network.build(pages.graph()))
    for form in FORMATS:
        assert export(projected, form)
    rows = list(csv.DictReader(io.StringIO(export(projected, "csv").decode())))
    assert {row["weight"] for row in rows} == {"1"}
    assert {row["relation"] for row in rows} == {""}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(form: str) -> None:
    assert export(network.build(pages.graph()), form) == export(network.build(pages.graph()), form)


def test_a_formula_is_defused() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a", kind="claim", label="=1+1")
    graph.add_node("b", kind="claim", label="b")
    graph.add_edge("a", "b")
    assert "'=1+1" in export(graph, "csv").decode()


def test_an_unknown_format_is_refused_with_what_there_is() -> None:
    with pytest.raises(InputError, match="graphml, gexf, json, cytoscape, csv"):
        export(nx.Graph(), "xls")
