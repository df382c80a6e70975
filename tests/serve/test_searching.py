"""Search in the browser and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import httpx2 as httpx

HTML = {"accept": "text/html"}


def test_the_best_hits_are_shown_with_their_words_marked(client: httpx.Client) -> None:
    page = client.get("/search", params={"words": "juvenile incid*", "kind": ""}, headers=HTML).text
    assert "Nothing" not in page
    page = client.get("/search", params={"words": "40 juvenile", "kind": "claim"}, headers=HTML).text
    assert '<option value="claim" selected>' in page
    assert '<a href="/article/kerala-medical-journal-2010-3-122/claim/juvenile-incidence"' in page
    assert "<mark>juvenile</mark>" in page


def test_without_words_there_is_only_the_form(client: httpx.Client) -> None:
    assert "<ol" not in client.get("/search", headers=HTML).text


def test_a_program_gets_the_same(client: httpx.Client) -> None:
    hits = client.get("/api/search", params={"words": "calcinosis", "kind": "reference", "limit": 3}).json()[
        "hits"
    ]
    assert len(hits) == 3
    assert {hit["kind"] for hit in hits} == {"reference"}
    best = hits[0]
    marked = {best["snippet"][start:stop].lower() for start, stop in best["marks"]}
    assert "calcinosis" in marked
    assert best["path"].startswith(("/about?iri=", "/work/"))
    assert hits == sorted(hits, key=lambda hit: -hit["score"])


def test_what_was_searched_for_is_shown_as_text(client: httpx.Client) -> None:
    page = client.get("/search", params={"words": '"><script>alert(1)</script>'}, headers=HTML).text
    assert "<script>alert" not in page
    assert "0 hits" in page


@pytest.mark.parametrize(
    "parameters",
    [
        {"words": ""},
        {"words": '* "'},
        {"words": "a", "kind": "nothing"},
        {"words": "a", "limit": "0"},
        {"words": "a", "limit": "101"},
        {"words": "a", "limit": "x"},
        {"words": "a", "limit": "١"},
        {"words": "a " * 200},
    ],
)
def test_what_makes_no_sense_is_refused(client: httpx.Client, parameters: dict[str, str]) -> None:
    answer = client.get("/api/search", params=parameters)
    assert answer.status_code == 400
    assert answer.json()["error"]
