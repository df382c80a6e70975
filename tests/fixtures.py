"""Two small articles with a bit of everything: what questions, shapes and engines are tried on."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg import store, triples
from kg.model import (
    Basis,
    BlockKind,
    ClaimKind,
    Judged,
    Judgement,
    Measure,
    Person,
    Problem,
    Severity,
    Verdict,
    Work,
)
from kg.names import BASE
from tests.factories import linked, nquads, observed, quantity, reference, said, vocabulary

if TYPE_CHECKING:
    from kg.model import LinkedArticle, Vocabulary

COFFEE, TEA = f"{BASE}article/coffee", f"{BASE}article/tea"


def concepts() -> Vocabulary:
    """Return a tree of five concepts."""
    return vocabulary(
        disease="",
        heart_disease="disease",
        palpitation="heart-disease",
        adult="",
        coffee="",
    )


def coffee() -> LinkedArticle:
    """Return an article with a conflict of numbers, a dangling pointer, an uncited reference and a repetition."""
    share = quantity(
        "10–20 %", minimum=10, maximum=20, unit="PERCENT", population="adult", outcome="palpitation"
    )
    bound = quantity("up to 10 %", maximum=10, unit="PERCENT", population="adult", outcome="palpitation")
    age = quantity("40 years", Measure.AGE, value=40, unit="YR")
    sentences = (
        said(
            "Coffee is a drink.",
            kind=ClaimKind.DEFINITION,
            concepts=("coffee",),
            section="introduction",
            id="drink",
        ),
        said(
            "It is followed by palpitation in 10–20 % of adults [1, 2].",
            *("1", "2"),
            kind=ClaimKind.PREVALENCE,
            quantities=(share,),
            concepts=("palpitation", "adult"),
            id="share",
        ),
        said(
            "Palpitation is seen in up to 10 % [3].",
            "3",
            kind=ClaimKind.PREVALENCE,
            quantities=(bound,),
            concepts=("palpitation",),
            id="bound",
        ),
        observed("Our patient was 40 years old.", quantities=(age,), id="age"),
        said("Tea is no remedy [9].", "9", kind=ClaimKind.TREATMENT, id="dangling"),
        said("Coffee is bitter [2].", "2", id="bitter"),
        said("Coffee is bitter [2].", "2", id="bitter-again"),
        said("Figure 1: a cup [3].", "3", block=BlockKind.CAPTION, claim=False),
    )
    references = (
        reference(
            "1", "Coffee and the heart", authors=("Ann Bean", "Cy Cup"), doi="10.5555/one", date="2001-03"
        ),
        reference(
            "2",
            "On bitterness",
            authors=("Ann Bean",),
            date="1999",
            container="Taste",
            volume="3",
            pages="7–9",
        ),
        reference("3", "Palpitation", authors=("Di Drip",), date="2004", pmid="123"),
        reference("4", ""),
    )
    problem = Problem("coffee.md", 7, "dangling-pointer", "'9' stands in no list", Severity.ERROR, "9")
    work = Work(
        "article", "Coffee", (Person("Writer", "Wy"), Person("Other", "O")), date="2010", doi="10.5555/coffee"
    )
    return linked(sentences, references, work=work, slug="coffee", problems=(problem,))


def tea() -> LinkedArticle:
    """Return an article that cites one of the other's sources under another title, and has no section."""
    share = quantity("40 %", value=40, unit="PERCENT", population="adult", outcome="palpitation")
    sentences = (
        said(
            "Palpitation is seen in 40 % [1].",
            "1",
            quantities=(share,),
            concepts=("heart-disease",),
            id="share",
        ),
        said("Tea is brewed from leaves [2].", "2", id="brewed"),
    )
    references = (
        reference(
            "1", "Coffee, and the Heart!", authors=("Ann Bean", "C. Cup"), doi="10.5555/one", date="2002"
        ),
        reference("2", "Leaves", authors=("Lee Leaf",)),
    )
    article = linked(
        sentences, references, slug="tea", work=Work("misc", "Tea", (Person(literal="Tea Board"),))
    )
    bare = tuple(replace(paragraph, section="") for paragraph in article.article.paragraphs)
    return replace(article, article=replace(article.article, sections=(), paragraphs=bare))


def verdicts() -> tuple[Judged, ...]:
    """Return two verdicts on one citation, the second with all its columns."""
    whole = Verdict(
        *("share", "1", Judgement.OVERSTATED, Basis.FULL_TEXT, "R. Eader", "2024-05-06"),
        quote="palpitation was rare",
        note="see table 2",
        sentence="It is followed by palpitation in 10–20 % of adults [1, 2].",
        source="verdicts.csv",
        line=2,
    )
    short = Verdict("share", "1", Judgement.SUPPORTED, Basis.TITLE)
    return tuple(Judged(verdict, "coffee", "share", "1") for verdict in (short, whole))


@cache
def corpus() -> bytes:
    """Return the N-Quads of both articles, the vocabulary and the verdicts."""
    lines = nquads(coffee(), tea(), concepts=concepts()).decode().splitlines(keepends=True)
    return store.serialise([*lines, *triples.of_verdicts(BASE, verdicts())])
