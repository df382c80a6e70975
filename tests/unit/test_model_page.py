"""``docs/model.md`` names the terms that are emitted, and shows a claim as it is built."""

from __future__ import annotations

import re

import rdflib

from kg.vocabulary import KG, NAMESPACES
from scripts.generate_model import PAGE, claim, page
from tests import fixtures
from tests.unit.triples.reading import statements

TEXT = PAGE.read_text("utf-8")
NAMES = {namespace.PREFIX: namespace for namespace in NAMESPACES}
NEVER_EMITTED = {"cito:supports", "schema:ClaimReview", "qudt:unit", "owl:sameAs", "dcterms:isReplacedBy"}
"""Terms that the page names to say why they are not used."""


def test_the_example_is_what_a_build_gives() -> None:
    assert page(TEXT, claim()) == TEXT, "run: python -m scripts.generate_model"


def test_the_example_is_turtle_of_one_claim() -> None:
    (turtle,) = re.findall(r"```turtle\n(.*?)```", TEXT, re.DOTALL)
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    assert sum(1 for _ in graph.subjects(rdflib.RDF.type, rdflib.SDO.Claim)) == 1


def test_every_term_named_is_one_that_is_listed() -> None:
    named = set(re.findall(r"`(\w+:\w+)`", TEXT)) - NEVER_EMITTED
    assert len(named) > 60
    for name in named:
        prefix, _, term = name.partition(":")
        assert term in NAMES[prefix].TERMS, name


def test_every_property_of_the_graph_is_explained() -> None:
    named = set(re.findall(r"\w+:\w+", TEXT))
    emitted = {predicate for _, predicate, _ in statements(fixtures.corpus())}
    for namespace in NAMESPACES:
        for term in namespace.TERMS:
            if namespace[term] in emitted and namespace.PREFIX not in {"foaf", "rdf", "prov"}:
                assert f"{namespace.PREFIX}:{term}" in named, term


def test_the_own_terms_are_all_told() -> None:
    section = TEXT.split("## Own terms")[1].split("##")[0]
    assert set(re.findall(r"`(\w+)`", section)) == KG.TERMS - {"polarity"}
