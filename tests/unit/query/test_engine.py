from __future__ import annotations

import json
from decimal import Decimal

import pytest

from kg import query, store
from kg.errors import QueryError

DATA = b"""\
<urn:a> <urn:p> "one" <urn:g> .
<urn:a> <urn:p> "eins"@de <urn:h> .
<urn:a> <urn:n> "4"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:g> .
<urn:a> <urn:d> "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> <urn:g> .
<urn:a> <urn:b> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> <urn:g> .
<urn:a> <urn:y> "2005"^^<http://www.w3.org/2001/XMLSchema#gYear> <urn:g> .
<urn:a> <urn:o> <urn:c> <urn:g> .
"""
GRAPH = store.from_nquads(DATA)


def one(predicate: str) -> query.Value:
    return query.select(GRAPH, f"SELECT ?o WHERE {{ <urn:a> <urn:{predicate}> ?o }}").rows[0][0]


def test_all_graphs_are_asked_together() -> None:
    table = query.select(GRAPH, "SELECT ?o WHERE { <urn:a> <urn:p> ?o } ORDER BY STR(?o)")
    assert table == query.Table(("o",), (("eins",), ("one",)))
    assert table.records() == [{"o": "eins"}, {"o": "one"}]


@pytest.mark.parametrize(
    ("predicate", "value"),
    [("n", 4), ("d", Decimal("1.5")), ("b", True), ("y", "2005"), ("o", query.Iri("urn:c"))],
)
def test_values_are_python_values(predicate: str, value: query.Value) -> None:
    assert one(predicate) == value
    assert type(one(predicate)) is type(value)


def test_an_unbound_cell_and_a_blank_node() -> None:
    row = query.select(GRAPH, "SELECT ?none (BNODE() AS ?blank) WHERE {}").rows[0]
    assert row[0] is None
    assert str(row[1]).startswith("_:")


def test_ask_is_one_cell() -> None:
    assert query.select(GRAPH, "ASK { ?s ?p 4 }") == query.Table(("answer",), ((True,),))


def test_our_prefixes_are_known() -> None:
    assert query.select(GRAPH, "SELECT ?c WHERE { ?c a schema:Claim ; kg:pointer ?p }").rows == ()


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent ?x { ?s ?p ?o } }",
        "SELECT * { # a 'comment\n SERVICE <http://example.org/> {} }",
        "PREFIX e: <urn:> SELECT * { e:a\\'b ?p ?o . SERVICE <http://example.org/> { ?s ?p 'x' } }",
        'SELECT * { ?s ?p "SERVICE" . SERVICE<http://example.org/>{ ?s ?p "" } }',
    ],
)
def test_a_question_never_leaves_this_machine(text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        query.select(GRAPH, text)
    with pytest.raises(QueryError, match="SERVICE is refused"):
        query.serialise(GRAPH, text, "csv")


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p "no SERVICE <http://example.org/>" }',
        "SELECT * { ?s ?p '''a ' SERVICE ''' }",
        "# SERVICE <http://example.org/>\nSELECT ?service { ?service ?p <urn:SERVICE> }",
        "PREFIX SERVICE: <urn:> SELECT * { ?s SERVICE:x ?o }",
        'SELECT * { ?s ?p """a "quoted" SERVICE""" }',
    ],
)
def test_the_word_alone_is_no_offence(text: str) -> None:
    assert query.select(GRAPH, text).rows == ()


def test_a_query_may_name_the_graphs_it_asks() -> None:
    for said, rows in (
        ("", 7),
        ("FROM <urn:h>", 1),
        ("FROM <urn:g> from <urn:h>", 7),
        ("FROM NAMED <urn:g>", 0),
        ("# FROM <urn:h>\n", 7),
    ):
        assert len(query.select(GRAPH, f"SELECT * {said} WHERE {{ ?s ?p ?o }}").rows) == rows


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <urn:x>",
        "# a comment\nPREFIX a: <urn:x#>\nBASE <urn:y>\ninsert data { a:b a:c 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_a_question_changes_nothing(text: str) -> None:
    with pytest.raises(QueryError, match="is refused: a question changes nothing"):
        query.select(GRAPH, text)
    assert len(GRAPH) == 7


def test_a_syntax_error_names_file_and_line() -> None:
    with pytest.raises(QueryError, match=r"^mine\.rq:3: the question is no valid SPARQL") as caught:
        query.select(GRAPH, "SELECT *\nWHERE {\n ?s ?p }", place="mine.rq")
    assert caught.value.place == "mine.rq:3"
    with pytest.raises(QueryError, match=r"^the question is no valid SPARQL"):
        query.select(GRAPH, "SELECT")


def test_a_graph_is_no_rows_and_rows_are_no_graph() -> None:
    construct = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    with pytest.raises(QueryError, match=r"yields a graph, not rows\. Ask for it as 'turtle' or 'nt'"):
        query.select(GRAPH, construct)
    with pytest.raises(QueryError, match=r"which csv cannot hold\. Use one of: nt, turtle, jsonld"):
        query.serialise(GRAPH, construct, "csv")
    with pytest.raises(QueryError, match=r"which nt cannot hold\. Use one of: csv, tsv, json, xml"):
        query.serialise(GRAPH, "SELECT * WHERE { ?s ?p ?o }", "nt")


def test_rows_in_standard_formats() -> None:
    text = "SELECT ?o WHERE { <urn:a> <urn:n> ?o }"
    assert query.serialise(GRAPH, text, "csv") == b"o\r\n4\r\n"
    assert query.serialise(GRAPH, text, "tsv") == b"?o\n4\n"
    assert json.loads(query.serialise(GRAPH, text, "json"))["results"]["bindings"][0]["o"]["value"] == "4"
    assert b"<sparql" in query.serialise(GRAPH, text, "xml")
    assert json.loads(query.serialise(GRAPH, "ASK {}", "json"))["boolean"] is True


def test_a_graph_comes_out_sorted() -> None:
    lines = query.serialise(GRAPH, "CONSTRUCT WHERE { ?s ?p ?o }", "nt").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 7
    assert b"<urn:a>" in query.serialise(GRAPH, "CONSTRUCT WHERE { ?s ?p ?o }", "turtle")
    assert query.serialise(GRAPH, "CONSTRUCT WHERE { <urn:none> ?p ?o }", "nt") == b""


@pytest.mark.parametrize(
    ("text", "graph"),
    [
        ("SELECT * {}", False),
        ("ask {}", False),
        ("PREFIX select: <urn:construct#> construct { ?s ?p ?o } WHERE { SELECT * {} }", True),
        ("# SELECT\nDESCRIBE <urn:a>", True),
        ("nonsense", False),
    ],
)
def test_what_kind_of_answer_a_question_yields(text: str, graph: bool) -> None:  # noqa: FBT001 - an expectation
    assert query.yields_graph(text) is graph


def test_a_table_is_shown_escaped_in_a_notebook() -> None:
    shown = query.Table(("a<b",), (("<script>",), (None,)))._repr_html_()
    assert "<script>" not in shown
    assert "<th scope='col'>a&lt;b</th>" in shown
    assert "<td></td>" in shown
