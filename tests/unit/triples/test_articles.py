"""What the graph says of an article: the shape drawn in docs/model.md."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg import store, triples
from kg.model import ClaimKind, Concept, Finding, Measure, Problem, Quantity, Severity, Span, Vocabulary
from kg.names import BASE
from tests import fixtures
from tests.factories import concept, linked, nquads, quantity, said
from tests.unit.triples.reading import Statements, statements, values_of

COFFEE = fixtures.COFFEE
ALL = statements(fixtures.corpus())
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def values(subject: str, name: str, among: Statements = ALL) -> list[str]:
    return values_of(subject, name, among)


def claim_of(*quantities: Quantity, kind: ClaimKind = ClaimKind.STATEMENT) -> Statements:
    return statements(nquads(linked((said("It is so.", id="c", kind=kind, quantities=quantities),))))


def test_everything_of_an_article_is_in_one_graph() -> None:
    lines = triples.of_article(BASE, fixtures.coffee())
    assert all(line.endswith(f" <{BASE}graph/coffee> .\n") for line in lines)


def test_lines_do_not_depend_on_chance() -> None:
    assert store.serialise(triples.of_article(BASE, fixtures.coffee())) == store.serialise(
        reversed(triples.of_article(BASE, fixtures.coffee()))
    )


def test_a_claim_stands_in_its_sentence_and_its_article() -> None:
    claim = f"{COFFEE}/claim/share"
    assert values(claim, "appearance") == [f"{COFFEE}/sentence/p2.s1"]
    assert values(claim, "isPartOf") == [COFFEE]
    assert values(claim, "type") == ["https://schema.org/Claim", f"{BASE}terms/kind/prevalence"]
    assert values(claim, "pointer") == [f"{COFFEE}/pointer/p2.s1.r1", f"{COFFEE}/pointer/p2.s1.r2"]
    assert values(claim, "citesAsEvidence") == sorted(
        values(f"{COFFEE}/reference/{n}", "references")[0] for n in (1, 2)
    )


def test_a_sentence_is_anchored_by_words_and_offsets() -> None:
    text = fixtures.coffee().article.text
    sentence = f"{COFFEE}/sentence/p3.s1"
    exact, prefix, suffix = (values(f"{sentence}/quote", name)[0] for name in ("exact", "prefix", "suffix"))
    start, end = (int(values(f"{sentence}/place", name)[0]) for name in ("start", "end"))
    assert text[start:end] == exact == "Palpitation is seen in up to 10 % [3]."
    assert text[:start].endswith(prefix)
    assert len(prefix) == 32
    assert text[end:].startswith(suffix)


def test_equal_texts_are_one_source() -> None:
    assert values(f"{COFFEE}/sentence/p1.s1", "hasSource") == values(f"{COFFEE}/sentence/p2.s1", "hasSource")
    assert values(f"{COFFEE}/sentence/p1.s1", "hasSource") != values(
        f"{fixtures.TEA}/sentence/p1.s1", "hasSource"
    )


def test_a_pointer_that_means_nothing_denotes_nothing() -> None:
    assert values(f"{COFFEE}/pointer/p5.s1.r1", "denotes") == []
    assert values(f"{COFFEE}/pointer/p2.s1.r2", "denotes") == [f"{COFFEE}/reference/2"]
    assert values(f"{COFFEE}/pointer/p8.r1", "hasContext") == [f"{COFFEE}/paragraph/p8"]


def test_pointers_of_one_marker_are_one_group_of_the_article() -> None:
    groups = {values(f"{COFFEE}/pointer/p2.s1.r{n}", "isPartOf")[0] for n in (1, 2)}
    assert groups == {f"{COFFEE}/group/2"}
    assert values(f"{COFFEE}/group/2", "isPartOf") == [COFFEE]


def test_a_pointer_filled_in_from_a_range_says_so() -> None:
    article = fixtures.coffee()
    first, *rest = article.article.pointers
    implied = replace(
        article, article=replace(article.article, pointers=(replace(first, implied=True), *rest))
    )
    said_of_it = statements(nquads(implied))
    assert values(f"{COFFEE}/pointer/{first.id}", "implied", said_of_it) == ["true"]
    assert values(f"{COFFEE}/pointer/{rest[0].id}", "implied", said_of_it) == []


def test_a_citation_joins_claim_work_and_pointers() -> None:
    citation = f"{COFFEE}/citation/share--1"
    assert values(citation, "hasCitingEntity") == [f"{COFFEE}/claim/share"]
    assert values(citation, "hasCitedEntity") == ["https://doi.org/10.5555/one"]
    assert values(citation, "pointer") == [f"{COFFEE}/pointer/p2.s1.r1"]
    assert values(COFFEE, "cites") == sorted(
        values(f"{COFFEE}/reference/{n}", "references")[0] for n in (1, 2, 3)
    )


def test_no_two_citations_share_a_name() -> None:
    names = triples.Names(BASE, "a")
    pairs = [
        ("a--b", "c"),
        ("a", "b--c"),
        ("a-", "-b"),
        ("a", "--b"),
        ("a", "b"),
        ("a---b", "c"),
        ("a/b", "c"),
    ]
    assert len({names.citation(*pair) for pair in pairs}) == len(pairs)
    assert names.citation("juvenile-incidence", "boulman2005").endswith(
        "/citation/juvenile-incidence--boulman2005"
    )


def test_a_quantity_says_what_the_text_says_and_no_more() -> None:
    found = claim_of(
        quantity("> 3.50 mg", Measure.DOSE, minimum=3.5, strict=True, unit="MilliGM"),
        quantity(
            "about 3 of 10", Measure.PROPORTION, numerator=3, denominator=10, value=0.3, approximate=True
        ),
        quantity("5 cups", Measure.AMOUNT, value=5, unknown_unit="cups"),
    )
    first, second, third = (f"{BASE}article/article/quantity/c.{n}" for n in (1, 2, 3))
    assert values(first, "minValue", found) == ["3.5"]
    assert values(first, "maxValue", found) == values(first, "value", found) == []
    assert values(first, "strict", found) == ["true"]
    assert values(first, "hasUnit", found) == ["http://qudt.org/vocab/unit/MilliGM"]
    assert values(first, "hasQuantityKind", found) == []
    assert [
        values(second, name, found) for name in ("numerator", "denominator", "approximate", "strict")
    ] == [
        *(["3"], ["10"], ["true"], []),
    ]
    assert values(third, "unitText", found) == ["cups"]


@pytest.mark.parametrize(
    ("kind", "roles", "expected"),
    [
        (ClaimKind.PREVALENCE, ("adult", "pain"), "Prevalence"),
        (ClaimKind.PREVALENCE, ("adult", ""), "DimensionlessRatio"),
        (
            ClaimKind.TREATMENT,
            ("adult", "pain"),
            "DimensionlessRatio",
        ),
    ],
)
def test_a_percentage_is_a_prevalence_only_where_the_claim_is_about_one(
    kind: ClaimKind, roles: tuple[str, str], expected: str
) -> None:
    population, outcome = (concept(name) if name else "" for name in roles)
    share = replace(quantity("3 %", value=3), population=population, outcome=outcome)
    found = claim_of(share, kind=kind)
    measured = f"{BASE}article/article/quantity/c.1"
    assert values(measured, "hasQuantityKind", found) == [f"http://qudt.org/vocab/quantitykind/{expected}"]
    assert values(measured, "population", found) == [concept("adult")]


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Materials and Methods", {"Materials", "Methods"}),
        ("SUMMARY", {"Abstract"}),
        ("Acknowledgments", {"Acknowledgements"}),
        ("Case history", set()),
    ],
)
def test_a_section_s_title_says_what_it_is(title: str, kinds: set[str]) -> None:
    found = statements(nquads(linked((said("A.", section=title),))))
    (section,) = {s for s, p, o in found if p == TYPE and o.endswith("/Section")}
    assert {o.rpartition("/")[2] for o in values(section, "type", found)} == kinds | {"Section"}


def test_problems_are_in_the_graph_in_their_order_with_the_sentence_concerned() -> None:
    faults = (
        Problem("b.bib", 0, "broken", "whole file", Severity.WARNING),
        Problem("article.md", 1, "odd", "odd word", Severity.INFO, "is so"),
    )
    found = statements(nquads(linked((said("It is so."),), problems=faults)))
    first, second = (f"{BASE}article/article/problem/{n}" for n in (1, 2))
    assert values(first, "source", found) == ["article.md:1"]
    assert values(second, "source", found) == ["b.bib"]
    assert values(first, "resultSeverity", found) == ["http://www.w3.org/ns/shacl#Info"]
    assert values(first, "exact", found) == ["is so"]
    assert values(first, "value", found) == [f"{BASE}article/article/sentence/p1.s1"]
    assert values(second, "value", found) == []
    assert [values(iri, "position", found) for iri in (first, second)] == [["1"], ["2"]]


def test_a_span_of_a_quantity_is_kept() -> None:
    found = claim_of(replace(quantity("3 %", value=3), span=Span(4, 7)))
    measured = f"{BASE}article/article/quantity/c.1"
    assert (values(measured, "start", found), values(measured, "end", found)) == (["4"], ["7"])


def test_a_vocabulary_keeps_its_relations_and_schemes_their_members() -> None:
    assert values(concept("palpitation"), "broader") == [concept("heart-disease")]
    scheme = f"{BASE}terms/kind"
    members = {s for s, p, o in ALL if p.endswith("#inScheme") and o == scheme}
    assert members == {f"{scheme}/{kind}" for kind in ClaimKind}


def test_findings_have_a_graph_of_their_own() -> None:
    finding = Finding("N01-1", "N01", Severity.ERROR, "Numbers disagree", "They do.", ("urn:a", "urn:b"))
    found = statements(store.serialise(triples.of_findings(BASE, (finding,))))
    assert values(f"{BASE}finding/N01-1", "focusNode", found) == ["urn:a", "urn:b"]
    assert values(f"{BASE}finding/N01-1", "code", found) == ["N01"]
    assert all(f"<{BASE}graph/findings>" in line for line in triples.of_findings(BASE, (finding,)))


def test_a_verdict_is_an_annotation_on_the_citation() -> None:
    found = statements(store.serialise(triples.of_verdicts(BASE, fixtures.verdicts())))
    verdicts = sorted({s for s, p, o in found if o.endswith("#Annotation")})
    assert len(verdicts) == 2
    (whole,) = [verdict for verdict in verdicts if values(verdict, "wasAttributedTo", found)]
    assert f"{COFFEE}/citation/share--1" in values(whole, "hasTarget", found)
    assert values(f"{whole}/note", "value", found) == ["see table 2"]
    assert values(f"{whole}/quote/words", "exact", found) == ["palpitation was rare"]
    assert values(whole, "basis", found) == [f"{BASE}terms/basis/full-text"]


def test_synonyms_are_alternative_labels() -> None:
    whole = Concept("urn:c", "pain", ("ache", "sore"), related=("urn:d",), definition="It hurts.")
    found = statements(store.serialise(triples.of_vocabulary(BASE, Vocabulary((whole,)))))
    assert values("urn:c", "altLabel", found) == ["ache", "sore"]
    assert values("urn:c", "related", found) == ["urn:d"]
    assert values("urn:c", "definition", found) == ["It hurts."]


def test_a_problem_whose_words_stand_in_no_sentence_names_none() -> None:
    fault = Problem("article.md", 1, "odd", "odd word", Severity.INFO, "elsewhere")
    found = statements(nquads(linked((said("It is so."),), problems=(fault,))))
    assert values(f"{BASE}article/article/problem/1", "value", found) == []
