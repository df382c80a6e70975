from __future__ import annotations

from kg.audit.coverage import NEEDS, POPULATIONS, pairs
from kg.audit.run import run
from kg.model import Work
from kg.query import select
from tests.audit.checks import BY_ID
from tests.factories import graph, linked, reference, said


def test_every_population_and_need_can_be_counted() -> None:
    store = graph(linked([said("It is so.", "1")], [reference("1")]))
    for pattern in POPULATIONS.values():
        for need, _ in NEEDS.values():
            select(store, f"SELECT (COUNT(DISTINCT ?it) AS ?n) WHERE {{ {pattern} {need} }}")


def test_each_pair_says_what_is_at_hand() -> None:
    entries = [
        reference("1", "Title only"),
        reference("2", "With abstract", abstract="Words."),
        reference("3", ""),
        reference("4", "With text"),
    ]
    store = graph(linked([said("It is so.", "1", "2", "3", "4", "1")], entries))
    rows = select(store, "SELECT ?work WHERE { ?work dcterms:title 'With text' }").rows
    found = pairs(store, frozenset(str(row[0]) for row in rows))
    assert {pair.reference.rsplit("/", 1)[-1]: pair.at_hand for pair in found} == {
        "1": "title",
        "2": "abstract",
        "3": "nothing",
        "4": "full text",
    }


def test_what_is_not_known_is_not_inspected() -> None:
    entries = [reference("1", date="2001"), reference("2")]
    store = graph(linked([said("It is so.", "1", "2")], entries, work=Work(title="Own", date="2002")))
    (covered,) = run(store, [BY_ID["R03"]]).coverage
    assert (covered.inspected, covered.state) == (1, "pass")
    assert covered.not_checked[0].count == 1
