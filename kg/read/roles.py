"""Whom and what a quantity is about: its population, outcome and comparator.

The rules, for percentages, proportions and ratios; the numbers of other measures are about a case or a method:

- The outcome is the subject of the sentence ("calcinosis occurs in"), else that of the sentence before ("it may occur").
- The population is named after "in", "among", "of patients with", nearest after the number, else before it, else in the
  sentence before. An age ("children") narrows the disease at hand to the concept that is ``skos:related`` to it.
- The comparator is named after "than in", "compared with".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model.claim import Measure
from kg.read import hierarchy
from kg.read.places import Part, Placed, placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model.claim import Mention, Quantity
    from kg.model.concept import Vocabulary
    from kg.model.text import Span
    from kg.read.hierarchy import Hierarchy

_ABOUT_A_POPULATION = frozenset({Measure.PERCENTAGE, Measure.PROPORTION, Measure.RATIO})
_WITH = len(" with the ")
_MOST = 300  # numbers and concepts; a sentence with more is a table or a list
_STOPS = (". ", "? ", "! ", "\n\n")


def assign(  # noqa: PLR0913, PLR0917 - what the caller alone knows of a sentence
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
    span: Span,
    text: str,
    vocabulary: Vocabulary,
    before: Sequence[Mention] = (),
) -> tuple[Quantity, ...]:
    """Return the quantities of the sentence ``span`` of ``text`` with the concepts they are about, as IRIs.

    ``mentions`` are those of the sentence, ``before`` those of the sentence before; all in order, spans in ``text``.
    """
    asked = any(quantity.measure in _ABOUT_A_POPULATION for quantity in quantities)
    if not asked or not (mentions or before) or len(quantities) + len(mentions) > _MOST:
        return tuple(quantities)
    known = hierarchy.of(vocabulary)
    here = placed(text, span.start, mentions, known)
    earlier = placed(text, _sentence_start(text, before), before, known)
    return tuple(
        _assigned(quantity, _neighbours(quantity, quantities), here, earlier, known)
        if quantity.measure in _ABOUT_A_POPULATION
        else quantity
        for quantity in quantities
    )


def _sentence_start(text: str, mentions: Sequence[Mention]) -> int:
    first = mentions[0].span.start if mentions else 0
    return max(text.rfind(stop, 0, first) + len(stop) if stop in text[:first] else 0 for stop in _STOPS)


def _neighbours(quantity: Quantity, quantities: Sequence[Quantity]) -> tuple[int, int]:
    """Return where the number before ends and the number after begins."""
    others = [each.span for each in quantities if each is not quantity]
    return (
        max((other.end for other in others if other.end <= quantity.span.start), default=0),
        min((other.start for other in others if other.start >= quantity.span.end), default=1 << 62),
    )


def _assigned(
    quantity: Quantity, reach: tuple[int, int], here: list[Placed], earlier: list[Placed], known: Hierarchy
) -> Quantity:
    population = _population(quantity, reach, here, earlier, known)
    outcome = _outcome(quantity, reach, here, known) or _subject(earlier, known)
    comparator = _comparator(here, population, known) if quantity.measure is Measure.RATIO else ""
    if comparator and not population:
        population = _counterpart(here, comparator, outcome, known)
    return replace(
        quantity,
        population=population,
        outcome="" if outcome == population else outcome,
        comparator=comparator,
    )


def _population(
    quantity: Quantity, reach: tuple[int, int], here: list[Placed], earlier: list[Placed], known: Hierarchy
) -> str:
    named = [each.mention for each in here if each.part is Part.POPULATION]
    after = [each for each in named if quantity.span.end <= each.span.start < reach[1]]
    ahead = [each for each in named if each.span.end <= quantity.span.start]
    before = [each.mention for each in earlier if each.part is Part.POPULATION]
    compared = [each.mention for each in here if each.part is Part.COMPARATOR]
    diseases = [*reversed(ahead), *compared, *reversed(before)]
    for mentions in (after, _last_phrase(ahead), before):
        found = _narrowed([each.concept for each in mentions], [each.concept for each in diseases], known)
        if found:
            return found
    return ""


def _last_phrase(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return the last mention, with the one it belongs to: children with dermatomyositis."""
    near = len(mentions) > 1 and mentions[-1].span.start - mentions[-2].span.end <= _WITH
    return mentions[-2:] if near else mentions[-1:]


def _narrowed(named: Sequence[str], at_hand: Iterable[str], known: Hierarchy) -> str:
    """Return the population that these concepts name together: a disease, an age, or the disease at that age."""
    groups = [concept for concept in named if concept in known.groups]
    diseases = [concept for concept in named if concept not in known.groups]
    if not groups:
        return diseases[0] if diseases else ""
    for disease in (*diseases, *(concept for concept in at_hand if concept not in known.groups)):
        for group in groups:
            if narrowed := known.within(disease, group):
                return narrowed
    return groups[0]


def _outcome(quantity: Quantity, reach: tuple[int, int], here: list[Placed], known: Hierarchy) -> str:
    near = [
        each
        for each in here
        if reach[0] <= each.mention.span.start and each.mention.span.end <= quantity.span.start
    ]
    behind = [each for each in here if quantity.span.end <= each.mention.span.start < reach[1]]
    return (
        _subject(near, known) or _subject(here, known, until=quantity.span.start) or _subject(behind, known)
    )


def _subject(here: Iterable[Placed], known: Hierarchy, until: int = 1 << 62) -> str:
    """Return the first subject, of the main clause if it has one."""
    subjects = [
        each
        for each in here
        if each.part is Part.SUBJECT
        and each.mention.concept not in known.groups
        and each.mention.span.start < until
    ]
    return next((each.concept for each in sorted(subjects, key=lambda each: each.minor)), "")


def _counterpart(here: Iterable[Placed], comparator: str, outcome: str, known: Hierarchy) -> str:
    """Return the concept that is compared with ``comparator``: one that shares with it what is broader."""
    above = set(known.broader.get(comparator, ()))
    others = (each.concept for each in here if each.concept not in {comparator, outcome})
    return next((each for each in others if above.intersection(known.broader.get(each, ()))), "")


def _comparator(here: Iterable[Placed], population: str, known: Hierarchy) -> str:
    compared = [each.mention.concept for each in here if each.part is Part.COMPARATOR]
    return _narrowed(compared, [population] if population else [], known)
