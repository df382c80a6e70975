"""The Query room's API and page, as a program sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2 as httpx

    from tests.serving import Served

REFERENCE = "https://w3id.org/claim-kg/article/kerala-medical-journal-2010-3-122/reference/"
SPARQL = {"content-type": "application/sparql-query", "accept": "application/sparql-results+json"}


def test_the_questions_are_listed_with_their_forms(client: httpx.Client) -> None:
    found = {one["name"]: one for one in client.get("/api/questions").json()["questions"]}
    asked = found["claims-of-reference"]
    assert asked["title"] == "Claims that cite a reference"
    assert asked["parameters"] == ["reference", "article"]
    assert asked["examples"] == [{"parameter": "reference", "value": "boulman2005"}]
    assert (asked["group"], asked["own"], asked["graph"]) == ("Evidence", False, False)
    assert found["claim-provenance"]["graph"] is True


def test_a_bound_question_is_sparql_that_answers(client: httpx.Client) -> None:
    address = "/api/bind/claims-of-reference?reference=boulman2005&reference=callen2000&article="
    said = client.get(address).json()
    assert said["question"] == "claims-of-reference"
    assert f"VALUES ?reference {{ <{REFERENCE}boulman2005> <{REFERENCE}callen2000> }}" in said["text"]
    assert "VALUES ?article { UNDEF }" in said["text"]
    rows = client.post("/sparql", content=said["text"], headers=SPARQL).json()["results"]["bindings"]
    assert {row["reference"]["value"] for row in rows} == {
        f"{REFERENCE}boulman2005",
        f"{REFERENCE}callen2000",
    }


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/api/bind/nothing", 404, "no question"),
        ("/api/bind/..%2Fkg.toml", 404, ""),
        ("/api/bind/claims?reference=x", 400, "has no parameter"),
        ("/api/bind/claims?kind=nope", 400, "no kind is called"),
        ("/api/bind/claims?" + "&".join(["kind=statement"] * 101), 400, "100 values"),
        ("/api/values/claim?limit=0", 400, "from 1 to 100"),
        ("/api/values/claim?limit=%D9%A3", 400, "from 1 to 100"),
        ("/api/values/claim?limit=1e9", 400, "from 1 to 100"),
        ("/api/values/claim?words=" + "x" * 201, 400, "200 characters"),
    ],
)
def test_what_cannot_be_asked_is_said(client: httpx.Client, address: str, status: int, said: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert said in answer.json()["error"]


def test_values_are_found_by_words(client: httpx.Client) -> None:
    said = client.get("/api/values/reference", params={"words": "rheumatic", "limit": 1}).json()
    assert said == {
        "values": [
            {"value": "boulman2005", "label": "Boulman 2005", "detail": "Calcinosis in rheumatic diseases"}
        ]
    }


def test_the_terms_come_with_their_prefixes(client: httpx.Client) -> None:
    said = client.get("/api/terms").json()
    assert {"prefix": "kg", "iri": "https://w3id.org/claim-kg/terms/"} in said["prefixes"]
    assert {"term": "schema:Claim", "kind": "class", "note": "a claim of an article"} in said["terms"]


def test_a_workspaces_own_question_is_there_at_once(serve: Callable[..., Served]) -> None:
    import httpx2 as httpx

    running = serve()
    folder = running.folder / "queries"
    folder.mkdir()
    (folder / "mine.rq").write_text("# <b>Mine</b>\nSELECT * { VALUES ?year { UNDEF } }", "utf-8")
    found = httpx.get(running.url("/api/questions")).json()["questions"][-1]
    assert (found["title"], found["group"], found["own"]) == ("<b>Mine</b>", "This workspace", True)
    bound = httpx.get(running.url("/api/bind/mine?year=2004")).json()["text"]
    assert '{ "2004"^^<http://www.w3.org/2001/XMLSchema#integer> }' in bound
    (folder / "mine.rq").write_bytes(b"# \xff")
    broken = httpx.get(running.url("/api/questions"))
    assert broken.status_code == 400
    assert "mine.rq" in broken.json()["place"]


def test_the_page_asks_the_endpoint_without_script(client: httpx.Client) -> None:
    html = client.get("/query").text
    assert '<form id="asking" method="post" action="/sparql">' in html
    answer = client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"}, headers={"accept": SPARQL["accept"]})
    assert answer.json()["boolean"] is True
