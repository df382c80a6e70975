"""The example conforms to the shapes of the model, and each shape finds the fault it is there for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
import rdflib

from kg import store, validate
from kg.model import ClaimKind, Severity
from kg.vocabulary import C4O, NAMESPACES, PREFIXES, SCHEMA
from kg.workspace import open_workspace
from kg.workspace.sources import example
from tests import fixtures

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
EXTRA = "urn:extra"


def mutated(pattern: str, new: str | None) -> bytes:
    """Return the small corpus with the first line that matches ``pattern`` replaced; with None, taken out."""
    lines = fixtures.corpus().decode().splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if re.search(pattern, line))
    lines[place : place + 1] = [] if new is None else [re.sub(pattern, new, lines[place], count=1)]
    return "".join(lines).encode()


def with_statement(subject: str, predicate: str, target: str) -> bytes:
    """Return the small corpus with one more statement; names may be prefixed, ``coffee/…`` is a part of an article."""
    return fixtures.corpus() + f"{_term(subject)} {_term(predicate)} {_term(target)} <{EXTRA}> .\n".encode()


def _term(name: str) -> str:
    if name.startswith('"'):
        return name
    if name.startswith("coffee/"):
        return f"<{fixtures.COFFEE}/{name.removeprefix('coffee/')}>"
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>" if prefix in PREFIXES else f"<{name}>"


def messages(nquads: bytes) -> set[str]:
    return {fault.message for fault in validate.validate(nquads) if str(fault) not in _known()}


@cache
def _known() -> set[str]:
    return {str(fault) for fault in validate.validate(fixtures.corpus())}


def test_the_shipped_example_conforms(tmp_path: Path) -> None:
    workspace = open_workspace(example(), tmp_path)
    workspace.build()
    assert workspace.validate() == ()


def test_a_dangling_pointer_and_an_unsigned_verdict_are_warnings_and_all_there_is() -> None:
    faults = validate.validate(fixtures.corpus())
    assert {(fault.severity, fault.message) for fault in faults} == {
        (Severity.WARNING, "the pointer means no reference"),
        (Severity.WARNING, "the cited work has no title"),
        (Severity.WARNING, "nobody signed the verdict"),
    }
    assert [fault.focus for fault in faults] == sorted(fault.focus for fault in faults)


def test_a_fault_says_where_what_and_what_to_do() -> None:
    (fault,) = [f for f in validate.validate(fixtures.corpus()) if "pointer" in f.message]
    assert str(fault) == (
        "warning: pointer p5.s1.r1: the pointer means no reference. "
        "Correct the label in the text, or add the entry to the reference list. "
        f"<{fixtures.COFFEE}/pointer/p5.s1.r1>"
    )


def test_a_fault_shows_the_value_and_the_name_of_the_thing() -> None:
    broken = mutated(r'(reference/2> <[^>]+/position>) "2"', r'\1 "0"')
    (fault,) = [fault for fault in validate.validate(broken) if fault.severity is Severity.ERROR]
    assert (fault.where, fault.value) == ("reference 2 (Bean 1999)", "0")
    assert str(fault).startswith(
        "error: reference 2 (Bean 1999): its position is not one whole number from 1: 0. "
    )
    assert validate.REMEDY in str(fault)


CLAIM = r"claim/share> "
TAKEN_OUT = {
    rf"{CLAIM}<{SCHEMA.text}>": "the claim has no words, or more than one wording",
    rf"{CLAIM}<{SCHEMA.appearance}>": "the claim does not appear in exactly one sentence",
    rf"{CLAIM}<{PREFIXES['dcterms']}type>": "the claim has no kind, or more than one",
    rf"{CLAIM}<{SCHEMA.position}>": "its position is not one whole number from 1",
    rf"{CLAIM}<{PREFIXES['dcterms']}identifier>": "it has no identifier, or more than one",
    rf"{CLAIM}<{PREFIXES['dcterms']}isPartOf>": "it is part of nothing, or of several things",
    r"coffee> <http://purl.org/dc/terms/source>": "what the claim is part of is no article with a source",
    r"vocabulary/adult> <[^>]+#type>": "the claim names a concept that no vocabulary describes",
    rf"pointer/p2.s1.r1> <{C4O.hasContext}>": "the pointer does not stand in exactly one sentence or other passage",
    rf"pointer/p2.s1.r1> <{C4O.hasContent}>": "the pointer has no label, or more than one",
    rf"pointer/p2.s1.r1> <{C4O.denotes}>": "the pointer means no reference",
    r"group/2> <[^>]+#type>": "the pointer belongs to no marker",
    r"sentence/p2.s1> <http://purl.org/dc/terms/isPartOf>": "the passage the pointer stands in is part of nothing",
    r"pointer/p2.s1.r1> <http://purl.org/dc/terms/isPartOf>": "it is part of nothing, or of several things",
    r"pointer/p3.s1.r1> <http://purl.org/dc/terms/isPartOf>": "the marker has no pointer",
    r"reference/1> <http://purl.org/spar/biro/references>": "the reference is not about exactly one work",
    r"reference/1> <[^>]+rdf-schema#label>": "the reference has no short name, or more than one",
    r"reference/1> <[^>]+notation>": "the reference has no label that a marker could print, or more than one",
    r"coffee/references> <[^>]+#type>": "the reference stands in no reference list",
    r"work/[^>]+> <http://purl.org/dc/terms/title>": "the cited work has no title",
    r"work/[^>]+> <[^>]+#type>": "nothing says what the cited work is",
    r"author/1> <http://purl.org/spar/pro/withRole>": "the role is not exactly one of author and editor",
    r"author/1> <http://purl.org/spar/pro/isHeldBy>": "the role is not held by exactly one person or organisation",
    r"<http://purl.org/spar/pro/isDocumentContextFor>": "the role does not belong to exactly one work",
    r"citation/[^>]+> <http://purl.org/spar/cito/hasCitingEntity>": "the citation is not by exactly one claim",
    r"citation/[^>]+> <http://purl.org/spar/cito/hasCitedEntity>": "the citation is not of exactly one work",
    r"citation/[^>]+> <http://purl.org/spar/cito/hasCitationCharacterization>": (
        "the citation does not have exactly one characterization of CiTO"
    ),
    r"citation/[^>]+> <https://w3id.org/claim-kg/terms/pointer>": "no pointer stands for the citation",
    r"paragraph/p1> <http://purl.org/spar/c4o/hasContent>": "the passage has no words, or more than one wording",
    r"sentence/p1.s1> <http://www.w3.org/ns/oa#hasSource>": "the sentence does not say of which text it is",
    r"p1.s1/quote> <[^>]+#type>": "the sentence is not anchored by exactly one quotation",
    r"p1.s1/place> <[^>]+#type>": "the sentence is not anchored by exactly one pair of offsets",
    r"p1.s1/quote> <http://www.w3.org/ns/oa#exact>": "the quotation has no words, or more than one wording",
    r"p1.s1/place> <http://www.w3.org/ns/oa#start>": "the start is not one whole number from 0",
    r"p1.s1/place> <http://www.w3.org/ns/oa#end>": "the end is not one whole number",
    r"claim/age> <https://w3id.org/claim-kg/terms/quantity>": "the quantity does not belong to exactly one claim",
    r"quantity/age.1> <[^>]+rdf-schema#label>": "the quantity is not printed in exactly one way",
    r"quantity/age.1> <http://purl.org/dc/terms/type>": "the quantity does not have exactly one measure",
    r"quantity/age.1> <https://schema.org/value>": "the quantity has neither a value nor a bound",
    r"quantity/age.1> <[^>]+#type>": "the claim states a quantity that is not described",
    r"vocabulary/coffee> <[^>]+#prefLabel>": "the concept has no preferred label, or two in one language",
    r"vocabulary/disease> <[^>]+#type>": "a broader concept is not in the vocabulary",
    r"verdict/[^>]+> <http://www.w3.org/ns/oa#motivatedBy>": "the annotation is not motivated by assessing",
    r"verdict/[^>]+> <http://www.w3.org/ns/oa#hasTarget> <[^>]+/citation/": (
        "the verdict is not about exactly one citation of the graph"
    ),
    r"verdict/[^>]+> <http://www.w3.org/ns/oa#hasBody> <[^>]+/verdict/(?!share)": (
        "the annotation does not give exactly one verdict of the scheme"
    ),
    r"verdict/[^>]+> <https://w3id.org/claim-kg/terms/basis>": "the verdict does not say on what it is based",
    r"verdict/[^>]+> <http://www.w3.org/ns/prov#wasAttributedTo>": "nobody signed the verdict",
    r"problem/1> <http://www.w3.org/ns/shacl#focusNode>": "the finding is about nothing",
    r"problem/1> <http://www.w3.org/ns/shacl#resultSeverity>": "the finding does not have exactly one severity",
    r"problem/1> <http://www.w3.org/ns/shacl#resultMessage>": "the finding does not have exactly one message",
    r"problem/1> <https://w3id.org/claim-kg/terms/code>": "the finding does not have exactly one code",
}


@pytest.mark.parametrize("pattern", TAKEN_OUT)
def test_what_is_missing_is_found(pattern: str) -> None:
    assert TAKEN_OUT[pattern] in messages(mutated(pattern, None))


ADDED = {
    ("coffee/claim/share", "dcterms:type", "kind:treatment"): "the claim has no kind, or more than one",
    (
        "coffee/claim/share",
        "kg:pointer",
        "coffee/claim/bound",
    ): "the claim is sourced by something that is no pointer",
    ("coffee/pointer/p2.s1.r1", "c4o:denotes", "coffee/reference/2"): (
        "the pointer means more than one reference, or something that is no reference"
    ),
    ("coffee/pointer/p2.s1.r1", "c4o:hasContext", "coffee/sentence/p1.s1"): (
        "the pointer does not stand in exactly one sentence or other passage"
    ),
    ("coffee/reference/1", "biro:references", "coffee/x"): "the reference is not about exactly one work",
    ("coffee/reference/1", "kg:printed", "coffee/x"): "",
    (
        "coffee/citation/share--1",
        "cito:hasCitingEntity",
        "coffee/claim/bound",
    ): "the citation is not by exactly one claim",
    ("coffee/citation/share--1", "cito:hasCitedEntity", "coffee/x"): (
        "the cited work is not the one that the citation's pointers mean"
    ),
    ("coffee/author/1", "pro:withRole", "pro:editor"): "the role is not exactly one of author and editor",
    ("coffee/references-of-none", "rdf:type", "biro:ReferenceList"): "the reference list has no entry",
    ("coffee/sentence/p1.s1/quote", "oa:prefix", '"more"'): "the quotation has more than one prefix",
    ("coffee/sentence/p1.s1/quote", "oa:suffix", '"more"'): "the quotation has more than one suffix",
    (
        "coffee/quantity/age.1",
        "schema:value",
        f'"41"^^<{PREFIXES["xsd"]}decimal>',
    ): "the value is not one decimal number",
    ("coffee/quantity/age.1", "schema:minValue", '"few"'): "the minimum is not one decimal number",
    ("coffee/quantity/age.1", "schema:maxValue", '"many"'): "the maximum is not one decimal number",
    ("coffee/quantity/age.1", "qudt:hasUnit", "unit:MO"): "the quantity has more than one unit",
    (
        "coffee/quantity/age.1",
        "qudt:hasQuantityKind",
        "quantitykind:Count",
    ): "the quantity has more than one quantity kind",
    (
        "coffee/quantity/age.1",
        "kg:population",
        "coffee/x",
    ): "the population is not one concept that a vocabulary describes",
    (
        "coffee/quantity/age.1",
        "kg:outcome",
        "coffee/x",
    ): "the outcome is not one concept that a vocabulary describes",
    (
        "coffee/quantity/age.1",
        "kg:comparator",
        "coffee/x",
    ): "the comparator is not one concept that a vocabulary describes",
}


@pytest.mark.parametrize("statement", [key for key, message in ADDED.items() if message])
def test_what_is_too_much_is_found(statement: tuple[str, str, str]) -> None:
    assert ADDED[statement] in messages(with_statement(*statement))


CHANGED = {
    (
        r"(quantity/share.1> <https://schema.org/minValue>) \"10\"",
        r'\1 "99"',
    ): "the minimum is greater than the maximum",
    (
        r"(p1.s1/place> <http://www.w3.org/ns/oa#start>) \"\d+\"",
        r'\1 "99999"',
    ): "the start does not lie before the end",
    (r"(claim/share> <http://purl.org/dc/terms/type>) <[^>]+>", r"\1 <urn:kind>"): (
        "the kind of the claim is not one of the scheme of kinds"
    ),
    (r"(quantity/age.1> <http://purl.org/dc/terms/type>) <[^>]+>", r"\1 <urn:measure>"): (
        "what the quantity measures is not one of the scheme of measures"
    ),
}


@pytest.mark.parametrize("change", CHANGED)
def test_what_is_wrong_is_found(change: tuple[str, str]) -> None:
    assert CHANGED[change] in messages(mutated(*change))


def test_two_printed_forms_and_two_dates_are_found() -> None:
    twice = with_statement("coffee/reference/1", "kg:printed", "coffee/a") + _quad(
        "coffee/reference/1", "kg:printed", "coffee/b"
    )
    assert messages(twice) == {"the reference has more than one printed form"}
    (dated,) = re.findall(
        rf"<({re.escape(fixtures.COFFEE)}/verdict/\S+)> <\S+generatedAtTime>", fixtures.corpus().decode()
    )
    assert messages(fixtures.corpus() + _quad(dated, "prov:generatedAtTime", '"2020"')) == {
        "the verdict has more than one date"
    }


def _quad(subject: str, predicate: str, target: str) -> bytes:
    return f"{_term(subject)} {_term(predicate)} {_term(target)} <{EXTRA}> .\n".encode()


@pytest.fixture(scope="module")
def model() -> rdflib.Graph:
    return rdflib.Graph().parse(data=validate.shapes(), format="turtle")


def test_every_constraint_has_a_message_that_a_test_provokes(model: rdflib.Graph) -> None:
    provoked = {*TAKEN_OUT.values(), *ADDED.values(), *CHANGED.values()}
    provoked |= {"the reference has more than one printed form", "the verdict has more than one date"}
    assert {str(message) for message in model.objects(None, SH.message)} == provoked - {""}
    for target in {*model.subjects(SH.targetClass), *model.subjects(SH.targetObjectsOf)}:
        for shape in model.objects(target, SH.property):
            assert model.value(shape, SH.message), model.value(shape, SH.path)


def test_shapes_use_only_terms_that_are_emitted(model: rdflib.Graph) -> None:
    known = {namespace.IRI + term for namespace in NAMESPACES for term in namespace.TERMS}
    predicates: Callable[[rdflib.URIRef], set[str]] = lambda name: {  # noqa: E731 - one line says it
        str(iri) for iri in model.objects(None, name) if isinstance(iri, rdflib.URIRef)
    }
    assert predicates(SH.path) | predicates(SH.targetClass) | predicates(SH["class"]) <= known


def test_the_advice_on_kinds_names_them_all(model: rdflib.Graph) -> None:
    advice = " ".join(map(str, model.objects(None, SH.description)))
    assert all(kind in advice for kind in ClaimKind)


def test_an_empty_graph_conforms() -> None:
    assert validate.validate(store.serialise([])) == ()
