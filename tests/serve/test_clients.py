"""Real clients, as they come, against a running server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.workspace import open_workspace
from kg.workspace.sources import example
from tests.endpoints import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.workspace import Workspace
    from tests.endpoints import Served

CLAIMS = "SELECT ?claim ?text { ?claim a schema:Claim ; schema:text ?text } ORDER BY ?claim"
PREFIX = "PREFIX schema: <https://schema.org/>\n"
"""Clients that read a query themselves want it whole."""

needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
needs_comunica = pytest.mark.skipif(
    shutil.which("comunica-sparql") is None, reason="@comunica/query-sparql is not installed (npm)"
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    opened = open_workspace(example(), tmp_path_factory.mktemp("build"))
    opened.build()
    return opened


@pytest.fixture(scope="module")
def server(workspace: Workspace) -> Iterator[Served]:
    with served(workspace.output) as running:
        yield running


@pytest.fixture(scope="module")
def claims(workspace: Workspace) -> dict[str, str]:
    rows = workspace.query(CLAIMS).rows
    return {str(claim): str(text) for claim, text in rows}


def run(*command: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return subprocess.run(
        command, check=True, capture_output=True, text=True, timeout=100, env=environment
    ).stdout


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph:DeprecationWarning"
)  # by SPARQLWrapper and rdflib themselves
def test_sparqlwrapper(server: Served, claims: dict[str, str]) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    for method in (wrapper.GET, wrapper.POST):
        for request in (
            (wrapper.URLENCODED, wrapper.POSTDIRECTLY) if method == wrapper.POST else (wrapper.URLENCODED,)
        ):
            client = wrapper.SPARQLWrapper(server.url)
            client.setMethod(method)
            client.setRequestMethod(request)
            client.setReturnFormat(wrapper.JSON)
            client.setQuery(PREFIX + CLAIMS)
            rows = client.query().convert()["results"]["bindings"]
            assert {row["claim"]["value"]: row["text"]["value"] for row in rows} == claims
    for form in (wrapper.XML, wrapper.CSV, wrapper.TSV):
        client.setReturnFormat(form)
        assert client.query().info()["content-type"]
        assert client.query().convert()
    client.setQuery(PREFIX + "CONSTRUCT WHERE { ?claim schema:text ?text ; a schema:Claim }")
    for form in (wrapper.TURTLE, wrapper.N3, wrapper.RDFXML, wrapper.JSONLD):
        client.setReturnFormat(form)
        found = client.query().convert()
        graph = (
            found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
        )
        assert len(graph) == 2 * len(claims), form
    client.setReturnFormat(wrapper.JSON)
    client.setQuery("SELECT {")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed, match="in line 1"):
        client.query()


def test_rdflib(server: Served, claims: dict[str, str]) -> None:
    graph = rdflib.Graph(SPARQLStore(server.url))
    rows = graph.query(PREFIX + CLAIMS)
    assert {str(claim): str(text) for claim, text in rows} == claims  # type: ignore[misc]  # rdflib types rows as a union
    text = rdflib.URIRef("https://schema.org/text")
    claim = rdflib.URIRef(min(claims))
    assert [str(found) for found in graph.objects(claim, text)] == [claims[str(claim)]]
    assert len(graph) > 1000
    built = graph.query(
        PREFIX + "CONSTRUCT { ?claim schema:text ?text } WHERE { ?claim a schema:Claim ; schema:text ?text }"
    )
    assert built.graph is not None
    assert len(built.graph) == len(claims)
    assert graph.query(PREFIX + "ASK { ?claim a schema:Claim }").askAnswer is True


def test_rdflib_federates(server: Served, claims: dict[str, str]) -> None:
    """Another tool may ask this endpoint by SERVICE, though it never asks another."""
    rows = rdflib.Graph().query(
        f"{PREFIX} SELECT ?claim {{ SERVICE <{server.url}> {{ SELECT ?claim {{ ?claim a schema:Claim }} }} }}"
    )
    assert {str(row[0]) for row in rows} == set(claims)  # type: ignore[index]  # rdflib types rows as a union


@needs_curl
def test_curl(server: Served, claims: dict[str, str], tmp_path: Path) -> None:
    get = ("curl", "-sS", "--fail", "--noproxy", "*")
    told = run(*get, "-G", server.url, "--data-urlencode", f"query={CLAIMS}")
    assert len(json.loads(told)["results"]["bindings"]) == len(claims)
    posted = run(*get, server.url, "--data-urlencode", f"query={CLAIMS}", "-H", "Accept: text/csv")
    (tmp_path / "my.rq").write_text(CLAIMS, "utf-8")
    direct = ("-H", "Content-Type: application/sparql-query", "--data-binary", f"@{tmp_path / 'my.rq'}")
    assert posted == run(*get, server.url, *direct, "-H", "Accept: text/csv")
    assert posted.count("\n") > len(claims)
    compressed = run(*get, "--compressed", f"{server.url}?query={quote('ASK {}')}&format=xml")
    assert "<boolean>true</boolean>" in compressed


@needs_comunica
@pytest.mark.parametrize("source", ["{}", "sparql@{}"])
def test_comunica(source: str, server: Served, claims: dict[str, str]) -> None:
    told = run(
        "comunica-sparql", source.format(server.url), PREFIX + CLAIMS, "-t", "application/sparql-results+json"
    )
    rows = json.loads(told)["results"]["bindings"]
    assert {row["claim"]["value"]: row["text"]["value"] for row in rows} == claims


@needs_comunica
def test_comunica_joins(server: Served, claims: dict[str, str]) -> None:
    """A query over this endpoint twice, which the client itself takes apart into many small ones."""
    query = PREFIX + "SELECT (COUNT(DISTINCT ?claim) AS ?n) { ?claim a schema:Claim ; schema:text ?text }"
    told = run(
        "comunica-sparql",
        f"sparql@{server.url}",
        f"sparql@{server.url}",
        query,
        "-t",
        "application/sparql-results+json",
    )
    assert json.loads(told)["results"]["bindings"][0]["n"]["value"] == str(len(claims))
