"""What an article says: sentences, claims, pointers, quantities, mentions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from kg.model.problem import Problem
    from kg.model.text import BlockKind, MarkerForm, Span
    from kg.model.work import Reference, Work


class ClaimKind(StrEnum):
    """What a claim is about; all but ``OBSERVATION`` are general claims."""

    OBSERVATION = "case-observation"
    """On the article's own patient, sample, data or work."""
    DEFINITION = "definition"
    PREVALENCE = "prevalence"
    PRESENTATION = "presentation"
    MECHANISM = "mechanism"
    COMPLICATION = "complication"
    TREATMENT = "treatment"
    STATEMENT = "statement"
    """General, and none of the kinds above."""


class Measure(StrEnum):
    """What a quantity measures."""

    PERCENTAGE = "percentage"
    PROPORTION = "proportion"
    RATIO = "ratio"
    AGE = "age"
    DURATION = "duration"
    DOSE = "dose"
    COUNT = "count"
    AMOUNT = "amount"
    P_VALUE = "p-value"
    CONFIDENCE_INTERVAL = "confidence-interval"


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept named in the text; ``concept`` is its IRI."""

    span: Span
    concept: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text gives it.

    Either ``value`` alone, or a ``minimum`` and ``maximum`` of which one may be missing
    ("at least", "up to"); a bound is inclusive unless ``strict``. ``unit`` is the local name of a QUDT unit
    (``PERCENT``, ``YR``), or empty for a pure number; ``unknown_unit`` is a unit as printed that QUDT lacks.
    A proportion keeps its ``numerator`` and ``denominator``.
    ``population``, ``outcome`` and ``comparator`` are concept IRIs, or empty.
    """

    span: Span
    text: str
    measure: Measure
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    strict: bool = False
    approximate: bool = False
    unit: str = ""
    unknown_unit: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    population: str = ""
    outcome: str = ""
    comparator: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section; ``parent`` is the id of the section it lies in, or empty."""

    id: str
    title: str
    position: int
    level: int
    span: Span
    line: int
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article at its place; ``position`` counts from 1 in its section."""

    id: str
    kind: BlockKind
    section: str
    position: int
    span: Span
    line: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at its place; ``position`` counts from 1 in its paragraph."""

    id: str
    paragraph: str
    position: int
    span: Span
    line: int


@dataclass(frozen=True, slots=True)
class Pointer:
    """One label of one marker, at its place.

    ``context`` is the id of the sentence it stands in, or of the paragraph when that
    has no sentences (a caption, a table row). ``group`` numbers the markers of the article from 1.
    """

    id: str
    context: str
    label: str
    span: Span
    form: MarkerForm
    group: int
    line: int
    implied: bool = False
    prefix: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of the article.

    ``text`` is what the claim says, without markers; ``span`` where it stands; ``pointers`` the ids of
    those that source it. ``annotated`` when a person wrote its id or kind.
    """

    id: str
    sentence: str
    position: int
    text: str
    span: Span
    kind: ClaimKind
    pointers: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    annotated: bool = False

    @property
    def general(self) -> bool:
        """Say whether the claim goes beyond the article's own observations."""
        return self.kind is not ClaimKind.OBSERVATION


@dataclass(frozen=True, slots=True)
class Article:
    """An article, understood: everything at its place in ``text``."""

    slug: str
    source: str
    work: Work
    text: str
    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    claims: tuple[Claim, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    printed: tuple[Reference, ...] = ()
    keywords: tuple[str, ...] = ()
    nocite: tuple[str, ...] = ()
    style: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim cites a reference, by one pointer or more (their ids)."""

    claim: str
    reference: str
    pointers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article with its reference list and who cites what.

    ``denotes`` maps the id of a pointer to the label of the reference it means; what could not be linked is absent from
    it and is among ``problems``, which holds all problems of the article and its bibliographies.
    """

    article: Article
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    denotes: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
