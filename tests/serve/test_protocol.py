"""The SPARQL Protocol over HTTP, as far as the W3C's tests do not go."""

from __future__ import annotations

import csv
import io
import json
import socket
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest
import rdflib
from lxml import etree

from kg.query import GRAPH_MEDIA, ROW_MEDIA
from tests.endpoints import lay, quads, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.endpoints import Served

G = "http://x.example/g"
ROWS = "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s"
ONE = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?o = '1') }"
S1 = "http://x.example/s1"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(lay(tmp_path_factory.mktemp("graph"), quads(6, graphs=3)), query_bytes=4096) as running:
        yield running


def subjects(rows: list[dict[str, str]]) -> list[int]:
    return sorted(int(row["s"].removeprefix("http://x.example/s")) for row in rows)


@pytest.mark.parametrize("media", ROW_MEDIA)
def test_rows_come_in_every_format(media: str, server: Served) -> None:
    answer = server.get(ROWS, {"accept": media})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media
    assert int(answer.headers["content-length"]) == len(answer.content)
    if media.endswith("json"):
        found = [row["o"]["value"] for row in json.loads(answer.text)["results"]["bindings"]]
    elif media.endswith("xml"):
        found = [
            one.text
            for one in etree.fromstring(answer.content).iter(
                "{http://www.w3.org/2005/sparql-results#}literal"
            )
        ]
    else:
        lines = csv.reader(io.StringIO(answer.text), delimiter="," if media == "text/csv" else "\t")
        found = [line[1] for line in list(lines)[1:]]
    assert found == ["0", "1", "2", "3", "4", "5"]


