from __future__ import annotations

from kg import store, triples
from kg.audit.thesaurus import Thesaurus
from kg.model import Concept, Vocabulary
from kg.names import BASE

MONDO = "http://purl.obolibrary.org/obo/MONDO_0000001"
CONCEPTS = (
    Concept("ex:ailments", "diseases (group)"),
    Concept("ex:signs", "signs (group)"),
    Concept("ex:gout", "gout", ("podagra",), broader=("ex:ailments",)),
    Concept("ex:acute-gout", "acute gout", broader=("ex:gout",), related=("ex:tophus",)),
    Concept("ex:tophus", "tophus", broader=("ex:signs",), matches=(MONDO,)),
    Concept("ex:ague", "ague", matches=(MONDO,)),
    Concept("ex:grave", "Grave's disease"),
    Concept("ex:wheel", "wheel", broader=("ex:circle",)),
    Concept("ex:circle", "circle", broader=("ex:wheel",)),
)
THESAURUS = Thesaurus(store.from_nquads(store.serialise(triples.of_vocabulary(BASE, Vocabulary(CONCEPTS)))))


def test_a_text_names_concepts_and_never_the_project_s_own() -> None:
    assert THESAURUS.named("Podagra and a tophus") == {"ex:gout", "ex:tophus"}
    assert THESAURUS.named("Treatment with full text, supported") == frozenset()
    assert (THESAURUS.label("ex:gout"), THESAURUS.label("ex:unknown")) == ("gout", "ex:unknown")


def test_a_circle_of_broader_concepts_ends() -> None:
    assert THESAURUS.ancestors("ex:wheel") == {"ex:wheel", "ex:circle"}


def test_around_a_concept_stand_related_and_broader_ones_but_no_group() -> None:
    assert THESAURUS.around("ex:acute-gout") == {"ex:acute-gout", "ex:gout", "ex:tophus"}
    assert THESAURUS.around("ex:unknown") == {"ex:unknown"}


def test_kin_are_kinds_of_one_another_and_related_concepts() -> None:
    assert THESAURUS.kin("ex:acute-gout", "ex:gout")
    assert THESAURUS.kin("ex:gout", "ex:acute-gout")
    assert THESAURUS.kin("ex:tophus", "ex:acute-gout")
    assert not THESAURUS.kin("ex:gout", "ex:ague")


def test_a_disease_is_known_by_its_group_else_by_its_match_or_name() -> None:
    every = {concept.iri for concept in CONCEPTS}
    assert THESAURUS.diseases({*every, "ex:unknown"}) == {
        "ex:ailments",
        "ex:gout",
        "ex:acute-gout",
        "ex:ague",
        "ex:grave",
    }
