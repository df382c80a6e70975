from __future__ import annotations

import pytest

from kg import triples
from kg.names import BASE
from kg.store import serialise
from kg.vocabulary import CITO, KG, NAMESPACES, OA, PREFIXES
from tests import fixtures
from tests.unit.triples.reading import statements

FREE = {PREFIXES[name] for name in ("unit", "kind", "measure", "verdict", "basis")}
"""Prefixes whose members are listed elsewhere: by QUDT, or by an enumeration of the model."""


def test_a_term_that_is_not_listed_cannot_be_spelt() -> None:
    assert CITO.cites == CITO["cites"] == "http://purl.org/spar/cito/cites"
    with pytest.raises(AttributeError, match=r"cito:suports is not among the terms listed"):
        _ = CITO.suports


def test_no_term_is_hidden_by_what_is_no_term() -> None:
    assert OA.prefix == "http://www.w3.org/ns/oa#prefix"
    for namespace in NAMESPACES:
        for term in namespace.TERMS:
            assert namespace[term] == namespace.IRI + term


def test_prefixes_and_namespaces_are_each_of_their_own() -> None:
    assert len({namespace.PREFIX for namespace in NAMESPACES}) == len(
        {namespace.IRI for namespace in NAMESPACES}
    )
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_every_property_and_class_that_is_emitted_is_listed() -> None:
    known = {namespace.IRI + term for namespace in NAMESPACES for term in namespace.TERMS}
    rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    found = statements(serialise([fixtures.corpus().decode()]))
    assert {predicate for _, predicate, _ in found} <= known
    assert {target for _, predicate, target in found if predicate == rdf_type} <= known


def test_whatever_is_of_our_own_namespace_is_listed_or_of_a_scheme() -> None:
    lines = triples.of_vocabulary(BASE, fixtures.concepts())
    for subject, _, _ in statements(serialise(lines)):
        if subject.startswith(KG.IRI) and not any(subject.startswith(free) for free in FREE):
            name = subject.removeprefix(KG.IRI)
            assert name in KG.TERMS | {"kind", "measure", "verdict", "basis"}
