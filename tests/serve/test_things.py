"""Everything that the graph names answers under its own path, in the form that is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
import rdflib

if TYPE_CHECKING:
    import httpx2 as httpx

# rdflib reads JSON-LD by a class of its own that it calls outdated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

ARTICLE = "/article/kerala-medical-journal-2010-3-122"
CLAIM = f"{ARTICLE}/claim/juvenile-incidence"
REFERENCE = f"{ARTICLE}/reference/boulman2005"
BASE = "https://w3id.org/claim-kg"
HTML = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("accept", "form"),
    [("text/turtle", "turtle"), ("application/ld+json", "json-ld"), ("application/n-triples", "nt")],
)
def test_a_claim_is_given_as_rdf(client: httpx.Client, accept: str, form: str) -> None:
    answer = client.get(CLAIM, headers={"accept": accept})
    assert answer.headers["content-type"].startswith(accept)
    assert answer.headers["vary"] == "accept"
    graph = rdflib.Graph().parse(data=answer.text, format=form)
    text = graph.value(rdflib.URIRef(f"{BASE}{CLAIM}"), rdflib.URIRef("https://schema.org/text"))
    assert str(text) == "Calcification may be found in 40–70 % of patients with juvenile dermatomyositis."


def test_all_forms_say_the_same(client: httpx.Client) -> None:
    graphs = [
        rdflib.Graph().parse(data=client.get(CLAIM, params={"format": form}).text, format=read)
        for form, read in (("turtle", "turtle"), ("jsonld", "json-ld"), ("nt", "nt"))
    ]
    assert len(graphs[0]) >= 20
    assert set(graphs[0]) == set(graphs[1]) == set(graphs[2])


def test_the_page_of_a_claim_shows_what_it_rests_on(client: httpx.Client) -> None:
    page = client.get(CLAIM, headers=HTML)
    assert page.headers["content-type"].startswith("text/html")
    assert "<mark>40–70 %</mark>" in page.text
    assert "Cited as evidence (2)" in page.text
    assert f'href="{REFERENCE}"' in page.text
    assert (
        'href="/judge?article=kerala-medical-journal-2010-3-122&amp;claim=juvenile-incidence&amp;reference=miteva2003"'
        in page.text
    )
    assert "N01 Numbers that disagree" in page.text
    assert "population: <a" in page.text


def test_the_page_of_a_reference_shows_who_cites_it(client: httpx.Client) -> None:
    page = client.get(REFERENCE, headers=HTML).text
    assert "Claims that cite it (7)" in page
    assert "N. Boulman, G. Slobodin, M. Rozenbaum, I. Rosner" in page
    assert 'href="https://doi.org/10.1016/j.semarthrit.2005.01.016"' in page
    assert f'href="{CLAIM}"' in page


def test_a_reference_that_nobody_cites_says_so(client: httpx.Client) -> None:
    assert "No claim cites it." in client.get(f"{ARTICLE}/reference/mukamel2001", headers=HTML).text


def test_the_article_is_its_interactive_page(client: httpx.Client) -> None:
    page = client.get(ARTICLE, headers=HTML)
    assert 'id="nodes-data"' in page.text
    policy = page.headers["content-security-policy"]
    assert "'sha256-" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "connect-src 'self'" in policy
    inner = policy.removesuffix("; frame-ancestors 'none'").replace("'", "&#39;")
    assert f'<meta http-equiv="Content-Security-Policy" content="{inner}">' in page.text
    assert '<script data-events="/api/events" data-number="' in page.text
    turtle = client.get(ARTICLE, headers={"accept": "text/turtle"}).text
    assert "fabio:JournalArticle" in turtle


def test_every_link_of_a_page_leads_somewhere(client: httpx.Client) -> None:
    for path in (CLAIM, REFERENCE, "/vocabulary/calcinosis", "/"):
        page = client.get(path, headers=HTML).text
        links = {
            link.partition("#")[0].replace("&amp;", "&") for link in re.findall(r'href="(/[^"]*)"', page)
        }
        rooms = ("/judge", "/query", "/audit")
        for link in sorted(link for link in links if link and not link.startswith(rooms)):
            assert client.get(link, headers=HTML).status_code == 200, link


def test_what_has_no_path_here_is_described_by_its_iri(client: httpx.Client) -> None:
    work = quote("https://doi.org/10.1016/j.semarthrit.2005.01.016", safe="")
    page = client.get(f"/about?iri={work}", headers=HTML).text
    assert "Calcinosis in rheumatic diseases" in page
    assert "is <code>biro:references</code> of" in page


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("/nothing/of/the/kind", "text/html", 404),
        ("/nothing/of/the/kind", "text/turtle", 404),
        ("/about", "text/html", 400),
        ("/about?iri=no-iri", "text/html", 400),
        ("/about?iri=http://a/%3E%20%7D", "text/turtle", 400),
        (CLAIM, "image/png", 406),
        (f"{CLAIM}?format=docx", "text/html", 400),
        (f"{CLAIM}%22%3E", "text/html", 404),
    ],
)
def test_what_is_not_there_is_said(client: httpx.Client, path: str, accept: str, status: int) -> None:
    assert client.get(path, headers={"accept": accept}).status_code == status


def test_a_person_is_told_in_words(client: httpx.Client) -> None:
    page = client.get("/nothing", headers=HTML)
    assert page.headers["content-type"].startswith("text/html")
    assert "the graph says nothing of that" in page.text
    assert client.get("/nothing", headers={"accept": "text/turtle"}).json() == {
        "error": "the graph says nothing of that"
    }


def test_the_overview_and_the_map(client: httpx.Client) -> None:
    overview = client.get("/", headers=HTML).text
    assert "Dystrophic Calcinosis a Rare Manifestation of Dermatomyositis" in overview
    assert f'href="{ARTICLE}"' in overview
    assert 'id="nodes-data"' in client.get("/map", headers=HTML).text
