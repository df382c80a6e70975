"""A person's judgement whether a reference bears out a claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """What a reviewer found the reference to say of the claim."""

    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly-supported"
    OVERSTATED = "overstated"
    NOT_SUPPORTED = "not-supported"
    CONTRADICTED = "contradicted"
    UNRELATED = "unrelated"
    UNDETERMINED = "cannot-be-determined"


class Basis(StrEnum):
    """What the reviewer read."""

    FULL_TEXT = "full-text"
    ABSTRACT = "abstract"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of ``verdicts.csv``, as the reviewer wrote it; a verdict never overwrites another.

    ``claim`` is the id of a claim, with its article before a slash where two articles have such a claim;
    ``reference`` a citation key or label. ``quote`` is the passage of the reference, ``sentence`` the words of the claim
    as they were judged, or empty. ``date`` is ISO 8601 or empty.
    """

    claim: str
    reference: str
    judgement: Judgement
    basis: Basis
    reviewer: str = ""
    date: str = ""
    quote: str = ""
    note: str = ""
    sentence: str = ""
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict and the citation it is about, by the article's slug, the claim's id and the reference's label."""

    verdict: Verdict
    slug: str
    claim: str
    reference: str
