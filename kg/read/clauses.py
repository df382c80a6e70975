"""Where a sentence falls into clauses that each say something of their own.

``plain`` is a sentence whose citation markers are masked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model.text import Span
from kg.read.cues import AFTER_A_PARTICIPLE, AFTER_A_PAST_TENSE, AUXILIARIES, TENSE
from kg.read.kinds import past_form
from kg.read.masking import MARKER
from kg.read.phrases import hits, places, tokens, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSE = rf"[\s{MARKER}\"”’)\]]*+"
_CONJUNCTION = r"(?:and|but|yet|whereas|while|whilst|although|though)\b,?\s"
_JOINT = re.compile(rf"{_CLOSE}(?:;\s*+(?:{_CONJUNCTION})?|[,:]?\s*+{_CONJUNCTION})(?:however,?\s)?")
_INSIDE = re.compile(r",?\s(?:and|but|while|whereas)\s|;\s")
_CONCESSION = re.compile(r"(?:although|though|while|whilst|whereas|even though)\s", re.IGNORECASE)
_AFTER_A_CONCESSION = re.compile(rf"{_CLOSE},\s*+")
_RELATIVE = words("that which who whom whose to where when if because such as")
_ADVERBS = words(
    "also often usually generally then thus therefore not only thereby subsequently now so still since even"
)
_PAIRED = words("whether either neither both between")
_EMBEDDING = words("that which who whom whose")
_LATEST_VERB = 12  # words of a clause before its verb
_LONGEST_SUBJECT = 15


def verb(found: Sequence[str]) -> int:
    """Return the place of the first word that is a finite verb beyond doubt, or -1."""
    places = {hit.start for hit in hits(found, TENSE)}
    return next(
        (at for at, word in enumerate(found) if _finite(found, at, listed=at in places, word=word)), -1
    )


def _finite(found: Sequence[str], at: int, *, listed: bool, word: str) -> bool:
    after = found[at + 1] if at + 1 < len(found) else ""
    if word in AUXILIARIES:
        return True
    if word.endswith("ed") and past_form(found, at):
        return after in AFTER_A_PAST_TENSE
    return listed and after not in AFTER_A_PARTICIPLE


def stands_alone(clause: str) -> bool:
    """Say whether a clause has a finite verb of its own, early and not in a relative clause."""
    found = tokens(clause.partition(";")[0])
    at = verb(found)
    return 0 <= at <= _LATEST_VERB and _RELATIVE.isdisjoint(found[:at])


def follows(before: str, clause: str) -> bool:
    """Say whether ``clause``, without its conjunction, is one of its own after the clause ``before``."""
    if not stands_alone(clause):
        return False
    earlier = tokens(before)
    if verb(earlier) < 0 or not _PAIRED.isdisjoint(earlier):
        return False
    # "it is shown that A does B and does C": whose verb the second is cannot be told.
    return not lacks_subject(clause) or (_EMBEDDING.isdisjoint(earlier) and _inflected(clause))


def _inflected(clause: str) -> bool:
    """Say whether the verb is one that its subject alone may stand before: not the infinitive of "can lead"."""
    found = tokens(clause)
    word = found[verb(found)]
    return word in AUXILIARIES or word.endswith(("s", "ed"))


def after_marker(plain: str, start: int, end: int, until: int) -> int:
    """Return where a clause of its own that reaches to ``until`` begins after a marker that ends at ``end``, or 0.

    ``start`` is where the clause with the marker begins.
    """
    joint = _JOINT.match(plain, end, until)
    if joint:
        own = follows(plain[start:end], plain[joint.end() : until])
        return first_word(plain, Span(end, until)) if own else 0
    conceded = _CONCESSION.match(plain) and _AFTER_A_CONCESSION.match(plain, end, until)
    if conceded and stands_alone(plain[conceded.end() : until]):
        return conceded.end()
    return 0


def first_word(plain: str, span: Span) -> int:
    """Return where the first word of ``span`` begins, or its end."""
    return next((at for at in range(*span) if plain[at].isalnum()), span.end)


def joints(plain: str) -> list[Span]:
    """Return the conjunctions outside brackets, each of which may join two clauses."""
    found: list[Span] = []
    depth = done = 0
    for joint in _INSIDE.finditer(plain):
        between = plain[done : joint.start()]
        depth += between.count("(") + between.count("[") - between.count(")") - between.count("]")
        done = joint.start()
        if depth <= 0:
            found.append(Span(*joint.span()))
    return found


def subject(clause: str) -> str:
    """Return what stands before the verb of a clause, or nothing when that is too long to say again."""
    at = verb(tokens(clause))
    return clause[: places(clause)[at].start].strip() if 0 < at <= _LONGEST_SUBJECT else ""


def without_conjunction(clause: str) -> str:
    """Return a clause without the conjunction that joins it to the one before."""
    joint = _JOINT.match(clause)
    return clause[joint.end() :] if joint else clause


def lacks_subject(clause: str) -> bool:
    """Say whether a clause begins with its verb: "is hard to treat"."""
    found = tokens(clause)
    first = next((at for at, word in enumerate(found) if word not in _ADVERBS), 0)
    return verb(found) == first
