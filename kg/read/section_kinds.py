"""What a section is for, from its title."""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.read.phrases import hits, index, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence


class SectionKind(Enum):
    """What the sentences of a section are about."""

    OTHER = auto()
    BACKGROUND = auto()
    """What is known: introduction, related work."""
    METHODS = auto()
    RESULTS = auto()
    CASE = auto()
    """The history of a patient."""
    WORK = auto()
    """The article's own product: features, usage, implementation."""
    MIXED = auto()
    """Discussion, conclusion, abstract: own and general statements."""
    NO_CLAIMS = auto()
    """Thanks, funding, interests, consent, availability."""


_TITLES = {
    SectionKind.NO_CLAIMS.name: """
        acknowledgement|acknowledgements|acknowledgment|acknowledgments|thanks|funding|financial support|grant support
        conflict of interest|conflicts of interest|conflict of interests|competing interests|competing interest
        declaration of interest|declarations|disclosure|disclosures|author contributions|authors contributions
        authors' contributions|author's contributions|contributors|author information|abbreviations
        ethics approval|ethics statement|ethical approval|consent|availability|data availability|code availability
        data accessibility|supplementary|supplemental|supporting information|references|reference|bibliography|keywords
        end note|endnote|publisher's note|copyright|license|licence|orcid|about the author
        footnotes|provenance|peer review|trial registration|pre publication history|additional information
    """,
    SectionKind.CASE.name: """
        case|cases|case report|case reports|case history|case presentation|case description|patient information
        patient history|clinical history|clinical case|patient perspective|therapeutic intervention|case series
        diagnostic assessment|clinical findings|follow up and outcomes|timeline
    """,
    SectionKind.METHODS.name: """
        method|methods|methodology|methodologies|material|materials|procedure|procedures|experimental|protocol|study design
        design and setting|statistical analysis|statistical analyses|statistics|data analysis|data collection|participants
        study population|study area|setting|search strategy|sample collection|sample preparation|outcome measures|measures
        computational details|experimental setup|simulation setup|patients and methods|subjects|data sources
    """,
    SectionKind.RESULTS.name: """
        result|results|findings|outcome|outcomes|evaluation|benchmark|benchmarks|experiments|performance|validation
        case study|case studies
    """,
    SectionKind.WORK.name: """
        implementation|features|feature|usage|use cases|use case|example|examples|installation|functionality
        functionalities|overview|architecture|design|quick start|quickstart|getting started|software|package|api
        documentation|tutorial|application|applications|workflow|key features|package description|program description
        future work|future directions|development|testing|contributing|target audience
    """,
    SectionKind.BACKGROUND.name: """
        introduction|background|related work|related works|literature review|state of the art|epidemiology
        statement of need|motivation|context|history
    """,
    SectionKind.MIXED.name: "discussion|discussions|conclusion|conclusions|concluding remarks|abstract|summary|comment",
}
_INDEX = index(_TITLES)
_LONGEST = 6  # words; a longer title is a statement, not the name of a section


def kind(titles: Sequence[str]) -> SectionKind:
    """Return what a section is for; ``titles`` leads from the outermost section to it.

    The innermost title that says so decides; but the background of an abstract is among the article's own results.

    >>> kind(["2. Methods", "Cell culture"]).name
    'METHODS'
    """
    known = [each for each in map(_of_title, titles) if each is not SectionKind.OTHER]
    inner = known[-1] if known else SectionKind.OTHER
    return SectionKind.MIXED if inner is SectionKind.BACKGROUND and SectionKind.MIXED in known else inner


@lru_cache(maxsize=1024)
def _of_title(title: str) -> SectionKind:
    names = [name for name in tokens(title) if not name.isdigit()]
    found: list[SectionKind] = []
    done = 0
    for hit in hits(names, _INDEX) if len(names) <= _LONGEST else ():
        if hit.start >= done:
            found.append(SectionKind[hit.tag])
            done = hit.end
    # "Results and discussion" holds results: what is in doubt there is the article's own.
    first = (SectionKind.NO_CLAIMS, SectionKind.RESULTS, SectionKind.MIXED)
    decisive: list[SectionKind] = [
        each
        for each in first
        if each in found and not {SectionKind.NO_CLAIMS, SectionKind.MIXED}.isdisjoint(found)
    ]
    # The head of an English title stands last: "experimental results", "treatment outcomes".
    return (decisive or found[-1:] or [SectionKind.OTHER])[0]
