"""A graph of any size, made by code: articles that share their sources, the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kg import triples
from kg.model import (
    Article,
    Basis,
    BlockKind,
    Citation,
    Claim,
    ClaimKind,
    Concept,
    Finding,
    Judged,
    Judgement,
    LinkedArticle,
    MarkerForm,
    Measure,
    Mention,
    Paragraph,
    Person,
    Pointer,
    Problem,
    Quantity,
    Reference,
    Section,
    Sentence,
    Severity,
    Span,
    Verdict,
    Vocabulary,
    Work,
)
from kg.names import BASE
from kg.store import serialise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SECTIONS = ("Introduction", "Methods", "Results", "Discussion")
PARAGRAPHS, SENTENCES, REFERENCES = 3, 4, 30
"""Of each section, each paragraph, each article."""
CLAIMS, QUANTITIES, DOIS, OTHER_TITLES, DANGLING = 0.75, 0.25, 0.6, 0.1, 0.01
"""Which share of sentences are claims, of claims have a quantity, of works a DOI, of entries another title; of pointers dangle."""

_WORDS = (
    "calcium",
    "deposits",
    "tissue",
    "injury",
    "muscle",
    "skin",
    "patients",
    "disease",
    "treatment",
    "pain",
)


def graph(articles: int, seed: int = 0) -> bytes:
    """Return the N-Quads of a corpus; some 3,700 quads an article."""
    terms = vocabulary(max(200, articles))
    lines = triples.of_vocabulary(BASE, terms)
    for linked in corpus(articles, terms, seed):
        lines += triples.of_article(BASE, linked)
        lines += _reviewed(linked)
    return serialise(lines)


def _reviewed(linked: LinkedArticle) -> list[str]:
    """Return a verdict on the article's first citation, and a finding on its first claim."""
    slug, first = linked.article.slug, linked.citations[0]
    verdict = Verdict(
        first.claim, first.reference, Judgement.SUPPORTED, Basis.ABSTRACT, "A. Reviewer", "2025-01-02"
    )
    claim = triples.Names(BASE, slug).of("claim", first.claim)
    finding = Finding(f"{slug}-1", "C01", Severity.WARNING, "No source", "It has none.", (claim,))
    judged = Judged(verdict, slug, first.claim, first.reference)
    return [*triples.of_verdicts(BASE, [judged]), *triples.of_findings(BASE, [finding])]


