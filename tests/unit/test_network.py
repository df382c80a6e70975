"""The graph as a network: nodes, links, projections, measures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from kg import network
from kg.model import Work
from kg.names import BASE
from tests import pages
from tests.factories import graph, linked, reference, said

if TYPE_CHECKING:
    import networkx as nx

    from kg.network.build import Network


@pytest.fixture(scope="module")
def whole() -> Network:
    return network.build(pages.graph())


def part(name: str) -> str:
    return f"{pages.ARTICLE}/{name}"


def kinds(net: Network) -> Counter[str]:
    return Counter(data["kind"] for _, data in net.nodes(data=True))


def relations(net: Network) -> Counter[str]:
    return Counter(key for *_, key in net.edges(keys=True))


def test_there_is_a_node_for_everything_the_article_speaks_of(whole: Network) -> None:
    assert kinds(whole) == {
        "article": 1,
        "section": 3,
        "claim": 9,
        "reference": 5,
        "work": 5,
        "author": 4,
        "journal": 3,
        "concept": 2,
    }


def test_links_say_what_they_mean(whole: Network) -> None:
    found = relations(whole)
    assert found["cites_as_evidence"] == 7
    assert found["lists"] == found["references"] == 5
    assert found["mentions"] == 4
    assert found["part_of"] == 12
    assert found["broader"] == 1
    assert found["written_by"] == 6
    assert found["published_in"] == 5


def test_claims_are_numbered_in_the_order_of_the_text(whole: Network) -> None:
    claims = [
        (data["position"], data["identifier"])
        for _, data in whole.nodes(data=True)
        if data["kind"] == "claim"
    ]
    assert claims == list(
        enumerate(
            ["naps-help", "insomnia", "share", "other-share", "light", "early", "coffee", "why", "patient"],
            start=1,
        )
    )


def test_a_claim_carries_its_kind_and_its_quantities(whole: Network) -> None:
    share, patient = whole.nodes[part("claim/share")], whole.nodes[part("claim/patient")]
    assert share["quantities"] == "up to 30 %"
    assert share["general"]
    assert patient["claim_kind"] == "case-observation"
    assert not patient["general"]
    assert whole.nodes[part("claim/naps-help")]["in_title"]


def test_a_work_carries_what_is_known_of_it(whole: Network) -> None:
    work = next(data for _, data in whole.nodes(data=True) if data.get("doi") == "10.1/x")
    assert work["title"] == work["label"] == "Counting sheep"
    assert work["authors"] == "Emmy Noether"
    assert work["journal"] == "Rest"
    assert work["date"] == "2012-05-02"


def test_the_article_itself_is_described_too(whole: Network) -> None:
    data = whole.nodes[pages.ARTICLE]
    assert (data["label"], data["authors"], data["journal"]) == ("Naps help", "Lise Meitner", "Naps")


def test_volume_and_issue_are_told_apart() -> None:
    entry = reference("1", "T", container="J", volume="34", issue="6")
    net = network.build(graph(linked([said("A claim.", "1")], [entry])))
    work = next(data for _, data in net.nodes(data=True) if data["kind"] == "work")
    assert (work["volume"], work["issue"], work["journal"]) == ("34", "6", "J")


def test_attributes_are_plain_and_none_is_empty(whole: Network) -> None:
    values = [value for _, data in whole.nodes(data=True) for value in data.values()]
    values += [value for *_, data in whole.edges(data=True) for value in data.values()]
    assert {type(value) for value in values} <= {str, int, bool}
    assert "" not in values


def test_what_reviewers_found_stands_on_the_link(whole: Network) -> None:
    judged = {
        (source.rsplit("/", 1)[1], data["verdict"])
        for source, _, data in whole.edges(data=True)
        if "verdict" in data
    }
    assert judged == {("share", "supported"), ("coffee", "overstated, supported")}


def test_verdicts_come_oldest_first_with_all_that_was_written() -> None:
    found = network.verdicts(pages.graph())
    first = found[part("citation/share--1")]
    assert first == (
        network.Opinion("supported", "full-text", "R. One", "2021-01-01", "Thirty of a hundred."),
    )
    assert [opinion.reviewer for opinion in found[part("citation/coffee--4")]] == ["R. One", "R. Two"]


def test_no_verdict_without_reviewers() -> None:
    assert network.verdicts(pages.graph(judged=False)) == {}


def test_the_same_store_gives_the_same_order() -> None:
    first, second = network.build(pages.graph()), network.build(pages.graph())
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))


def test_an_empty_store_gives_an_empty_network() -> None:
    net = network.build(graph())
    assert not net
    assert network.articles(graph()) == []


def corpus() -> Network:
    """Two articles; the second cites the first by its DOI, and both cite one study."""
    study = reference("1", "A study", doi="10.1/study", authors=("Ada Lovelace",))
    other = reference("2", "Another study", authors=("Ada Lovelace", "Max Born"))
    earlier = reference("2", "Earlier", doi="10.1/EARLIER")
    store = graph(
        linked(
            [said("A holds.", "1"), said("B holds.", "1", "2"), said("C holds.", "1", "2")],
            [study, other],
            work=Work(type="article", title="Earlier", doi="10.1/earlier"),
            slug="earlier",
        ),
        linked(
            [said("D holds.", "1", "2"), said("E holds.", "2")],
            [study, earlier],
            work=Work(type="article", title="Later"),
            slug="later",
        ),
    )
    return network.build(store)


def test_one_article_can_be_chosen() -> None:
    store = graph(
        linked([said("A holds.", "1")], [reference("1")], slug="one"),
        linked([said("B holds.", "1")], [reference("1", "Other")], slug="two"),
    )
    assert network.articles(store) == [f"{BASE}article/one", f"{BASE}article/two"]
    net = network.build(store, (f"{BASE}article/two",))
    assert kinds(net)["article"] == kinds(net)["claim"] == kinds(net)["work"] == 1
    assert f"{BASE}article/one" not in net


def test_a_work_that_two_articles_cite_is_one_node_with_two_references() -> None:
    net = corpus()
    assert kinds(net)["work"] == 3
    assert kinds(net)["reference"] == 4
    study = next(node for node, data in net.nodes(data=True) if data.get("doi") == "10.1/study")
    assert sorted(source.split("/")[-3] for source in net.predecessors(study)) == ["earlier", "later"]
    assert net.nodes[study]["authors"] == "Ada Lovelace"


def test_claims_and_references_keep_those_without_links(whole: Network) -> None:
    evidence = network.claims_and_references(whole)
    assert (len(evidence), evidence.size()) == (14, 7)
    assert evidence.degree(part("claim/light")) == evidence.degree(part("reference/5")) == 0
    assert list(evidence.successors(part("claim/other-share"))) == [part("reference/2"), part("reference/3")]


def weights(projected: nx.Graph[str]) -> dict[tuple[str, ...], int]:
    return {
        tuple(sorted(projected.nodes[end]["label"] for end in (a, b))): data["weight"]
        for a, b, data in projected.edges(data=True)
    }


def test_co_citation_counts_the_claims_that_cite_both() -> None:
    assert weights(network.co_citation(corpus())) == {
        ("A study", "Another study"): 2,
        ("A study", "Earlier"): 1,
    }


def test_coupling_counts_the_works_that_both_cite() -> None:
    assert weights(network.coupling(corpus())) == {("Earlier", "Later"): 1}
    claims = weights(network.coupling(corpus(), "claim"))
    assert claims["B holds.", "C holds."] == 2
    assert claims["A holds.", "D holds."] == 1
    assert ("A holds.", "E holds.") not in claims


def test_authors_are_linked_by_works_together() -> None:
    assert weights(network.authors(corpus())) == {("Ada Lovelace", "Max Born"): 1}


def test_concepts_are_linked_by_claims_that_mention_both(whole: Network) -> None:
    assert weights(network.concepts(whole)) == {("light", "sleep"): 1}


def test_an_article_is_known_among_the_works_by_its_doi_or_title() -> None:
    cites = network.article_citations(corpus())
    assert [(*ends, data["weight"]) for *ends, data in cites.edges(data=True)] == [
        (f"{BASE}article/later", f"{BASE}article/earlier", 2)
    ]
    by_title = graph(
        linked([said("A.")], work=Work(title="On  Sleep"), slug="a"),
        linked([said("B.", "1")], [reference("1", "on sleep")], work=Work(title="After"), slug="b"),
    )
    assert network.article_citations(network.build(by_title)).size() == 1


def test_an_article_that_cites_itself_is_no_link() -> None:
    own = linked([said("A.", "1")], [reference("1", "Mine")], work=Work(title="Mine"))
    assert network.article_citations(network.build(graph(own))).size() == 0


def test_what_falls_with_a_reference(whole: Network) -> None:
    assert network.falls(whole) == {
        part("reference/1"): (part("claim/share"), part("claim/early"), part("claim/why"))
    }


def test_articulation_holds_the_pieces_together(whole: Network) -> None:
    points = network.articulation(network.claims_and_references(whole))
    assert part("reference/1") in points
    assert part("claim/other-share") in points
    assert part("claim/light") not in points


def test_scores_come_highest_first(whole: Network) -> None:
    evidence = network.claims_and_references(whole)
    degrees = network.degree(evidence)
    assert next(iter(degrees)) == part("reference/1")
    ranks = network.pagerank(evidence)
    assert sum(ranks.values()) == pytest.approx(1)
    assert list(ranks.values()) == sorted(ranks.values(), reverse=True)
    between = network.betweenness(evidence)
    assert max(between, key=between.__getitem__) == next(iter(between))
    assert between[part("claim/other-share")] > between[part("claim/share")] == 0


def test_weights_count_in_degrees() -> None:
    assert max(network.degree(network.co_citation(corpus())).values()) == 3


def test_communities_cover_every_node_once(whole: Network) -> None:
    evidence = network.claims_and_references(whole)
    groups = network.communities(evidence)
    assert sorted(node for group in groups for node in group) == sorted(evidence)
    assert [len(group) for group in groups] == sorted(map(len, groups), reverse=True)
    assert groups == network.communities(evidence)
    assert {part("claim/early"), part("claim/why"), part("reference/1")} <= set(groups[0])


def test_a_backend_is_handed_on(whole: Network) -> None:
    for measure in (network.pagerank, network.betweenness, network.articulation):
        with pytest.raises(ImportError, match="no-such-engine"):
            measure(whole, backend="no-such-engine")
    with pytest.raises(ImportError, match="no-such-engine"):
        network.communities(whole, backend="no-such-engine")


def test_an_article_shows_a_work_as_its_own_list_gives_it() -> None:
    lists = {
        name: [reference("1", container=journal, authors=authors, doi="10.1000/shared")]
        for name, journal, authors in (("a", "PLoS ONE", ["A Berg", "B Tal"]), ("b", "Plos One", ["A. Berg"]))
    }
    store = graph(*(linked([said("It is so.", "1")], found, slug=name) for name, found in lists.items()))
    works = {
        name: network.of_article(store, f"{BASE}article/{name}")[1].nodes["https://doi.org/10.1000/shared"]
        for name in lists
    }
    assert {name: (data["journal"], data["authors"]) for name, data in works.items()} == {
        "a": ("PLoS ONE", "A Berg; B Tal"),
        "b": ("Plos One", "A. Berg"),
    }


def test_a_work_of_many_lists_is_met_once_in_each() -> None:
    """Joined over all graphs together, the parts of its description would be met in a hundred million combinations."""
    shared = reference("1", container="Journal", volume="1", issue="2", authors=["A Berg"], doi="10.1000/x")
    store = graph(
        *(linked([said("It is so.", "1")], [shared], slug=f"article{number}") for number in range(40))
    )
    _, part = network.of_article(store, f"{BASE}article/article7")
    assert kinds(part)["work"] == 1
    assert part.nodes["https://doi.org/10.1000/x"]["authors"] == "A Berg"
