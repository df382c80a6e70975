"""The W3C's tests of the SPARQL 1.1 Protocol and of its result formats, against a running server."""

from __future__ import annotations

import csv
import io
import json
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF

from tests.endpoints import lay, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

    from tests.endpoints import Served

TESTS = Path(__file__).parents[3] / "shared" / "corpora" / "sparql11"

pytestmark = pytest.mark.skipif(not TESTS.is_dir(), reason="the W3C's tests are not there")

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")

FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"},
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples"},
}

KEPT = {
    "csv03": {"1.0E6": "1000000"},
    "tsv03": {
        "1.0e6": '"1000000"^^<http://www.w3.org/2001/XMLSchema#double>',
        '"-3"^^<http://www.w3.org/2001/XMLSchema#negativeInteger>': "-3",
    },
}
"""What fails: the engine keeps a number by its value, and writes that in a form, and of a type, of its own."""


def manifest(folder: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    if (path := TESTS / folder / "manifest.ttl").exists():
        graph.parse(path)
    return graph


def names() -> list[str]:
    found = manifest("protocol").subjects(RDF.type, MF.ProtocolTest)
    return sorted(str(one).rpartition("#")[2] for one in found)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    base = "http://kasei.us/2009/09/sparql/data"
    lines = [
        (TESTS / "protocol" / f"data{one}.nt").read_text("utf-8").strip().removesuffix(".")
        + f"<{base}/data{one}.rdf> .\n"
        for one in (1, 2, 3)
    ]
    with served(lay(tmp_path_factory.mktemp("w3c"), "".join(lines).encode())) as running:
        yield running


PROTOCOL = manifest("protocol")


@pytest.mark.parametrize("name", names())
def test_of_the_protocol(name: str, server: Served) -> None:
    (test,) = (one for one in PROTOCOL.subjects(RDF.type, MF.ProtocolTest) if str(one).endswith(f"#{name}"))
    action = PROTOCOL.value(test, MF.action)
    requests = list(Collection(PROTOCOL, _value(action, HT.requests)))
    if not name.startswith(("query_", "bad_")):
        # An update must be refused, and is; what it would have changed is not asked.
        status, _, _ = _sent(server, requests[0])
        assert 400 <= status < 500
        return
    for request in requests:
        status, media, body = _sent(server, request)
        response = _value(request, HT.resp)
        wanted = [str(one)[-3] for one in PROTOCOL.objects(response, MF.expectedStatus)]
        assert str(status)[0] in wanted, body
        if (kind := PROTOCOL.value(response, MF.expectedFormat)) is not None:
            assert media in FORMATS[str(kind)]
        if (truth := PROTOCOL.value(response, MF.expectedBoolean)) is not None:
            assert json.loads(body)["boolean"] is bool(truth)


def _value(subject: Node | None, predicate: rdflib.URIRef) -> Node:
    found = PROTOCOL.value(subject, predicate)
    assert found is not None
    return found


def _sent(server: Served, request: Node) -> tuple[int, str, bytes]:
    path = str(_value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
    headers = {}
    if (listed := PROTOCOL.value(request, HT.headers)) is not None:
        for one in Collection(PROTOCOL, listed):
            headers[str(_value(one, HT.fieldName))] = str(_value(one, HT.fieldValue))
    body = None
    if (content := PROTOCOL.value(request, HT.body)) is not None:
        body = str(_value(content, CNT.chars)).encode(str(_value(content, CNT.characterEncoding)))
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=30)
    try:
        connection.request(str(_value(request, HT.methodName)), path, body, headers)
        answer = connection.getresponse()
        return answer.status, (answer.getheader("content-type") or "").partition(";")[0], answer.read()
    finally:
        connection.close()


def results(folder: str) -> list[tuple[str, str, str, str]]:
    """Return name, data, query and expected result of each test, as file names."""
    graph = manifest(folder)
    found = []
    for test in graph.subjects(MF.result, None):
        action = graph.value(test, MF.action)
        files = (graph.value(action, QT.data), graph.value(action, QT.query), graph.value(test, MF.result))
        found.append((str(test).rpartition("#")[2], *(str(one).rpartition("/")[2] for one in files)))
    return sorted(cast("list[tuple[str, str, str, str]]", found))


@pytest.mark.parametrize(
    ("folder", "files"), [(folder, one) for folder in ("json-res", "csv-tsv-res") for one in results(folder)]
)
def test_of_a_result_format(folder: str, files: tuple[str, str, str, str], tmp_path: Path) -> None:
    name, data, query, result = files
    here = TESTS / folder
    quads = ox.parse(path=here / data)  # rdflib would write numbers in its own way
    lines = "".join(f"{quad.triple} <http://x.example/g> .\n" for quad in quads)
    media = {"srj": "application/sparql-results+json", "csv": "text/csv", "tsv": "text/tab-separated-values"}
    kind = result.rpartition(".")[2]
    with served(lay(tmp_path, lines.encode())) as server:
        answer = server.get((here / query).read_text("utf-8"), {"accept": media[kind]})
    assert answer.status_code == 200, name
    assert answer.headers["content-type"].partition(";")[0] == media[kind]
    found, wanted = answer.content.decode(), (here / result).read_text("utf-8")
    for written, kept in KEPT.get(name, {}).items():
        assert written in wanted
        wanted = wanted.replace(written, kept)
    assert _read(kind, found) == _read(kind, wanted)


def _read(kind: str, text: str) -> object:
    """Return a result such that the order of its rows and columns, and the names of blank nodes, do not matter."""
    if kind == "srj":
        document: dict[str, Any] = json.loads(text)
        if "boolean" in document:
            return document["boolean"]
        rows = document["results"]["bindings"]
        return sorted(document["head"]["vars"]), sorted(
            sorted((name, *_term(one)) for name, one in row.items()) for row in rows
        )
    lines = (
        list(csv.reader(io.StringIO(text)))
        if kind == "csv"
        else [line.split("\t") for line in text.splitlines()]
    )
    head = [name.lstrip("?") for name in lines[0]]
    return sorted(head), sorted(
        sorted((name, _cell(cell)) for name, cell in zip(head, line, strict=True)) for line in lines[1:]
    )


def _term(term: dict[str, str]) -> tuple[str, ...]:
    value = "" if term["type"] == "bnode" else term["value"]
    return term["type"], value, term.get("datatype", ""), term.get("xml:lang", "")


def _cell(cell: str) -> str:
    return "_:" if cell.startswith("_:") else cell
