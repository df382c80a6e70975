"""The noun that a number counts: "25 consecutive patients"."""

from __future__ import annotations

import re

from kg.read.phrases import words

_WORD = re.compile(r"[ \u00a0\u2009\u202f\n-]([^\W\d_]+(?:[-’'][^\W\d_]+)*)")
_FURTHEST = 4  # words from the number to its noun
_END = words(
    """
    of in and or to with for at by from the a an was were is are be been had have has who whom that which on as per
    than more less but not if when while where after before during between into onto about above below under over
    can could may might will would shall should must do does did also then there this these those its their his her
    our my your it we he she they each every vs versus plus minus times fold x et al i e g so only both all any no
    because since until through across among within without towards toward upon via against like such following
    compared using including based due respectively however although though thus hence yet
    """
)
_NO_NOUN = words(
    """
    shows show illustrates illustrate presents gives provides lists summarizes summarises depicts describes contains
    represents indicates demonstrates displays reports suggests includes increases decreases remains seems appears
    reveals receives requires produces becomes follows means uses has makes takes us various numerous previous
    less ss plus thus this always perhaps sometimes besides otherwise overseas
    """
)
_IRREGULAR = words(
    """
    people persons children men women mice feet teeth species data criteria phenomena genera bacteria loci taxa
    larvae pupae fungi nuclei cattle sheep fish deer series alumni stimuli hypotheses analyses theses foci radii axes
    vertices matrices indices media strata spectra quanta individuals police twins offspring septa hospitals
    """
)
_SINGULAR = words(
    """
    patient case child man woman person participant subject individual study trial infant adult girl boy family
    hospital animal mouse rat sample specimen death event relapse
    """
)


def noun_end(text: str, at: int, *, one: bool = False) -> int:
    """Return where the noun that the number ending at ``at`` counts ends, or 0 when it counts none.

    ``one``: the number is 1, so that the noun is singular.

    >>> noun_end("25 consecutive patients were", 2)
    23
    """
    for _ in range(_FURTHEST):
        found = _WORD.match(text, at)
        if not found:
            return 0
        word = found[1].lower()
        if word in _END or word in _NO_NOUN:
            return 0
        at = found.end()
        if word in _SINGULAR if one else _plural(word):
            return at
        if one and _plural(word):
            return 0
    return 0


def _plural(word: str) -> bool:
    return word in _IRREGULAR or (
        word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is", "ous", "’s", "'s"))  # noqa: PLR2004
    )
