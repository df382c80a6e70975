"""The part that a concept plays in its sentence: subject, population, what is compared with."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from kg.read.clauses import verb
from kg.read.phrases import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model.claim import Mention
    from kg.read.hierarchy import Hierarchy


class Part(Enum):
    """What a concept is in its sentence."""

    SUBJECT = auto()
    POPULATION = auto()
    COMPARATOR = auto()
    OTHER = auto()


class Placed(NamedTuple):
    """A mention, what it means in its place, and its part.

    ``minor`` when it stands in a clause that only concedes ("although …").
    """

    mention: Mention
    concept: str
    part: Part
    minor: bool = False


_PEOPLE = (
    r"(?:patients?|people|persons?|individuals|subjects|participants|cases|children|adolescents|infants|adults|women"
    r"|men|girls|boys|those|sufferers|populations?)"
)
_FILL = (
    rf"(?:(?:the|an?|all|most|many|some|any|other|both|its|their|these|those|such|established|severe|affected"
    rf"|untreated|young|younger|older|{_PEOPLE})\s){{0,4}}"
)
_COMPARED = re.compile(
    rf"(?<!such\s)\b(?:than|as(?=\s(?:in|among|for)\s)|as\s(?:often|common|commonly|frequent|frequently|likely|high"
    rf"|many|much)\sas|versus|vs\.?|compared\s(?:with|to)|relative\sto|as\sopposed\sto)\s(?:(?:that|those)\s)?"
    rf"(?:(?:in|among|of|for)\s)?{_FILL}(?:(?:with|of)\s{_FILL})?\Z",
    re.IGNORECASE,
)
_POPULATED = re.compile(
    rf"\b(?:(?:in|among|amongst|within|of|for)\s{_FILL}{_PEOPLE}\s(?:with|of|who\shave|having|suffering\sfrom)\s{_FILL}"
    rf"|(?:in|among|amongst|within)\s{_FILL}|{_PEOPLE}\swith\s{_FILL})\Z",
    re.IGNORECASE,
)
_GROUPED = re.compile(rf"\b(?:of|for)\s{_FILL}\Z", re.IGNORECASE)
_MEASURED = re.compile(
    r"\b(?:prevalence|incidence|rate|frequency|risk|proportion|percentage|occurrence|development|presence|diagnosis"
    rf"|likelihood|odds|onset)\sof\s{_FILL}\Z",
    re.IGNORECASE,
)
_GOVERNED = re.compile(
    rf"\b(?:of|by|with|from|to|on|at|into|as|like|including|for|through|via|after|during|between)\s{_FILL}\Z",
    re.IGNORECASE,
)
_LISTED = re.compile(r",?\s?(?:and|or)\s(?:the\s|in\s)?\Z")
_CONCESSION = re.compile(r"\W*(?:although|though|while|whilst|whereas|even\sthough|despite)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\s(?:or|and)\s(?P<word>\w+)\b")
_NEAR = 90
_WIDEST_LIST = 12


def placed(text: str, start: int, mentions: Sequence[Mention], known: Hierarchy) -> list[Placed]:
    """Return the part of each mention of the sentence of ``text`` that begins at ``start``."""
    main = _main_clause(text, start, mentions)
    found: list[Placed] = []
    for mention in mentions:
        part = _part(
            text[max(start, mention.span.start - _NEAR) : mention.span.start], mention.concept in known.groups
        )
        if found and _listed(text, found[-1].mention, mention):
            part = found[-1].part
        found.append(Placed(mention, _meant(text, mention, known), part, mention.span.start < main))
    return found


def _meant(text: str, mention: Mention, known: Hierarchy) -> str:
    """Return what a mention means: "cancer of the lung or liver" is not cancer of the lung but what is broader."""
    above = known.broader.get(mention.concept, ())
    more = _GOES_ON.match(text, mention.span.end) if " of " in mention.span.of(text) else None
    listed = more and verb(tokens(more["word"])) < 0
    return above[0] if listed and len(above) == 1 else mention.concept


def _part(left: str, group: bool) -> Part:  # noqa: FBT001 - private, and named at its one call
    if _COMPARED.search(left):
        return Part.COMPARATOR
    if _POPULATED.search(left) or (group and _GROUPED.search(left)):
        return Part.POPULATION
    if _MEASURED.search(left):
        return Part.SUBJECT
    return Part.OTHER if _GOVERNED.search(left) else Part.SUBJECT


def _listed(text: str, last: Mention, mention: Mention) -> bool:
    gap = text[last.span.end : mention.span.start]
    return len(gap) <= _WIDEST_LIST and _LISTED.match(gap) is not None


def _main_clause(text: str, start: int, mentions: Sequence[Mention]) -> int:
    """Return where the main clause begins: after the comma that ends an opening "although …"."""
    end = mentions[-1].span.end if mentions else start
    if not _CONCESSION.match(text, start):
        return start
    at = start
    for phrase in text[start:end].split(",")[:-1]:
        at += len(phrase)
        if verb(tokens(phrase)) >= 0:
            return at
        at += 1
    return start
