from __future__ import annotations

import pytest

from kg import names
from kg.model import Person, Work

BASE = "https://example.org/"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Semin Arthritis Rheum", "semin-arthritis-rheum"),
        ("  Åse & Øst!  ", "ase-st"),
        ("10.1016/S0140-6736(99)05157-0", "10-1016-s0140-6736-99-05157-0"),
        ("a_b", "a-b"),
    ],
)
def test_a_slug_is_words_joined_by_hyphens(text: str, slug: str) -> None:
    assert names.slug(text) == slug


@pytest.mark.parametrize("text", ["", "!!!", "東京医科大学", "x" * 81, "Журнал"])
def test_what_makes_no_words_has_a_digest_that_tells_it_apart(text: str) -> None:
    slug = names.slug(text)
    assert slug.endswith(names.digest(text, 8))
    assert slug.isascii()
    assert len(slug) <= 80
    assert slug != names.slug(f"{text}東")


def test_a_claim_is_named_by_what_it_says() -> None:
    name = names.fingerprint("It is rare; in adults.")
    assert name == names.fingerprint("it is  RARE in adults")
    assert name != names.fingerprint("It is rare in children.")
    assert name.startswith("c-")


@pytest.mark.parametrize(
    ("doi", "iri"),
    [
        ("10.1016/S0140-6736(99)05157-0", "https://doi.org/10.1016/s0140-6736(99)05157-0"),
        ("10.1000/a b", "https://doi.org/10.1000/a%20b"),
        ("10.1000/50%", "https://doi.org/10.1000/50%25"),
        ("10.1000/a%2Fb", "https://doi.org/10.1000/a%2fb"),
        ("10.1000/[x]#1?", "https://doi.org/10.1000/%5Bx%5D%231%3F"),
        ("10.1000/é", "https://doi.org/10.1000/%C3%A9"),
    ],
)
def test_a_doi_is_an_iri_in_lower_case(doi: str, iri: str) -> None:
    assert names.doi_iri(doi) == iri


def test_an_article_is_known_by_doi_then_journal_then_file() -> None:
    paper = Work(doi="10.5555/A.b", container="Heart", date="2010-12-30", volume="3", pages="122–124")
    assert names.article_slug(paper, "x.md") == "10-5555-a-b"
    printed = Work(container="Heart", date="2010-12-30", volume="3", pages="122–124")
    assert names.article_slug(printed, "x.md") == "heart-2010-3-122"
    assert names.article_slug(Work(), "folder\\My Paper.md") == "my-paper"
    assert names.article_slug(Work(container="Heart"), "a/b.c.txt") == "b-c"
    assert names.article_slug(Work(), ".md")


def test_a_work_is_known_by_doi_then_pubmed_then_title_then_place() -> None:
    person = Person(family="van den Berg")
    work = Work(title="On Things", authors=(person,), date="1999", doi="10.1/X", pmid="77")
    assert names.work_iri(BASE, work, "f") == "https://doi.org/10.1/x"
    assert (
        names.work_iri(BASE, Work(title="On Things", pmid="77"), "f") == "https://pubmed.ncbi.nlm.nih.gov/77"
    )
    titled = names.work_iri(BASE, Work(title="On Things", authors=(person,), date="1999", pmid="²"), "f")
    assert titled.startswith(f"{BASE}work/van-den-berg-1999-")
    assert titled == names.work_iri(BASE, Work(title="ON THINGS.", authors=(person,), date="1999-05"), "g")
    assert names.work_iri(BASE, Work(title="On Things"), "f").startswith(f"{BASE}work/anonymous-undated-")
    assert names.work_iri(BASE, Work(title="T", date="in press"), "f").startswith(
        f"{BASE}work/anonymous-in-p-"
    )
    assert names.work_iri(BASE, Work(), "a 1") != names.work_iri(BASE, Work(), "a-1")


@pytest.mark.parametrize(
    ("person", "tail"),
    [
        (Person(family="Callen", given="Jeffrey P."), "person/callen-jp"),
        (Person(family="Callen", given="J. P."), "person/callen-jp"),
        (Person(family="Callen", given="JP"), "person/callen-jp"),
        (Person(family="Berg", particle="van den", given="A"), "person/van-den-berg-a"),
        (Person(literal="WHO"), "person/who"),
    ],
)
def test_a_person_is_known_by_family_name_and_initials(person: Person, tail: str) -> None:
    assert names.person_iri(BASE, person) == BASE + tail


def test_an_orcid_goes_before_a_name_and_nonsense_does_not() -> None:
    iri = "https://orcid.org/0000-0002-1825-009X"
    assert names.person_iri(BASE, Person(family="A", orcid="0000-0002-1825-009x")) == iri
    assert names.person_iri(BASE, Person(family="A", orcid="https://orcid.org/0000-0002-1825-009X")) == iri
    assert names.person_iri(BASE, Person(family="A", orcid="<script>")) == f"{BASE}person/a"
