"""The records of a corpus: articles with what they claim and list, and the works that they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.model import ClaimKind
from kg.vocabulary import KIND_IRI

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim; ``works`` are the IRIs of what it cites, ``needs`` says whether it should cite anything."""

    key: str
    text: str
    works: tuple[str, ...]
    needs: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A work in the reference list of an article; ``key`` is the entry's own, ``claims`` counts those that cite it."""

    work: str
    key: str
    claims: int


class Numbers(NamedTuple):
    """How many claims an article makes, how many of them need a source, how many of those have none; how long its list is."""

    claims: int
    needing: int
    uncited: int
    references: int


@dataclass(frozen=True, slots=True)
class Paper:
    """An article of the corpus: claims in the order of the text, entries in that of the list."""

    iri: str
    slug: str
    title: str
    date: str
    numbers: Numbers
    claims: tuple[Statement, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A cited work; ``label`` is short, as "Boulman 2005"."""

    iri: str
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles in the order of their names, works in the order in which articles list them.

    One that is not ``whole`` has the numbers of its articles, but no claims, and of entries and works those alone that several
    articles share.
    """

    papers: tuple[Paper, ...]
    sources: Mapping[str, Source]
    whole: bool = True


def numbers(claims: Sequence[Statement], entries: Sequence[Entry]) -> Numbers:
    """Return the numbers of an article of which all claims and entries are known."""
    needing = [claim for claim in claims if claim.needs]
    return Numbers(len(claims), len(needing), sum(not claim.works for claim in needing), len(entries))


def needs_source(kind: str, *, cited: bool) -> bool:
    """Say whether a claim of a kind (an IRI) should cite something: all but what the authors saw themselves, and that, too, once it cites."""
    return cited or kind != f"{KIND_IRI}{ClaimKind.OBSERVATION}"
