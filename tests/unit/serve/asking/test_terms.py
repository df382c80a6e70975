from __future__ import annotations

from kg.serve.asking.notes import NOTES
from kg.serve.asking.terms import terms
from kg.vocabulary import NAMESPACES, PREFIXES

BY_NAME = {one.term: one for one in terms()}


def test_all_terms_of_the_vocabulary_are_there_once() -> None:
    names = [one.term for one in terms()]
    assert len(names) == len(set(names))
    assert {f"{space.PREFIX}:{term}" for space in NAMESPACES for term in space.TERMS} <= set(names)
    assert {name.partition(":")[0] for name in names} <= set(PREFIXES)


def test_a_term_says_what_it_is() -> None:
    kinds = {
        "schema:Claim": "class",
        "kg:pointer": "property",
        "xsd:integer": "datatype",
        "sh:Warning": "value",
        "quantitykind:Time": "value",
        "kind:prevalence": "value",
        "verdict:supported": "value",
    }
    assert {name: BY_NAME[name].kind for name in kinds} == kinds


def test_notes_are_of_terms_that_there_are() -> None:
    assert set(NOTES) <= set(BY_NAME)
    assert BY_NAME["cito:citesAsEvidence"].note == "claim → cited work"


def test_every_term_of_the_projects_own_has_a_note() -> None:
    own = {name for name in BY_NAME if name.startswith("kg:")}
    assert own == {name for name in own if BY_NAME[name].note}
