from __future__ import annotations

from kg import store, triples
from kg.model import Basis, Judged, Judgement, Verdict
from kg.names import BASE
from kg.query import select

VERDICT = Verdict(
    "strikes",
    "1",
    Judgement.OVERSTATED,
    Basis.FULL_TEXT,
    reviewer="A. Berg",
    date="2024-05-31",
    quote="Some.",
    note="See table 2.",
    sentence="All.",
    source="v.csv",
    line=2,
)


def test_a_verdict_is_an_annotation_on_a_citation() -> None:
    graph = store.from_nquads(
        store.serialise(triples.of_verdicts(BASE, [Judged(VERDICT, "one", "strikes", "1")]))
    )
    rows = select(
        graph,
        """SELECT ?graph ?citation ?verdict ?basis ?name ?when ?quote ?note ?sentence WHERE { GRAPH ?graph {
        ?it a oa:Annotation ; oa:motivatedBy oa:assessing ; oa:hasTarget ?citation, ?part ; kg:basis ?basis ;
          oa:hasBody ?verdict, ?words, ?passage ; prov:wasAttributedTo/foaf:name ?name ; prov:generatedAtTime ?when .
        ?part oa:hasSelector/oa:exact ?sentence . ?passage oa:hasSelector/oa:exact ?quote .
        ?words a oa:TextualBody ; rdf:value ?note .
        FILTER(STRSTARTS(STR(?verdict), STR(verdict:)) && CONTAINS(STR(?citation), "/citation/"))
        } }""",
    ).rows
    assert rows == (
        (
            f"{BASE}graph/one/verdicts",
            f"{BASE}article/one/citation/strikes--1",
            "https://w3id.org/claim-kg/terms/verdict/overstated",
            "https://w3id.org/claim-kg/terms/basis/full-text",
            "A. Berg",
            "2024-05-31",
            "Some.",
            "See table 2.",
            "All.",
        ),
    )


def test_what_is_not_said_leaves_no_trace_and_equal_verdicts_count_once() -> None:
    bare = Judged(Verdict("strikes", "1", Judgement.SUPPORTED, Basis.TITLE), "one", "strikes", "1")
    lines = triples.of_verdicts(BASE, [bare, bare])
    assert len(set(lines)) == len(lines) // 2 == 5
