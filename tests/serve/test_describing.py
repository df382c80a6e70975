"""What the endpoint says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib.namespace import RDF, VOID

from kg import query, store
from kg.serve.sparql import Asked, Busy
from kg.vocabulary import DESCRIBING, FORMATS, SD
from tests import fixtures
from tests.endpoints import lay, quads, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from tests.endpoints import Served


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(lay(tmp_path_factory.mktemp("graph"), fixtures.corpus())) as running:
        yield running


@pytest.fixture(scope="module")
def held() -> ox.Store:
    return store.from_nquads(fixtures.corpus())


def described(server: Served, address: str, accept: str = "text/turtle") -> rdflib.Graph:
    answer = server.client.get(address, headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == accept
    return rdflib.Graph().parse(data=answer.text, format=accept)


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/n-triples"])
def test_the_service_describes_itself(accept: str, server: Served) -> None:
    graph = described(server, server.url, accept)
    here = rdflib.URIRef(server.url)
    assert (here, rdflib.URIRef(SD.endpoint), here) in graph
    assert (here, RDF.type, rdflib.URIRef(SD.Service)) in graph
    assert (here, rdflib.URIRef(SD.feature), rdflib.URIRef(SD.UnionDefaultGraph)) in graph
    formats = {str(one) for one in graph.objects(here, rdflib.URIRef(SD.resultFormat))}
    assert formats == {FORMATS.IRI + name for name in FORMATS.TERMS}


def test_it_conforms_to_the_schema_of_descriptions(server: Served) -> None:
    """Every term of the vocabulary is one it has; a service has one endpoint; a named graph has a name and a graph."""
    graph = described(server, server.url)
    for term in {*graph.predicates(), *graph.objects(None, RDF.type)}:
        if str(term).startswith(SD.IRI):
            assert str(term).removeprefix(SD.IRI) in SD.TERMS
    (service,) = graph.subjects(RDF.type, rdflib.URIRef(SD.Service))
    assert len(list(graph.objects(service, rdflib.URIRef(SD.endpoint)))) == 1
    for named in graph.objects(None, rdflib.URIRef(SD.namedGraph)):
        assert len(list(graph.objects(named, rdflib.URIRef(SD.name)))) == 1
        assert len(list(graph.objects(named, rdflib.URIRef(SD.graph)))) == 1
    assert DESCRIBING["sd"] == SD.IRI


def test_named_graphs_are_listed_with_their_sizes(server: Served, held: ox.Store) -> None:
    graph = described(server, server.url)
    found = {
        str(graph.value(named, rdflib.URIRef(SD.name))): int(
            str(graph.value(graph.value(named, rdflib.URIRef(SD.graph)), VOID.triples))
        )
        for named in graph.objects(None, rdflib.URIRef(SD.namedGraph))
    }
    rows = query.select(held, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g").rows
    assert found == {str(name): number for name, number in rows}


def test_the_dataset_is_counted_by_class_and_property(server: Served, held: ox.Store) -> None:
    address = server.url.replace("/sparql", "/.well-known/void")
    graph = described(server, address)
    dataset = rdflib.URIRef(f"{address}#dataset")
    assert graph.value(dataset, VOID.sparqlEndpoint) == rdflib.URIRef(server.url)
    assert int(str(graph.value(dataset, VOID.triples))) == len(held)

    def counted(partition: rdflib.URIRef, naming: rdflib.URIRef, counting: rdflib.URIRef) -> dict[str, int]:
        return {
            str(graph.value(part, naming)): int(str(graph.value(part, counting)))
            for part in graph.objects(dataset, partition)
        }

    for sparql, found in (
        (
            "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c",
            counted(VOID.classPartition, VOID["class"], VOID.entities),
        ),
        (
            "SELECT ?p (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?p",
            counted(VOID.propertyPartition, VOID.property, VOID.triples),
        ),
    ):
        assert found == {str(name): number for name, number in query.select(held, sparql).rows}
    for kind, sparql in (
        (VOID.distinctSubjects, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"),
        (VOID.distinctObjects, "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"),
    ):
        assert ((int(str(graph.value(dataset, kind))),),) == query.select(held, sparql).rows
    examples = list(graph.objects(dataset, VOID.exampleResource))
    assert examples
    for example in examples:
        assert query.select(held, f"ASK {{ <{example}> ?p ?o }}").rows == ((True,),)


def test_counts_are_those_of_the_present_graph(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = lay(tmp_path_factory.mktemp("graph"), quads(5))
    with served(folder) as server:
        assert [
            int(str(one)) for one in described(server, server.url).objects(None, VOID.distinctSubjects)
        ] == [5]
        lay(folder, quads(7))
        server.do(server.endpoint.renew())
        assert [
            int(str(one)) for one in described(server, server.url).objects(None, VOID.distinctSubjects)
        ] == [7]


def test_a_graph_that_cannot_be_counted_is_described_without_counts(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with served(lay(tmp_path_factory.mktemp("graph"), quads(50)), result_bytes=50) as server:
        graph = described(server, server.url)
        assert (None, VOID.sparqlEndpoint, rdflib.URIRef(server.url)) in graph
        assert (None, VOID.triples, None) not in graph


def test_counts_that_were_put_off_are_made_later(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(lay(tmp_path_factory.mktemp("graph"), quads(5))) as server:

        async def busy(_: Asked) -> None:
            raise Busy(5)

        with monkeypatch.context() as patched:
            patched.setattr(server.endpoint, "ask", busy)
            assert (None, VOID.triples, None) not in described(server, server.url)
        assert (None, VOID.triples, None) in described(server, server.url)


def test_a_description_is_refused_in_what_holds_no_graph(server: Served) -> None:
    void = server.url.replace("/sparql", "/.well-known/void")
    assert server.client.get(void, headers={"accept": "image/png"}).status_code == 406
    assert server.client.get(void, params={"format": "csv"}).status_code == 406
    assert server.client.get(void, params={"format": "nt"}).headers["content-type"] == "application/n-triples"


def test_the_page_for_queries_asks_without_http(server: Served) -> None:
    answer = server.do(server.endpoint.ask(Asked("ASK {}", rows=("text/csv",))))
    with answer:
        assert (answer.media_type, answer.size, answer.body.read()) == ("text/csv", 4, b"true")
    assert answer.body.closed
