"""SKOS files to concepts."""

from __future__ import annotations

import pytest

from kg.model import Concept, Severity
from kg.read.skos import parse

PREFIXES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <http://example.org/> .
"""
GOUT = Concept("http://example.org/gout", "gout")
XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<skos:Concept rdf:about="http://example.org/gout"><skos:prefLabel xml:lang="en">gout</skos:prefLabel></skos:Concept>
</rdf:RDF>"""
JSON = '[{"@id": "http://example.org/gout", "http://www.w3.org/2004/02/skos/core#prefLabel": "gout"}]'
TRIPLES = '<http://example.org/gout> <http://www.w3.org/2004/02/skos/core#prefLabel> "gout"@en .\n'


def turtle(body: str) -> bytes:
    return (PREFIXES + body).encode()


@pytest.mark.parametrize(
    "text", [XML, JSON, TRIPLES, PREFIXES + ':gout skos:prefLabel "gout" .', "\ufeff" + TRIPLES]
)
def test_every_format_is_told_by_its_content(text: str) -> None:
    assert parse(text.encode(), "v").concepts == (GOUT,)


def test_english_labels_are_preferred_and_others_are_synonyms() -> None:
    found = parse(
        turtle(
            ':g skos:prefLabel "Gicht"@de, "gout"@en-GB ; skos:altLabel "podagra" ; skos:hiddenLabel "gowt" .'
        ),
        "v",
    )
    assert (found.concepts[0].label, found.concepts[0].synonyms) == ("gout", ("Gicht", "podagra", "gowt"))


def test_an_untagged_label_goes_before_another_language() -> None:
    found = parse(turtle(':g skos:prefLabel "Gicht"@de, "gout" .'), "v")
    assert found.concepts[0].label == "gout"


def test_relations_are_read_from_either_side() -> None:
    body = """
    :a a skos:Concept ; skos:prefLabel "a" ; skos:narrower :b ; skos:related :c ; skos:exactMatch :x .
    :b a skos:Concept ; skos:prefLabel "b" ; skos:definition "second"@en .
    :c a skos:Concept ; skos:prefLabel "c" ; skos:broader :a .
    """
    first, second, third = parse(turtle(body), "v").concepts
    assert (first.related, first.matches) == (("http://example.org/c",), ("http://example.org/x",))
    assert (second.broader, second.definition) == (("http://example.org/a",), "second")
    assert (third.broader, third.related) == (("http://example.org/a",), ("http://example.org/a",))


def test_extended_labels_and_plain_ones_serve_too() -> None:
    body = """
    :a a skos:Concept ; xl:prefLabel [ xl:literalForm "first"@en ] ; xl:altLabel [ xl:literalForm "one" ] .
    :b a skos:Concept ; rdfs:label "second" .
    :c a skos:Concept ; skos:altLabel "third" .
    """
    found = parse(turtle(body), "v").concepts
    assert [(concept.label, concept.synonyms) for concept in found] == [
        ("first", ("one",)),
        ("second", ()),
        ("third", ()),
    ]


def test_a_scheme_is_no_concept_and_other_vocabularies_are_passed_over() -> None:
    body = ':s a skos:ConceptScheme ; skos:prefLabel "all" . :g skos:prefLabel "gout" ; :colour "red" .'
    assert [concept.label for concept in parse(turtle(body), "v").concepts] == ["gout"]


def test_a_concept_without_label_is_a_problem() -> None:
    found = parse(turtle(":g a skos:Concept ."), "v.ttl")
    assert found.concepts == ()
    assert [(problem.source, problem.code) for problem in found.problems] == [
        ("v.ttl", "concept-without-label")
    ]


def test_a_label_of_two_concepts_is_a_problem() -> None:
    found = parse(turtle(':a skos:prefLabel "gout" . :b skos:prefLabel "Gout" .'), "v")
    assert [problem.code for problem in found.problems] == ["ambiguous-label"]


def test_what_stands_before_damage_is_kept() -> None:
    found = parse(TRIPLES.encode() + b"<http://example.org/x> oops\n", "v.nt")
    assert found.concepts == (GOUT,)
    (problem,) = found.problems
    assert (problem.code, problem.line, problem.severity) == ("damaged-vocabulary", 2, Severity.ERROR)
    assert problem.raw == "<http://example.org/x> oops"


@pytest.mark.parametrize(
    "data", [b"\x00\x01", b"\xff\xfe<\x00", b"{", b"<?xml", b"<rdf:RDF>", b'{"@context": "http://x.example"}']
)
def test_what_is_no_rdf_is_a_problem(data: bytes) -> None:
    assert [problem.code for problem in parse(data, "a b").problems] == ["damaged-vocabulary"]


@pytest.mark.parametrize("data", [b"", b"  ", b"{}", b"[]"])
def test_an_empty_file_is_a_problem(data: bytes) -> None:
    assert [problem.code for problem in parse(data, "v").problems] == ["no-concepts"]
