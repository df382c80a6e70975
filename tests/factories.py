"""Small articles built by hand: sentences in, a linked article and its graph out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kg import store, triples
from kg.model import (
    Article,
    BlockKind,
    Citation,
    Claim,
    ClaimKind,
    Concept,
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
    Span,
    Vocabulary,
    Work,
)
from kg.names import BASE, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pyoxigraph as ox

CONCEPTS = f"{BASE}vocabulary/"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence to be: its words, the labels it cites, and what was understood of it."""

    text: str
    cites: tuple[str, ...] = ()
    kind: ClaimKind = ClaimKind.STATEMENT
    quantities: tuple[Quantity, ...] = ()
    concepts: tuple[str, ...] = ()
    id: str = ""
    section: str = "discussion"
    block: BlockKind = BlockKind.PARAGRAPH
    claim: bool = True
    group: int = 0


def said(text: str, *cites: str, **more: object) -> Said:
    """Return a sentence that cites the labels ``cites``."""
    return replace(Said(text, cites), **more)  # type: ignore[arg-type]  # dataclasses.replace checks the names


def observed(text: str, *cites: str, **more: object) -> Said:
    """Return an observation on the article's own patient."""
    return said(text, *cites, kind=ClaimKind.OBSERVATION, **more)


def concept(name: str) -> str:
    """Return the IRI of a concept."""
    return CONCEPTS + name


def quantity(text: str, measure: Measure = Measure.PERCENTAGE, **more: object) -> Quantity:
    """Return a quantity; numbers may be given as int, concepts by name."""
    fields: dict[str, object] = {}
    for name, value in more.items():
        if isinstance(value, int | float) and not isinstance(value, bool):
            fields[name] = Decimal(str(value))
        elif name in {"population", "outcome", "comparator"}:
            fields[name] = concept(str(value))
        else:
            fields[name] = value
    return Quantity(Span(0, len(text)), text, measure, **fields)  # type: ignore[arg-type]  # named by the caller


def people(*names: str) -> tuple[Person, ...]:
    """Return authors from ``Given Family``, the last word being the family name."""
    return tuple(
        Person(family=family, given=given) for given, _, family in (n.rpartition(" ") for n in names)
    )


def reference(
    label: str,
    title: str | None = None,
    *,
    authors: Sequence[str] = (),
    printed: Work | None = None,
    **more: object,
) -> Reference:
    """Return an entry of a reference list; ``more`` are fields of its work."""
    work = Work(
        type="article", title=f"Paper number {label}" if title is None else title, authors=people(*authors)
    )
    work = replace(work, **more)  # type: ignore[arg-type]  # dataclasses.replace checks the names
    position = int(label) if label.isdigit() else 1
    return Reference(
        label=label,
        position=position,
        work=work,
        text=f"{label}. {work.title}",
        source="article.md",
        printed=printed,
    )


def linked(
    sentences: Iterable[Said],
    references: Sequence[Reference] = (),
    *,
    work: Work | None = None,
    slug: str = "article",
    problems: Sequence[Problem] = (),
) -> LinkedArticle:
    """Return a linked article that says ``sentences``, one paragraph each."""
    text = ""
    sections: dict[str, Section] = {}
    paragraphs, spoken, claims, pointers = [], [], [], []
    for number, item in enumerate(sentences, start=1):
        if item.section not in sections:
            title = item.section.title()
            heading = Span(len(text), len(text) + len(title))
            text += title + "\n\n"
            place = len(sections) + 1
            sections[item.section] = Section(item.section, title, place, 1, heading, number)
            paragraphs.append(Paragraph(f"h{number}", BlockKind.HEADING, item.section, 1, heading, number))
        span = Span(len(text), len(text) + len(item.text))
        text += item.text + "\n\n"
        paragraphs.append(Paragraph(f"p{number}", item.block, item.section, number, span, number))
        context = f"p{number}"
        if item.claim:
            context = f"p{number}.s1"
            spoken.append(Sentence(context, f"p{number}", 1, span, number))
        marks = tuple(f"{context}.r{place}" for place in range(1, len(item.cites) + 1))
        pointers += [
            Pointer(mark, context, label, span, MarkerForm.BRACKET, item.group or number, number)
            for mark, label in zip(marks, item.cites, strict=True)
        ]
        if item.claim:
            mentions = tuple(
                Mention(Span(span.start, span.start + 1), concept(name)) for name in item.concepts
            )
            claims.append(
                Claim(
                    item.id or fingerprint(item.text),
                    context,
                    number,
                    item.text,
                    span,
                    item.kind,
                    marks,
                    item.quantities,
                    mentions,
                )
            )
    article = Article(
        slug=slug,
        source=f"{slug}.md",
        work=work or Work(type="article", title="An article"),
        text=text,
        sections=tuple(sections.values()),
        paragraphs=tuple(paragraphs),
        sentences=tuple(spoken),
        claims=tuple(claims),
        pointers=tuple(pointers),
    )
    return _link(article, references, problems)


def _link(article: Article, references: Sequence[Reference], problems: Sequence[Problem]) -> LinkedArticle:
    labels = {entry.label for entry in references}
    denotes = {pointer.id: pointer.label for pointer in article.pointers if pointer.label in labels}
    citations: dict[tuple[str, str], list[str]] = {}
    for claim in article.claims:
        for pointer in claim.pointers:
            if pointer in denotes:
                citations.setdefault((claim.id, denotes[pointer]), []).append(pointer)
    return LinkedArticle(
        article=article,
        references=tuple(references),
        citations=tuple(Citation(claim, label, tuple(ids)) for (claim, label), ids in citations.items()),
        denotes=tuple(denotes.items()),
        problems=tuple(problems),
    )


def vocabulary(**broader: str) -> Vocabulary:
    """Return concepts named ``heart_disease``, each with the names of its broader concepts, blank-separated."""
    return Vocabulary(
        tuple(
            Concept(
                concept(name.replace("_", "-")),
                name.replace("_", " "),
                broader=tuple(concept(word) for word in above.split()),
            )
            for name, above in sorted(broader.items())
        )
    )


def nquads(*articles: LinkedArticle, concepts: Vocabulary | None = None) -> bytes:
    """Return the graph of some articles as bytes."""
    lines = triples.of_vocabulary(BASE, concepts or Vocabulary())
    for article in articles:
        lines += triples.of_article(BASE, article)
    return store.serialise(lines)


def graph(*articles: LinkedArticle, concepts: Vocabulary | None = None) -> ox.Store:
    """Return the graph of some articles."""
    return store.from_nquads(nquads(*articles, concepts=concepts))
