from __future__ import annotations

import io

import pytest

from kg import query, store
from kg.errors import QueryError
from kg.query import Dataset, NotAcceptable

GRAPH = store.from_nquads(b'<urn:a> <urn:p> "1" <urn:g> .\n<urn:b> <urn:p> "2" <urn:h> .\n')
ROWS = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"
TRIPLES = "CONSTRUCT WHERE { ?s ?p ?o }"


def answered(sparql: str, *, dataset: Dataset | None = None, base: str | None = None) -> tuple[str, str]:
    output = io.BytesIO()
    media = query.answer(
        GRAPH,
        sparql,
        output,
        rows=("image/png", "text/csv", "application/json"),
        graph=("application/n-triples",),
        dataset=dataset,
        base=base,
    )
    return media, output.getvalue().decode()


def test_the_first_fitting_media_type_is_taken() -> None:
    assert answered(ROWS) == ("text/csv", "o\r\n1\r\n2\r\n")
    media, text = answered(TRIPLES)
    assert media == "application/n-triples"
    assert sorted(text.splitlines()) == ['<urn:a> <urn:p> "1" .', '<urn:b> <urn:p> "2" .']


def test_the_dataset_that_is_asked_for_stands_above_that_of_the_query() -> None:
    assert answered(ROWS, dataset=Dataset(default=("urn:g",)))[1] == "o\r\n1\r\n"
    assert answered(ROWS.replace("{", "FROM <urn:h> {", 1), dataset=Dataset(("urn:g",)))[1] == "o\r\n1\r\n"
    assert answered(ROWS, dataset=Dataset(named=("urn:g",)))[1] == "o\r\n"
    inside = "SELECT ?o { GRAPH ?g { ?s ?p ?o } }"
    assert answered(inside, dataset=Dataset(named=("urn:g",)))[1] == "o\r\n1\r\n"
    assert answered(inside, dataset=Dataset(default=("urn:g",)))[1] == "o\r\n"


def test_relative_addresses_need_a_base() -> None:
    assert answered("SELECT ?o { <a> ?p ?o }", base="urn:")[1] == "o\r\n1\r\n"
    with pytest.raises(QueryError, match="no valid SPARQL"):
        answered("SELECT ?o { <a> ?p ?o }")
    with pytest.raises(QueryError, match="'no base' is no IRI"):
        answered(ROWS, base="no base")


def test_what_no_media_type_can_hold_is_refused() -> None:
    for sparql, kind in ((ROWS, "rows"), (TRIPLES, "a graph")):
        with pytest.raises(NotAcceptable, match=f"yields {kind}"):
            query.answer(GRAPH, sparql, io.BytesIO(), rows=("text/turtle",), graph=())


def test_a_description_is_written_with_short_names() -> None:
    line = b"<urn:e> a <http://www.w3.org/ns/sparql-service-description#Service> .\n".replace(
        b" a ", b" <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    )
    assert query.written(line, "text/turtle").endswith(b"<urn:e> a sd:Service .\n")
    assert query.written(line, "application/n-triples") == line
