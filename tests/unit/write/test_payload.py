"""The page's data."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg import network
from kg.model import ClaimKind, Finding, Severity, Work
from kg.write.payload import Payload, payload
from tests import pages
from tests.factories import graph, linked, quantity, reference, said

Item = dict[str, Any]


@pytest.fixture(scope="module")
def data() -> Payload:
    store = pages.graph()
    return payload(network.build(store), pages.findings(), network.verdicts(store))


def name_of(item: Item) -> str:
    return f"{item['type']}/{item.get('key', item['label'])}"


def named(data: Payload, name: str) -> Item:
    return next(item for item in data.nodes if name_of(item) == name)


def of_type(data: Payload, kind: str) -> list[Item]:
    return [item for item in data.nodes if item["type"] == kind]


def of_article(article: Any) -> Payload:  # noqa: ANN401 - a linked article, as the factory makes it
    return payload(network.build(graph(article)))


def test_the_article_comes_first(data: Payload) -> None:
    assert data.nodes[0] == {
        "id": "A1",
        "type": "article",
        "key": "sleep-2020",
        "label": "Naps help",
        "authors": "Lise Meitner",
        "journal": "Naps",
        "date": "2020-06",
    }


def test_ids_are_short_and_unique(data: Payload) -> None:
    ids = [item["id"] for item in data.nodes]
    assert len(set(ids)) == len(ids)
    assert max(map(len, ids)) <= 3
    assert {end for edge in data.edges for end in (edge["from"], edge["to"])} <= set(ids)


def test_names_stay_the_same_when_the_text_is_edited(data: Payload) -> None:
    assert named(data, "claim/share")["type"] == "claim"
    assert named(data, "reference/1")["type"] == "reference"


@pytest.mark.parametrize(
    ("claim", "support"),
    [
        ("other-share", "several"),
        ("share", "one"),
        ("light", "none"),
        ("patient", "own"),
        ("insomnia", "none"),
    ],
)
def test_what_a_claim_rests_on(data: Payload, claim: str, support: str) -> None:
    assert named(data, f"claim/{claim}")["support"] == support


def test_an_observation_with_a_source_counts_as_cited() -> None:
    whole = of_article(
        linked([said("Our patient had it.", "1", kind=ClaimKind.OBSERVATION, id="o")], [reference("1")])
    )
    assert named(whole, "claim/o")["support"] == "one"


def test_a_claim_knows_its_section_or_that_it_is_the_title(data: Payload) -> None:
    share, title = named(data, "claim/share"), named(data, "claim/naps-help")
    assert share["section"] == named(data, "section/discussion")["id"]
    assert "section" not in title
    assert title["heading"]
    assert "heading" not in share


@pytest.mark.parametrize(
    ("text", "quantities", "marks"),
    [
        ("In 10 % and 20 %.", ("10 %", "20 %"), ["10 %", "20 %"]),
        ("In 10 % and 10 %.", ("10 %", "10 %"), ["10 %", "10 %"]),
        ("\U0001f9ec in 10 %.", ("10 %",), ["10 %"]),
        ("Nothing of it.", ("10 %",), []),
    ],
)
def test_marks_count_in_utf_16_units(text: str, quantities: tuple[str, ...], marks: list[str]) -> None:
    whole = of_article(linked([said(text, quantities=tuple(quantity(q) for q in quantities), id="q")]))
    units = text.encode("utf-16-le")
    found = [
        units[2 * start : 2 * end].decode("utf-16-le")
        for start, end in named(whole, "claim/q").get("marks", [])
    ]
    assert found == marks


def test_a_printed_number_wins_over_the_place_in_the_list() -> None:
    whole = of_article(linked([], [reference("7"), reference("smith2001")]))
    numbers = {item["key"]: item["number"] for item in of_type(whole, "reference")}
    assert numbers == {"7": 7, "smith2001": 1}


def test_a_reference_carries_what_is_known_of_its_work() -> None:
    entry = reference("1", "A", container="J", volume="34", issue="6", pages="805–12", date="2005-06")
    found = of_type(of_article(linked([], [entry])), "reference")[0]
    known = {
        name: found.get(name) for name in ("title", "journal", "volume", "issue", "pages", "date", "doi")
    }
    assert known == {
        "title": "A",
        "journal": "J",
        "volume": "34",
        "issue": "6",
        "pages": "805–12",
        "date": "2005-06",
        "doi": None,
    }


def test_links_say_whether_a_claim_rests_on_them_alone(data: Payload) -> None:
    ids = {name_of(item): item["id"] for item in data.nodes}
    cites = {(edge["from"], edge["to"]): edge for edge in data.edges if edge["relation"] == "cites"}
    assert len(cites) == 7
    assert cites[ids["claim/early"], ids["reference/1"]] == {
        "from": ids["claim/early"],
        "to": ids["reference/1"],
        "relation": "cites",
        "alone": True,
    }
    assert "alone" not in cites[ids["claim/coffee"], ids["reference/4"]]


def test_verdicts_stand_on_their_links(data: Payload) -> None:
    ids = {name_of(item): item["id"] for item in data.nodes}
    judged = {(e["from"], e["to"]): e["verdicts"] for e in data.edges if "verdicts" in e}
    assert [v["judgement"] for v in judged[ids["claim/coffee"], ids["reference/4"]]] == [
        "overstated",
        "supported",
    ]
    assert judged[ids["claim/share"], ids["reference/1"]] == [
        {
            "judgement": "supported",
            "basis": "full-text",
            "reviewer": "R. One",
            "date": "2021-01-01",
            "quote": "Thirty of a hundred.",
        }
    ]


def test_structure_and_works_are_links_too(data: Payload) -> None:
    ids = {name_of(item): item["id"] for item in data.nodes}
    links = {(edge["from"], edge["to"], edge["relation"]) for edge in data.edges}
    assert (ids["section/discussion"], ids["claim/share"], "holds") in links
    assert ("A1", ids["section/discussion"], "holds") in links
    assert (ids["reference/2"], ids["author/Max Born"], "written") in links
    assert ("A1", ids["author/Lise Meitner"], "written") in links
    assert (ids["reference/3"], ids["journal/Rest"], "published") in links
    assert (ids["claim/early"], ids["concept/sleep"], "mentions") in links


def test_two_entries_for_one_work_are_both_linked_to_its_author() -> None:
    twice = [
        reference("1", "Same", doi="10.1/same", authors=("A B",)),
        reference("2", "Same", doi="10.1/same"),
    ]
    whole = of_article(linked([said("It holds.", "2")], twice))
    written = [edge["from"] for edge in whole.edges if edge["relation"] == "written"]
    assert written == ["R1", "R2"]
    assert [edge["to"] for edge in whole.edges if edge["relation"] == "cites"] == ["R2"]


def test_checks_come_worst_first_and_findings_in_the_order_of_the_text(data: Payload) -> None:
    checks = of_type(data, "check")
    assert [(check["key"], [finding["label"] for finding in check["findings"]]) for check in checks] == [
        ("N01", ["30 % here, 10–20 % there"]),
        ("C01", ["No source for the title", "No source for light"]),
        ("S02", ["Nobody cites 5"]),
        ("D01", ["Only one for waking early"]),
    ]
    assert [finding["id"] for check in checks for finding in check["findings"]] == [
        "F1",
        "F2",
        "F3",
        "F4",
        "F5",
    ]
    last = checks[3]["findings"][0]
    assert last["about"] == [named(data, "claim/early")["id"], named(data, "reference/1")["id"]]


def test_a_check_says_once_what_holds_for_all_it_found(data: Payload) -> None:
    check = named(data, "check/C01")
    assert (check["label"], check["severity"]) == ("Uncited claim", "warning")
    assert (check["why"], check["remedy"]) == ("Why C01 matters.", "What to do about C01.")


def test_numbers_that_conflict_are_linked(data: Payload) -> None:
    conflicts = [edge for edge in data.edges if edge["relation"] == "conflicts"]
    assert conflicts == [
        {
            "from": named(data, "claim/share")["id"],
            "to": named(data, "claim/other-share")["id"],
            "relation": "conflicts",
            "finding": "F1",
        }
    ]


@pytest.mark.parametrize(
    ("check", "severity", "focus"),
    [
        ("N06", Severity.INFO, ("claim/share", "claim/other-share")),
        ("S06", Severity.ERROR, ("claim/share", "claim/other-share")),
        ("N01", Severity.ERROR, ("claim/share",)),
        ("N01", Severity.ERROR, ("claim/share", "claim/other-share", "claim/light")),
        ("NOTE", Severity.ERROR, ("claim/share", "claim/other-share")),
    ],
)
def test_other_findings_about_claims_are_no_conflict(
    check: str, severity: Severity, focus: tuple[str, ...]
) -> None:
    finding = Finding(check, check, severity, "t", "m", tuple(f"{pages.ARTICLE}/{part}" for part in focus))
    whole = payload(network.build(pages.graph()), (finding,))
    assert not [edge for edge in whole.edges if edge["relation"] == "conflicts"]


def test_the_data_is_json_and_the_same_each_time(data: Payload) -> None:
    again = payload(network.build(pages.graph()), pages.findings(), network.verdicts(pages.graph()))
    assert json.dumps(again.nodes) == json.dumps(data.nodes)
    assert json.dumps(again.edges) == json.dumps(data.edges)


def test_an_article_without_anything_is_no_fault() -> None:
    whole = of_article(linked([], [], work=Work(title="Empty")))
    assert [item["type"] for item in whole.nodes] == ["article"]
    assert whole.edges == []
