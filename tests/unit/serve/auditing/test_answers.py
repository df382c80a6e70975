"""What the Audit room answers, from a small workspace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from starlette.exceptions import HTTPException

from kg.audit import whatif
from kg.serve import snapshot
from kg.serve.auditing import coverage, falling, findings
from kg.serve.auditing.asked import Asked
from kg.serve.auditing.things import Things
from kg.workspace import open_workspace
from tests import serving

if TYPE_CHECKING:
    from kg.serve.snapshot import Snapshot

BASE = "https://w3id.org/claim-kg/"
ARTICLE = f"{BASE}article/kerala-medical-journal-2010-3-122"
SETTINGS = """[audit.thresholds]
D04 = { years = 3 }
[[audit.suppress]]
finding = "D04-611cd0417f"
reason = "an old report"
"""


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = serving.copy_of_example(tmp_path_factory.mktemp("answers"))
    (folder / "kg.toml").write_text(SETTINGS)
    return snapshot.make(open_workspace(folder), 7)


@pytest.fixture
def asked(now: Snapshot) -> Asked:
    return Asked(now, now.audited(), "")


def test_every_finding_is_told_with_its_check(asked: Asked) -> None:
    told = findings.answer(asked)
    assert told["number"] == 7
    assert [item["id"] for item in told["findings"]] == [item.id for item in asked.audited.audit.findings]
    assert {item["check"] for item in told["findings"]} == {check["id"] for check in told["checks"]}
    assert {item["id"]: item["suppressed"] for item in told["findings"]}["D04-611cd0417f"] == "an old report"


def test_a_finding_on_a_pair_leads_to_the_claim_the_reference_the_map_and_to_judging(asked: Asked) -> None:
    told = {item["id"]: item for item in findings.answer(asked)["findings"]}
    pair = told["U02-dfdd00f50d"]
    assert pair["about"] == [
        {
            "iri": f"{ARTICLE}/claim/cause-unknown",
            "kind": "claim",
            "name": "cause-unknown",
            "path": "/article/kerala-medical-journal-2010-3-122/claim/cause-unknown",
            "map": "/article/kerala-medical-journal-2010-3-122#view=map&node=claim/cause-unknown",
        },
        {
            "iri": f"{ARTICLE}/reference/bhatia2001",
            "kind": "reference",
            "name": "4 Bhatia 2001",
            "path": "/article/kerala-medical-journal-2010-3-122/reference/bhatia2001",
            "map": "/article/kerala-medical-journal-2010-3-122#view=map&node=reference/bhatia2001",
        },
    ]
    assert pair["judge"] == (
        "/judge?article=kerala-medical-journal-2010-3-122&claim=cause-unknown&reference=bhatia2001"
    )
    assert pair["article"] == "kerala-medical-journal-2010-3-122"
    assert pair["falls"] == [f"{ARTICLE}/reference/bhatia2001"]
    assert told["U05-18a6422a1d"]["judge"] == ""  # the better sibling is not cited
    assert told["C01-39d7f2bc40"]["falls"] == []
    assert told["N01-def4cde2d7"]["falls"] == [
        f"{ARTICLE}/reference/{key}" for key in ("callen2000", "boulman2005", "miteva2003")
    ]


def test_the_passages_are_what_is_named_else_the_numbers(asked: Asked) -> None:
    told = {item["id"]: item["words"] for item in findings.answer(asked)["findings"]}
    assert [said["passages"] for said in told["N01-def4cde2d7"]] == [["up to 40 %"], ["40–70 %"]]
    assert told["N05-4adf2ae2f0"][0]["passages"] == ["below 50"]
    assert told["N04-a8e9bac8b2"][0]["passages"] == ["21 years"]


def test_the_query_of_a_check_has_the_thresholds_in_force(asked: Asked) -> None:
    checks = {check["id"]: check for check in findings.answer(asked)["checks"]}
    assert "VALUES ?years { 3 }" in checks["D04"]["query"]
    assert checks["N04"]["query"] == ""
    assert checks["N04"]["place"].endswith(".py")


def test_what_lies_elsewhere_is_shown_by_its_iri(asked: Asked) -> None:
    things = Things(asked.audited.graph, BASE)
    assert things.path(f"{ARTICLE}/claim/x%20y") == "/article/kerala-medical-journal-2010-3-122/claim/x%20y"
    assert things.path("https://doi.org/10.1/a?b#c") == "/about?iri=https%3A%2F%2Fdoi.org%2F10.1%2Fa%3Fb%23c"
    assert things.node(ARTICLE) == ""


def test_coverage_has_three_states_and_says_why(asked: Asked) -> None:
    told = coverage.answer(asked)
    states = {cover["check"]: cover["state"] for cover in told["checks"]}
    assert set(states.values()) == {"finding", "pass", "not checked"}
    assert states["D04"] == "pass"  # its only finding is suppressed
    (retracted,) = (cover for cover in told["checks"] if cover["check"] == "R01")
    assert retracted["notChecked"] == [{"count": 13, "reason": "no file of retractions was named"}]
    assert retracted["title"] == "Retracted reference"
    assert told["pairs"] == {"all": 25, "judged": 0, "atHand": {"title": 25}}


def test_references_say_what_rests_on_them(asked: Asked) -> None:
    told = {item["key"]: item for item in falling.references(asked)["references"]}
    assert [item["number"] for item in told.values()] == list(range(1, 14))
    assert (told["callen2000"]["claims"], told["callen2000"]["alone"]) == (4, 3)
    assert (told["mukamel2001"]["claims"], told["mukamel2001"]["alone"]) == (0, 0)
    assert told["callen2000"]["path"] == "/article/kerala-medical-journal-2010-3-122/reference/callen2000"


def test_what_falls_is_what_the_audit_says_falls(asked: Asked) -> None:
    gone = [f"{ARTICLE}/reference/callen2000", f"{ARTICLE}/reference/callen2000"]
    told = falling.without(asked, gone)
    expected = whatif.without(asked.audited.graph, set(gone))
    assert [(claim["id"], claim["lost"], claim["left"]) for claim in told["fallen"]] == [
        (claim.id, list(claim.lost), list(claim.left)) for claim in expected
    ]
    assert told["without"] == gone[:1]
    numbers = {claim["id"]: claim["numbers"] for claim in told["fallen"]}
    assert numbers["childhood-incidence"] == ["up to 40 %"]
    assert {"N01-def4cde2d7", "D05-a4dd75d6aa", "D01-703bee05bd"} <= set(told["findings"])
    assert "S02-7ee6a960b1" not in told["findings"]
    assert falling.without(asked, [])["fallen"] == []


def test_a_reference_that_is_none_is_refused(asked: Asked) -> None:
    with pytest.raises(HTTPException, match="no such reference"):
        falling.without(asked, [f"{ARTICLE}/claim/cause-unknown"])


def test_one_article_of_several_is_told_alone(asked: Asked) -> None:
    for name in (f"{ARTICLE}x", ARTICLE[:-1]):
        other = replace(asked, article=name)
        assert findings.answer(other)["findings"] == []
        assert falling.references(other)["references"] == []
    assert falling.references(replace(asked, article=ARTICLE)) == falling.references(asked)
    assert findings.answer(replace(asked, article=ARTICLE)) == findings.answer(asked)
