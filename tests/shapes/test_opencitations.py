"""The example conforms to the shapes that OpenCitations publishes for the same terms, as far as they apply."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
import rdflib

from kg import store
from kg.workspace import open_workspace
from kg.workspace.sources import example

SHAPES = (
    Path(__file__).parents[3] / "shared" / "corpora" / "shacl-ocdm" / "oc_ocdm" / "resources" / "shacle.ttl"
)

AXIOMS = """
@prefix fabio: <http://purl.org/spar/fabio/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
foaf:Person rdfs:subClassOf foaf:Agent .
foaf:Organization rdfs:subClassOf foaf:Agent .
fabio:JournalArticle rdfs:subClassOf fabio:Expression .
fabio:JournalIssue rdfs:subClassOf fabio:Expression .
fabio:JournalVolume rdfs:subClassOf fabio:Expression .
fabio:Journal rdfs:subClassOf fabio:Expression .
"""
"""What FaBiO and FOAF say of the classes used here; the shapes count on it."""

SLIPS = (
    ("<http://purl.org/spar/c4o>", "<http://purl.org/spar/c4o/>"),
    ("sh:targetClass oa:InTextReferencePointer", "sh:targetClass c4o:InTextReferencePointer"),
    ("sh:targetNode oa:InTextReferencePointer", "sh:targetNode c4o:InTextReferencePointer"),
    ("sh:targetClass deo:SingleLocationPointerList", "sh:targetClass c4o:SingleLocationPointerList"),
    ("# Citation\nschema:BibliographicReferenceShape", "# Citation\nschema:CitationShape"),
)
"""Slips of the pen in that file: a namespace without its slash, classes in the wrong namespace, and the name of one shape
given to another, so that a reference would have to be a citation."""


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    if not SHAPES.is_file():
        pytest.skip(f"the shapes of OpenCitations are not at {SHAPES}")
    text = SHAPES.read_text("utf-8")
    for slip, meant in SLIPS:
        assert slip in text
        text = text.replace(slip, meant)
    return rdflib.Graph().parse(data=text, format="turtle")


def test_the_example_conforms(shapes: rdflib.Graph, tmp_path: Path) -> None:
    workspace = open_workspace(example(), tmp_path)
    workspace.build()
    data = rdflib.Graph().parse(data=store.to_triples(store.to_nquads(workspace.store)), format="nt")
    axioms = rdflib.Graph().parse(data=AXIOMS, format="turtle")
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes, ont_graph=axioms)
    assert conforms, text
