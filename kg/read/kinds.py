"""The kind of a claim: an observation of the article's own, or what a general claim is about.

Observation or general is decided first, and in doubt an unsourced sentence is an observation: an observation must
never be reported as a general claim without a source. The words that decide are data, in ``cues``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.model.claim import ClaimKind, Measure
from kg.read.cues import (
    NO_PAST_FORM,
    NOT_A_SUBJECT,
    NOT_BEFORE_A_PAST_FORM,
    ORIGIN,
    PEOPLE,
    SUBJECT,
    TENSE,
    Cue,
)
from kg.read.phrases import hits, tokens, words
from kg.read.section_kinds import SectionKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from kg.model.claim import Quantity

_ORDER = (
    ClaimKind.DEFINITION,
    ClaimKind.COMPLICATION,
    ClaimKind.PREVALENCE,
    ClaimKind.TREATMENT,
)
_ORDER_AFTER_A_COPULA = (ClaimKind.MECHANISM, ClaimKind.PRESENTATION)
_OWN_WORK = frozenset({SectionKind.CASE, SectionKind.METHODS, SectionKind.RESULTS, SectionKind.WORK})
_ANAPHORS = frozenset(
    {"it", "its", "they", "their", "this", "these", "those", "such", "here", "thus", "hence"}
)
_ARTICLES = frozenset({"a", "an", "the"})
_LATEST_COPULA = 8  # words before "is a" in a definition
_NAMED_AFTER = re.compile(r"\s*(?:[:–—]|\s-\s)\s*")
_LONGEST_NAME = 3
_PRODUCTS = words(
    """
    package library software toolkit toolbox framework tool tools code program platform suite dataset database python
    julia matlab rust java javascript plugin module simulator solver workflow pipeline implementation interface api
    app application modeling modelling simulation generator engine collection wrapper
    """
)


class Setting(NamedTuple):
    """Where a sentence stands.

    The kind of its section, whether it bears markers, the names of the article's product,
    and whether the sentence before is an observation.
    """

    section: SectionKind = SectionKind.OTHER
    sourced: bool = False
    own: frozenset[str] = frozenset()
    after_observation: bool = False


def classify(text: str, setting: Setting, quantities: Iterable[Quantity] = ()) -> ClaimKind:
    """Return the kind of the claim ``text``.

    >>> classify("Gout is a rare disease.", Setting(SectionKind.BACKGROUND)).value
    'prevalence'
    >>> classify("Gout was seen in our patient.", Setting(SectionKind.MIXED)).value
    'case-observation'
    """
    found = tokens(text)
    measures = [quantity.measure for quantity in quantities]
    return ClaimKind.OBSERVATION if _observed(found, setting, measures) else _subject(found, measures)


def own_names(title: str) -> frozenset[str]:
    """Return the lower-case words by which an article calls its own product: the Foo of "Foo: a Python package"."""
    name, *rest = _NAMED_AFTER.split(title, maxsplit=1)
    names = tokens(name)
    if not rest or len(names) > _LONGEST_NAME or _PRODUCTS.isdisjoint(tokens(rest[0])):
        return frozenset()
    return frozenset(names[:1]) if len(names) == 1 else frozenset({names[0]} - _PRODUCTS)


def _observed(found: Sequence[str], setting: Setting, measures: Collection[Measure]) -> bool:
    if not found:
        return False
    origin = {hit.tag for hit in hits(found, ORIGIN)}
    if Cue.OWN in origin or not setting.own.isdisjoint(found):
        return True
    within = setting.section in _OWN_WORK
    others = Cue.OTHERS in origin or (Cue.HELD in origin and not within)
    past = not others and tense(found) is Cue.PAST
    if setting.sourced:
        return past and (within or Cue.PATIENT in origin)
    pointed = not origin.isdisjoint({Cue.PATIENT, Cue.POINTS}) or Measure.P_VALUE in measures
    return (
        within
        or pointed
        or _goes_on(found, setting)
        or (past and setting.section is not SectionKind.BACKGROUND)
    )


def _goes_on(found: Sequence[str], setting: Setting) -> bool:
    """Say whether a sentence without source goes on about the article's own work."""
    if setting.own and setting.section is SectionKind.OTHER:
        return True  # the parts of a product are described in sections with names of their own
    return setting.after_observation and found[0] in _ANAPHORS


def tense(found: Sequence[str]) -> Cue | None:
    """Return the tense of the first finite verb, as far as its form shows it."""
    finite = next(iter(hits(found, TENSE)), None)
    past = next((at for at, word in enumerate(found) if word.endswith("ed") and past_form(found, at)), None)
    if past is not None and (finite is None or past < finite.start):
        # "associated with X is rare": before a verb in the present it is a participle.
        return Cue.PAST if finite is None or finite.tag == Cue.PAST else Cue.PRESENT
    return Cue(finite.tag) if finite else None


def past_form(found: Sequence[str], at: int) -> bool:
    """Say whether the word at ``at`` ends in -ed and can be a past tense by the word before it."""
    word = found[at]
    if at == 0 or not word.endswith("ed") or word.endswith("eed") or word in NO_PAST_FORM:
        return False
    return len(word) > len("need") and found[at - 1] not in NOT_BEFORE_A_PAST_FORM


def _subject(found: Sequence[str], measures: Collection[Measure]) -> ClaimKind:
    about = {hit.tag for hit in hits(found, SUBJECT)}
    counted = Measure.PERCENTAGE in measures or Measure.PROPORTION in measures
    if counted and not PEOPLE.isdisjoint(found):
        about.add(ClaimKind.PREVALENCE)
    for kind in _ORDER:
        if kind in about:
            return kind
    if _is_a(found):
        return ClaimKind.DEFINITION
    return next((kind for kind in _ORDER_AFTER_A_COPULA if kind in about), ClaimKind.STATEMENT)


def _is_a(found: Sequence[str]) -> bool:
    if not found or found[0] in NOT_A_SUBJECT:
        return False
    pairs = pairwise(found[1 : _LATEST_COPULA + 1])
    return any(first in {"is", "are"} and second in _ARTICLES for first, second in pairs)
