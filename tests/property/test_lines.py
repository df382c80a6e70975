"""Whatever a text holds, the engine reads back exactly what was meant."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import names, query, store, triples
from kg.model import Person, Work
from kg.triples import lines
from kg.triples.iris import part
from tests.factories import linked, reference, said

ANY = st.text(st.characters(), max_size=40)  # surrogates, control and private characters among them
NASTY = st.text(
    st.sampled_from("\\\"'\n\r\t\0\x1f\x7f\x85\u2028\ud800\ufffe\U0010ffff<>{}|^`%#? u0041é東"), max_size=30
)
TEXT = ANY | NASTY
SAFE = "\ufffd"


def read_back(term: str) -> ox.Literal:
    quad = next(iter(ox.parse(f"<urn:s> <urn:p> {term} <urn:g> .\n".encode(), format=ox.RdfFormat.N_QUADS)))
    assert isinstance(quad.object, ox.Literal)
    return quad.object


def meant(text: str) -> str:
    return "".join(SAFE if "\ud800" <= char <= "\udfff" else char for char in text)


@given(TEXT)
def test_a_literal_is_the_text(text: str) -> None:
    assert read_back(lines.literal(text)) == ox.Literal(meant(text))
    assert read_back(lines.english(text)) == ox.Literal(meant(text), language="en")


@given(TEXT)
def test_a_line_stays_one_line(text: str) -> None:
    graph = lines.Graph("urn:g")
    graph.add("urn:s", "urn:p", lines.literal(text))
    assert store.serialise(graph.lines).count(b"\n") == 1


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3))
def test_a_decimal_is_the_number(number: Decimal) -> None:
    assert Decimal(read_back(lines.decimal(number)).value) == number


@given(TEXT)
def test_a_date_is_the_text_whatever_its_type(text: str) -> None:
    assert read_back(lines.date(text)).value == meant(text)


@given(TEXT, TEXT)
def test_a_part_is_one_segment_and_its_own(first: str, second: str) -> None:
    iri = f"https://example.org/{part(first)}"
    assert ox.NamedNode(iri).value == iri
    assert "/" not in part(first)
    assert (part(first) == part(second)) == (first == second)


@given(TEXT, TEXT, TEXT, TEXT)
def test_no_two_citations_share_a_name(claim: str, label: str, other: str, second: str) -> None:
    book = triples.Names("https://example.org/", "a")
    same = (claim, label) == (other, second)
    assert (book.citation(claim, label) == book.citation(other, second)) == same


@settings(deadline=None)  # the machine may be busy
@given(TEXT, TEXT, TEXT, TEXT, TEXT)
def test_any_metadata_make_a_graph_that_loads(title: str, doi: str, name: str, key: str, year: str) -> None:
    person = Person(family=name, given=name, orcid=doi)
    work = Work(
        "article", title, (person, Person(literal=name)), container=name, volume=key, doi=doi, date=year
    )
    entries = (
        replace(reference("1", printed=work), work=work, text=title, key=key),
        replace(reference("1"), label=key or "k", work=replace(work, doi="", pmid=key)),
    )
    article = linked((said(title or "-", "1", key, id=key or "c"),), entries, work=work)
    graph = store.from_nquads(store.serialise(triples.of_article(names.BASE, article)))
    found = query.select(
        graph, "SELECT ?title WHERE { ?r biro:references/dcterms:title ?title ; skos:notation '1' }"
    )
    assert {row[0] for row in found.rows} == ({meant(title)} if title else set())


@given(TEXT)
def test_a_bound_word_is_the_word(word: str) -> None:
    question = query.parse("x", "SELECT ?word WHERE { VALUES ?word { UNDEF } }")
    table = query.select(ox.Store(), query.bind(question, {"word": [lines.literal(word)]}))
    assert table.rows == ((meant(word),),)


@given(TEXT)
def test_any_text_is_a_question_with_a_header(text: str) -> None:
    question = query.parse("x", text)
    assert query.bind(question, {}) == text
    assert not query.yields_graph(text) or "{" in text or "describe" in text.lower()
