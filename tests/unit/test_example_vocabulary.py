"""The vocabulary of the shipped example, read with rdflib alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS

DATA = Path(__file__).parents[2] / "data"
BASE = "https://w3id.org/claim-kg/vocabulary/"
PREFIXES = {
    "http://purl.obolibrary.org/obo/MONDO_": "MONDO:",
    "http://purl.obolibrary.org/obo/HP_": "HP:",
    "http://purl.obolibrary.org/obo/CHEBI_": "CHEBI:",
    "http://id.nlm.nih.gov/mesh/": "",
}
VERIFIED = {
    "dermatomyositis": "MONDO:0016367 D003882",
    "juvenile-dermatomyositis": "MONDO:0008054",
    "adult-dermatomyositis": "MONDO:0001907",
    "calcinosis": "MONDO:0002123 HP:0003761 D002114",
    "calcinosis-cutis": "HP:0025520",
    "subcutaneous-calcification": "HP:0007618",
    "muscle-calcification": "HP:0100249",
    "systemic-lupus-erythematosus": "MONDO:0007915 HP:0002725 D008180",
    "idiopathic-inflammatory-myopathy": "MONDO:0600023",
    "connective-tissue-disease": "MONDO:0003900 D003240",
    "heliotrope-rash": "HP:0040324",
    "gottrons-papules": "HP:0025508",
    "periungual-telangiectasia": "HP:0025555",
    "poikiloderma": "HP:0001029",
    "alopecia": "HP:0001596 D000505",
    "erythema": "HP:0010783",
    "draining-sinus": "HP:6000095",
    "proximal-muscle-weakness": "HP:0003701",
    "raised-creatine-kinase": "HP:0003236",
    "myopathic-emg": "HP:0003458",
    "pain": "HP:0012531",
    "skin-ulcer": "HP:0200042",
    "diltiazem": "CHEBI:101278 D004110",
    "chloroquine": "CHEBI:3638 D002738",
    "prednisolone": "CHEBI:8378 D011239",
    "warfarin": "CHEBI:10033 D014859",
    "aluminium-hydroxide": "CHEBI:33130 D000536",
    "antacid": "CHEBI:65265 D000863",
    "probenecid": "CHEBI:8426 D011339",
    "colchicine": "CHEBI:23359 D003078",
    "heparin": "CHEBI:28304 D006493",
    "low-molecular-weight-heparin": "D006495",
    "hydroxyapatite": "CHEBI:52255 D017886",
    "calcium-phosphate": "CHEBI:77635 D002130",
    "creatine-kinase": "D003402",
    "alkaline-phosphatase": "D000469",
    "electromyography": "D004576",
    "biopsy": "D001706",
    "parathyroid-hormone": "D010281",
    "radiography": "D011859",
    "necrosis": "D009336",
    "lysosome": "D008247",
}
"""Concept to the identifiers somebody looked up; whatever is not here has none."""

LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


@cache
def _graph() -> Graph:
    return Graph().parse(DATA / "vocabulary.ttl", format="turtle")


def _concepts() -> list[URIRef]:
    return [concept for concept in _graph().subjects(RDF.type, SKOS.Concept) if isinstance(concept, URIRef)]


def _ancestors(concept: URIRef) -> set[URIRef]:
    return {
        node for node in _graph().transitive_objects(concept, SKOS.broader) if isinstance(node, URIRef)
    } - {concept}


def _labels() -> dict[str, URIRef]:
    graph = _graph()
    return {
        str(label).lower(): concept for concept in _concepts() for p in LABELS for label in graph[concept:p]
    }


def _named(text: str) -> set[str]:
    """Return the concepts whose label, or its plural, is a whole word of ``text``."""
    return {
        concept.removeprefix(BASE)
        for label, concept in _labels().items()
        if re.search(rf"(?<!\w){re.escape(label)}s?(?!\w)", text.lower())
    }


def test_every_name_lies_under_one_base() -> None:
    names = [concept.removeprefix(BASE) for concept in _concepts()]
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)


def test_every_concept_has_one_preferred_label_in_english() -> None:
    for concept in _concepts():
        labels = list(_graph()[concept : SKOS.prefLabel])
        assert len(labels) == 1, concept
        assert isinstance(labels[0], Literal)
        assert labels[0].language == "en"


def test_no_label_means_two_concepts() -> None:
    graph = _graph()
    labels = [str(label).lower() for concept in _concepts() for p in LABELS for label in graph[concept:p]]
    assert len(labels) == len(set(labels))


def test_exact_matches_are_the_verified_ones() -> None:
    found: dict[str, set[str]] = {}
    for concept, match in _graph()[: SKOS.exactMatch :]:
        prefix = next(prefix for prefix in PREFIXES if str(match).startswith(prefix))
        short = PREFIXES[prefix] + str(match).removeprefix(prefix)
        found.setdefault(str(concept).removeprefix(BASE), set()).add(short)
    assert found == {name: set(identifiers.split()) for name, identifiers in VERIFIED.items()}


def test_every_concept_is_in_the_scheme_and_below_one_of_its_groups() -> None:
    graph = _graph()
    scheme = graph.value(None, RDF.type, SKOS.ConceptScheme)
    groups = set(graph[: SKOS.topConceptOf : scheme])
    assert len(groups) == 6
    for concept in _concepts():
        assert (concept, SKOS.inScheme, scheme) in graph
        assert len(groups & (_ancestors(concept) | {concept})) == 1, concept


def test_the_hierarchy_has_no_loop_and_no_loose_end() -> None:
    known = set(_concepts())
    for concept in known:
        assert _ancestors(concept) <= known
        assert all(concept not in _ancestors(parent) for parent in _ancestors(concept))


def test_related_concepts_name_each_other_and_are_not_above_one_another() -> None:
    pairs = set(_graph()[: SKOS.related :])
    assert pairs
    assert {(other, concept) for concept, other in pairs} == pairs
    assert all(other not in _ancestors(concept) for concept, other in pairs if isinstance(concept, URIRef))


def test_age_groups_are_tied_to_the_diseases_of_their_age() -> None:
    graph = _graph()
    juvenile, adult = URIRef(BASE + "juvenile-dermatomyositis"), URIRef(BASE + "adult-dermatomyositis")
    assert set(graph[juvenile : SKOS.related]) == {URIRef(BASE + "child"), URIRef(BASE + "adolescent")}
    assert set(graph[adult : SKOS.related]) == {URIRef(BASE + "adult")}


def test_every_claim_and_every_cited_title_names_a_concept() -> None:
    article = (DATA / "article.md").read_text(encoding="utf-8")
    titles = re.findall(
        r"^  title   = \{(.*)\},$", (DATA / "references.bib").read_text("utf-8"), re.MULTILINE
    )
    claims = [line for line in article.splitlines() if "{#" in line]
    assert (len(claims), len(titles)) == (40, 13)
    assert [text for text in (*claims, *titles) if not _named(text)] == []


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("in juvenile dermatomyositis", {"dermatomyositis", "juvenile-dermatomyositis"}),
        ("Aluminum hydroxide or aluminium hydroxide", {"aluminium-hydroxide"}),
        ("raised CPK", {"creatine-kinase", "raised-creatine-kinase"}),
        ("Gottron’s papules", {"gottrons-papules", "papule"}),
        ("rheumatic diseases", {"rheumatic-disease"}),
        ("a disease of the group, a finding", set()),
    ],
)
def test_the_words_of_authors_are_known(text: str, concepts: set[str]) -> None:
    assert _named(text) == concepts
