"""The page of a corpus: whole, small, the same each time; articles near those with which they share."""

from __future__ import annotations

import json
import math
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

from benchmarks import synthetic
from kg import network, store
from kg.network.papers import Corpus, Entry, Paper, Source, Statement, numbers
from kg.write import carrier, corpus_layout, corpus_page, corpus_payload
from tests.unit.write.test_page import nodes, read, records

if TYPE_CHECKING:
    import pytest


def paper(slug: str, *works: str, claims: tuple[Statement, ...] = ()) -> Paper:
    entries = tuple(Entry(work, f"key-{work}", 1) for work in works)
    known = numbers(claims, entries)
    return Paper(f"https://x.org/{slug}", slug, f"On {slug}", "2020", known, claims, entries)


def corpus(*papers: Paper, whole: bool = True) -> Corpus:
    works = dict.fromkeys(entry.work for each in papers for entry in each.entries)
    sources = {work: Source(work, f"{work} 2001", f"About {work}") for work in works}
    return Corpus(papers, sources, whole=whole)


@cache
def synthetic_corpus(articles: int) -> Corpus:
    return network.corpus(store.from_nquads(synthetic.graph(articles)))


def edges(html: str) -> list[dict[str, Any]]:
    return records(json.loads(read(html).raw["edges-data"]))


def test_the_page_holds_articles_works_and_lists() -> None:
    claims = (Statement("c", "Tea wakes.", ("tea",), needs=True), Statement("d", "Naps.", (), needs=True))
    one, two = paper("one", "tea", "milk", claims=claims), paper("two & <2>", "tea")
    html = corpus_page.render(corpus(one, two), pages={one.iri: "articles/a b.html"})
    first, second, tea, milk = nodes(read(html))
    assert (first["id"], first["label"], first["claims"], first["uncited"]) == ("A1", "On one", 2, 1)
    assert first["statements"] == [["c", "Tea wakes.", 1, "W1"], ["d", "Naps.", 0]]
    assert first["page"] == "articles/a%20b.html"
    assert "page" not in second
    assert {"x", "y"} <= tea.keys()
    assert "x" not in milk
    assert (first["shared"], first["references"]) == (1, 2)
    assert edges(html)[0] == {"from": "A1", "to": "W1", "key": "key-tea", "claims": 1}
    assert "On two &amp; &lt;2&gt;" in html


def test_long_claims_are_cut_and_those_of_an_outline_left_out() -> None:
    one = paper("one", claims=(Statement("c", "word " * 100, (), needs=False),))
    cut = nodes(read(corpus_page.render(corpus(one, paper("two")))))[0]["statements"][0]
    assert len(cut[1]) <= 160
    assert cut[1].endswith("word…")
    assert cut[2] == 2
    outlined = corpus(one, paper("two"), whole=False)
    assert "statements" not in nodes(read(corpus_page.render(outlined)))[0]


def test_the_same_corpus_gives_the_same_page() -> None:
    html = corpus_page.render(synthetic_corpus(20))
    again = network.corpus(store.from_nquads(synthetic.graph(20)))
    assert corpus_page.render(again) == html


def test_ten_thousand_nodes_keep_their_size() -> None:
    found = synthetic_corpus(210)
    nodes = len(found.papers) + len(found.sources) + sum(len(each.claims) for each in found.papers)
    assert nodes > 10_000
    pages = {each.iri: f"articles/{each.slug}.html" for each in found.papers}
    assert len(corpus_page.render(found, pages=pages).encode()) < 2_500_000


def test_no_two_articles_stand_on_each_other() -> None:
    found = synthetic_corpus(60)
    shared = corpus_payload.shared(found)
    placed = corpus_layout.places([each.iri for each in found.papers], shared)
    spots = [placed[each.iri] for each in found.papers]
    for (x, y), (u, v) in combinations(spots, 2):
        assert max(abs(x - u), abs(y - v)) >= corpus_layout.SPACING
    assert set(placed) == {each.iri for each in found.papers} | set(shared)


def test_articles_stand_near_those_with_which_they_share() -> None:
    papers = [f"{group}{number}" for group in "ab" for number in range(6)]
    shared = {
        f"w-{one}-{other}": (one, other) for one, other in combinations(papers, 2) if one[0] == other[0]
    }
    placed = corpus_layout.places(papers, shared | {"bridge": ("a0", "b0")})
    far = [
        math.dist(placed[one], placed[other]) for one, other in combinations(papers, 2) if one[0] != other[0]
    ]
    near = [
        math.dist(placed[one], placed[other]) for one, other in combinations(papers, 2) if one[0] == other[0]
    ]
    assert sum(near) / len(near) < sum(far) / len(far) / 1.5


def test_a_shared_work_stands_between_its_articles() -> None:
    placed = corpus_layout.places(["a", "b"], {"w": ("a", "b")})
    (ax, _), (bx, _), (x, _) = placed["a"], placed["b"], placed["w"]
    assert min(ax, bx) < x < max(ax, bx)


def test_what_very_many_cite_ties_nobody() -> None:
    papers = [str(number) for number in range(50)]
    placed = corpus_layout.places(papers, {"handbook": papers})
    assert len({placed[each] for each in papers}) == 50


def test_columns_say_names_once() -> None:
    assert carrier.columns([]) == [[]]
    assert carrier.columns([{"a": 1}, {"b": 0}]) == [["a", "b"], [1], [None, 0]]


def test_of_an_outline_the_works_that_most_articles_share_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(corpus_payload, "MOST_SHARED", 1)
    papers = (paper("one", "milk", "tea", "own"), paper("two", "tea", "milk"), paper("three", "tea"))
    found = corpus(*papers, whole=False)
    html = corpus_page.render(found)
    works = [node for node in nodes(read(html)) if node["type"] == "work"]
    assert [(work["label"], work["id"]) for work in works] == [("tea 2001", "W1")]
    assert [(edge["from"], edge["to"]) for edge in edges(html)] == [(f"A{n}", "W1") for n in (1, 2, 3)]
    assert [node["shared"] for node in nodes(read(html))[:3]] == [2, 2, 1]