def vocabulary(size: int) -> Vocabulary:
    """Return concepts in a tree of four branches a node."""
    iris = [f"{BASE}vocabulary/concept-{number}" for number in range(size)]
    return Vocabulary(
        tuple(
            Concept(iri, f"concept {number}", broader=(iris[(number - 1) // 4],) if number else ())
            for number, iri in enumerate(iris)
        )
    )


def corpus(articles: int, terms: Vocabulary, seed: int = 0) -> Iterator[LinkedArticle]:
    """Yield linked articles whose sources come from one pool, some much more often than others."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    pool = [_work(number, rng) for number in range(articles * 12 + 60)]
    for number in range(articles):
        chosen = sorted({int(len(pool) * rng.random() ** 1.3) for _ in range(REFERENCES)})
        yield _Draft(rng, terms.concepts).article(number, [pool[index] for index in chosen])


def _work(number: int, rng: random.Random) -> Work:
    families = (f"Family{rng.randrange(number + 50)}" for _ in range(rng.randint(1, 6)))
    return Work(
        type="article",
        title=f"Work {number} on {rng.choice(_WORDS)} and {rng.choice(_WORDS)}",
        authors=tuple(Person(family=family, given=rng.choice("ABCDEFGH")) for family in families),
        container=f"Journal {rng.randrange(60)}",
        date=str(rng.randint(1970, 2024)),
        volume=str(rng.randint(1, 90)),
        issue=str(rng.randint(1, 12)),
        pages=f"{number}–{number + 8}",
        doi=f"10.5555/{number}" if rng.random() < DOIS else "",
    )


@dataclass(slots=True)
class _Draft:
    """An article in the making."""

    rng: random.Random
    concepts: Sequence[Concept]
    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    pointers: list[Pointer] = field(default_factory=list)

    def article(self, number: int, works: Sequence[Work]) -> LinkedArticle:
        references = [self._reference(position, work) for position, work in enumerate(works, start=1)]
        for section in range(1, len(SECTIONS) + 1):
            for paragraph in range(1, PARAGRAPHS + 1):
                self._paragraph(section, paragraph, len(references))
        written = Article(
            slug=f"article-{number}",
            source=f"article-{number}.md",
            work=Work("article", f"Article {number}", (Person("Writer", str(number)),), date="2025"),
            text=self.text,
            sections=tuple(
                Section(f"s{n}", title, n, 1, Span(0, 0), n) for n, title in enumerate(SECTIONS, start=1)
            ),
            paragraphs=tuple(self.paragraphs),
            sentences=tuple(self.sentences),
            claims=tuple(self.claims),
            pointers=tuple(self.pointers),
        )
        return self._linked(written, references)

    def _reference(self, position: int, work: Work) -> Reference:
        """Return an entry; now and then its list gives the work another title."""
        printed = replace(work, title=f"{work.title}.") if self.rng.random() < OTHER_TITLES else work
        return Reference(str(position), position, printed, f"key{position}", f"{position}. {work.title}")

    def _paragraph(self, section: int, paragraph: int, references: int) -> None:
        home, start = f"s{section}p{paragraph}", len(self.text)
        for sentence in range(1, SENTENCES + 1):
            self._sentence(home, sentence, references)
        span = Span(start, len(self.text) - 1)
        self.paragraphs.append(Paragraph(home, BlockKind.PARAGRAPH, f"s{section}", paragraph, span, section))

    def _sentence(self, home: str, position: int, references: int) -> None:
        words = f"{' '.join(self.rng.choices(_WORDS, k=12))} {40 + self.rng.randrange(20)} %."
        span = Span(len(self.text), len(self.text) + len(words))
        self.text += f"{words} "
        self.sentences.append(Sentence(f"{home}s{position}", home, position, span, 1))
        if self.rng.random() < CLAIMS:
            self._claim(f"{home}s{position}", words, span, references)

    def _claim(self, sentence: str, words: str, span: Span, references: int) -> None:
        position = len(self.claims) + 1
        kind = self.rng.choice(list(ClaimKind))
        count = 0 if kind is ClaimKind.OBSERVATION else self.rng.choice((0, 0, 1, 1, 2, 3))
        pointers = [
            Pointer(f"{sentence}.r{label}", sentence, str(label), span, MarkerForm.BRACKET, position, 1)
            for label in self.rng.sample(range(1, references), k=count)
        ]
        self.pointers += pointers
        mentions = tuple(
            Mention(span, self._concept(len(self.concepts))) for _ in range(self.rng.randint(1, 3))
        )
        claim = Claim(
            f"claim-{position}", sentence, position, words, span, kind, tuple(p.id for p in pointers)
        )
        quantities = (self._quantity(words, span),) if self.rng.random() < QUANTITIES else ()
        self.claims.append(replace(claim, quantities=quantities, mentions=mentions))

    def _quantity(self, words: str, span: Span) -> Quantity:
        least = self.rng.randint(1, 60)
        return Quantity(
            span=span,
            text=words[-5:-1],
            measure=self.rng.choice((Measure.PERCENTAGE, Measure.PERCENTAGE, Measure.AGE, Measure.COUNT)),
            minimum=Decimal(least),
            maximum=Decimal(least + self.rng.randint(5, 30)),
            unit="PERCENT",
            population=self._concept(20),
            outcome=self._concept(len(self.concepts)),
        )

    def _concept(self, among: int) -> str:
        """Return one of the first concepts, the earlier the more often."""
        return self.concepts[int(among * self.rng.random() ** 2)].iri

    def _linked(self, article: Article, references: Sequence[Reference]) -> LinkedArticle:
        denotes = {pointer.id: pointer.label for pointer in article.pointers if self.rng.random() >= DANGLING}
        citations = tuple(
            Citation(claim.id, denotes[pointer], (pointer,))
            for claim in article.claims
            for pointer in claim.pointers
            if pointer in denotes
        )
        lost = [pointer for pointer in article.pointers if pointer.id not in denotes]
        problems = tuple(
            Problem(article.source, pointer.line, "dangling-pointer", "no such entry", raw=pointer.label)
            for pointer in lost
        )
        return LinkedArticle(article, tuple(references), citations, tuple(denotes.items()), problems)
