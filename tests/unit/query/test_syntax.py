from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.query.syntax import PADDING, explain


@pytest.mark.parametrize(
    ("sparql", "line", "fault"),
    [
        ("# a\nSELECT ?x WHERE {\n ?x a ?y ;\n ]\n ?x a ?y .\n ?y a ?z\n}\n", 4, "read on from “]”"),
        ("SELECT ?x WHERE {\n ?x a ?y ;\n ] }", 3, "read on from “] }”"),
        ("SELECT ?x\nWHERE {\n ?x a ?y .\n FILTR(?x = 3)\n ?z a ?y .\n}\n", 4, "“FILTR(?x = 3)”"),
        ("# c\nSELECT ?x {\n ?x a ?y\n FILTER(?x == 3)\n ?z a ?y .\n}\n", 4, "“= 3)”"),
        ("SELECT ?x {\n ?x nope:a ?y \n}\n", 2, "Prefix not found"),
        ("SELECT ?x {{ ?x a ?y }\n", 1, "it breaks off"),
        ("SELECT ?x {\n ?x a ?y ;\n\n\n", 2, "it breaks off"),
        ("SELEC ?x {}", 1, "“SELEC ?x {}”"),
        ("SELECT ?y {\n ?x a 'abc }\n\n", 2, "it breaks off"),
        ("SELECT ?x {\n ?x a ?y }\nLIMIT x", 3, "“x”"),
        ("SELECT ?x {\n BIND(1 AS ?x)\n BIND(2 AS ?x) }", 3, "“}”"),
        ("", 0, "nothing that can be answered"),
        ("SELECT (COUNT(?x) AS ?n) ?z { ?x ?y ?z }", 0, "a variable that is unbound"),
    ],
)
def test_a_fault_is_found_where_a_person_sees_it(sparql: str, line: int, fault: str) -> None:
    with pytest.raises(SyntaxError) as caught:
        ox.Store().query(sparql + PADDING)
    found, said = explain(sparql, str(caught.value))
    assert (found, fault in said) == (line, True), said


def test_words_that_are_not_known_are_handed_on() -> None:
    assert explain("SELECT", "out of memory") == (0, "out of memory")