@pytest.mark.filterwarnings("ignore:.*(Dataset|ConjunctiveGraph):DeprecationWarning")  # by rdflib itself
@pytest.mark.parametrize("media", GRAPH_MEDIA)
def test_a_graph_comes_in_every_format(media: str, server: Served) -> None:
    answer = server.get(ONE, {"accept": media})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media
    read = {
        "text/plain": "nt",
        "application/json": "json-ld",
        "application/xml": "xml",
        "text/xml": "xml",
        "text/n3": "n3",
    }
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=answer.text, format=read.get(media, media))
    assert [(str(s), str(o)) for s, _, o, _ in dataset.quads()] == [(S1, "1")]


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*;q=0.5, application/sparql-results+xml;q=0.4", "text/csv"),
        ("text/csv;q=0, text/*", "text/tab-separated-values"),
        ("application/json;q=0.3, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
    ],
)
def test_the_best_format_is_chosen(accept: str, media: str, server: Served) -> None:
    answer = server.get(ROWS, {"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == media
    assert answer.headers["vary"] == "accept"


def test_format_stands_above_the_header(server: Served) -> None:
    for name, rows, graph in (
        ("json", "application/sparql-results+json", "application/ld+json"),
        ("xml", "application/sparql-results+xml", "application/rdf+xml"),
        ("text/csv", "text/csv", None),
        ("nt", None, "application/n-triples"),
    ):
        for query, media in ((ROWS, rows), (ONE, graph)):
            answer = server.get(query, {"accept": "image/png"}, format=name)
            assert answer.status_code == (200 if media else 406)
            assert answer.headers["content-type"].partition(";")[0] == (media or "text/plain")
    assert server.get(ROWS, format="docx").status_code == 400


def test_what_cannot_be_written_as_asked_is_refused(server: Served) -> None:
    assert server.get(ROWS, {"accept": "image/png"}).status_code == 406
    told = server.get(ROWS, {"accept": "text/turtle"})
    assert told.status_code == 406
    assert "rows" in told.text
    assert "text/csv" in told.text
    assert server.get(ONE, {"accept": "text/csv"}).status_code == 406
    assert server.client.get(server.url, headers={"accept": "text/csv"}).status_code == 406


def test_all_graphs_together_are_asked_unless_told(server: Served) -> None:
    assert subjects(server.rows(ROWS)) == [0, 1, 2, 3, 4, 5]
    assert {row["g"] for row in server.rows("SELECT ?g { GRAPH ?g {} }")} == {f"{G}0", f"{G}1", f"{G}2"}


def test_a_query_names_its_graphs(server: Served) -> None:
    for said, inside, found in (
        (f"FROM <{G}1>", "?s ?p ?o", [1, 4]),
        (f"FROM <{G}1> from <{G}2>", "?s ?p ?o", [1, 2, 4, 5]),
        (f"FROM <{G}1>", "GRAPH ?g { ?s ?p ?o }", []),
        (f"FROM NAMED <{G}1>", "?s ?p ?o", []),
        (f"FROM NAMED <{G}1>", "GRAPH ?g { ?s ?p ?o }", [1, 4]),
        ("# FROM\n", "?s ?p ?from FILTER(?from != ' FROM <x:y> ')", [0, 1, 2, 3, 4, 5]),
    ):
        assert subjects(server.rows(f"SELECT ?s {said} {{ {inside} }}")) == found


def test_a_client_names_the_graphs_above_the_query(server: Served) -> None:
    default, named = "default-graph-uri", "named-graph-uri"
    every, inside = "SELECT ?s { ?s ?p ?o }", "SELECT ?s { GRAPH ?g { ?s ?p ?o } }"
    assert subjects(server.rows(every, **{default: f"{G}0"})) == [0, 3]
    assert subjects(server.rows(every, **{default: [f"{G}0", f"{G}1"]})) == [0, 1, 3, 4]
    assert server.rows(inside, **{default: f"{G}0"}) == []
    assert server.rows(every, **{named: f"{G}0"}) == []
    assert subjects(server.rows(inside, **{named: f"{G}0"})) == [0, 3]
    otherwise = every.replace("{", f"FROM <{G}2> {{", 1)
    assert subjects(server.rows(otherwise, **{default: f"{G}0"})) == [0, 3]
    assert server.rows(every, **{default: "http://x.example/nowhere"}) == []
    refused = server.client.get(server.url, params={"query": every, default: "no iri"})
    assert refused.status_code == 400
    assert "'no iri'" in refused.text


def test_a_query_is_posted_in_both_ways_with_graphs_in_the_address(server: Served) -> None:
    address = f"{server.url}?default-graph-uri={quote(G, safe='')}0"
    direct = server.client.post(
        address,
        content=ROWS,
        headers={"content-type": "application/sparql-query; charset=UTF-8", "accept": "text/csv"},
    )
    form = server.client.post(
        server.url, data={"query": ROWS, "default-graph-uri": f"{G}0"}, headers={"accept": "text/csv"}
    )
    assert direct.text == form.text == "s,o\r\nhttp://x.example/s0,0\r\nhttp://x.example/s3,3\r\n"


def test_our_prefixes_need_no_declaration_and_relative_addresses_have_a_base(server: Served) -> None:
    assert server.rows("SELECT ?x { BIND(cito:cites AS ?x) }") == [{"x": "http://purl.org/spar/cito/cites"}]
    assert server.rows("SELECT ?x { BIND(<#me> AS ?x) }") == [{"x": f"{server.url}#me"}]


@pytest.mark.parametrize(
    ("body", "media", "status", "said"),
    [
        ("query=", "application/x-www-form-urlencoded", 400, "says nothing"),
        ("", "application/x-www-form-urlencoded", 400, "0 parameters 'query'"),
        ("query=ASK%7B%7D&query=ASK%7B%7D", "application/x-www-form-urlencoded", 400, "2 parameters 'query'"),
        ("query=%FF", "application/x-www-form-urlencoded", 400, "cannot be read"),
        ("a&" * 1500, "application/x-www-form-urlencoded", 400, "cannot be read"),
        ("update=CLEAR+ALL", "application/x-www-form-urlencoded", 403, "updates are refused"),
        ("CLEAR ALL", "application/sparql-update", 403, "updates are refused"),
        ("CLEAR ALL", "application/sparql-query", 400, "CLEAR is refused"),
        ("PREFIX a: <http://x.example/>\nLOAD <a:b>", "application/sparql-query", 400, "LOAD is refused"),
        (
            "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
            "application/sparql-query",
            400,
            "SERVICE is refused",
        ),
        (
            "ASK {\n ?s ?p ?o ;\n ] }",
            "application/sparql-query",
            400,
            "in line 3: it cannot be read on from “] }”",
        ),
        ("ASK {}", "text/plain", 415, "application/sparql-query"),
        ("ASK {}", "", 415, "application/sparql-query"),
        ("ASK {}", "application/sparql-query; charset=utf-16", 415, "UTF-8"),
        ("x" * 5000, "application/sparql-query", 413, "4,096 bytes"),
    ],
)
def test_what_is_wrong_is_said_in_plain_text(
    body: str, media: str, status: int, said: str, server: Served
) -> None:
    answer = server.client.post(server.url, content=body, headers={"content-type": media} if media else {})
    assert answer.status_code == status
    assert said in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_a_body_that_is_no_utf8_is_refused(server: Served) -> None:
    answer = server.client.post(
        server.url, content=b"ASK { ?s ?p '\xff' }", headers={"content-type": "application/sparql-query"}
    )
    assert answer.status_code == 400
    assert "no UTF-8" in answer.text


def test_other_methods_are_refused(server: Served) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        answer = server.client.request(method, server.url)
        assert answer.status_code == 405
        assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}
    told = server.client.options(server.url)
    assert told.status_code == 204
    assert told.headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_head_says_what_get_would(server: Served) -> None:
    got = server.get(ROWS)
    told = server.client.head(server.url, params={"query": ROWS})
    assert told.content == b""
    assert {name: told.headers[name] for name in ("content-length", "content-type", "etag")} == {
        name: got.headers[name] for name in ("content-length", "content-type", "etag")
    }


def test_an_answer_that_is_known_is_not_sent_again(server: Served) -> None:
    known = server.get(ROWS).headers["etag"]
    again = server.get(ROWS, {"if-none-match": f'"other", {known}'})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == known
    assert again.headers["cache-control"] == "no-cache"
    assert server.get(ROWS, {"if-none-match": known, "accept": "text/csv"}).status_code == 200
    assert server.get(ROWS + " ", {"if-none-match": known}).status_code == 200
    assert server.get(ROWS, {"if-none-match": "*"}).status_code == 304
    assert "etag" not in server.get("SELECT (NOW() AS ?now) {}").headers


def test_a_large_body_is_refused_before_it_is_read(server: Served) -> None:
    told = _sent(server, b"content-length: 1000000000\r\n", b"")
    assert told.startswith(b"HTTP/1.1 413 ")
    assert b"connection: close" in told
    told = _sent(server, b"transfer-encoding: chunked\r\n", b"2000\r\n" + b"x" * 0x2000 + b"\r\n")
    assert told.startswith(b"HTTP/1.1 413 ")


def test_who_is_still_sending_gets_the_answer(server: Served) -> None:
    """Until the server has read what is sent, closing the connection would reset it."""
    parts = (b"x" * 1000 for _ in range(500))
    answer = server.client.post(
        server.url, content=parts, headers={"content-type": "application/sparql-query"}
    )
    assert answer.status_code == 413
    assert answer.text == "a query may have 4,096 bytes\n"


def _sent(server: Served, headers: bytes, body: bytes) -> bytes:
    """Send the beginning of a request by hand; return all that comes back until the server hangs up."""
    address = urlsplit(server.url)
    assert address.hostname is not None
    with socket.create_connection((address.hostname, address.port), timeout=20) as connection:
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nhost: x.example\r\ncontent-type: application/sparql-query\r\n"
            + headers
            + b"\r\n"
            + body
        )
        told = b""
        while part := connection.recv(65536):
            told += part
        return told


def test_a_large_answer_is_whole(tmp_path: Path) -> None:
    with served(lay(tmp_path, quads(40_000))) as large:
        answer = large.get(ROWS, {"accept": "text/csv"})
        assert int(answer.headers["content-length"]) == len(answer.content) > 1_000_000
        assert answer.content.count(b"\n") == 40_001


def test_a_person_is_shown_the_page_for_queries(server: Served) -> None:
    answer = server.client.get(server.url, headers={"accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/query")
