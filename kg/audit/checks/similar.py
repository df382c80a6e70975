"""Sentences that say nearly the same, found through the runs of words they share: linear in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.audit.corpus import Statement

RUN = 6
"""Words in a row that two sentences must share."""

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_TWICE = 2
"""A run that stands in more sentences is a turn of phrase, or what the whole article is about."""

_STOP = frozenset(
    "a about after all also although an and any are as at be been before being between both but by can could did do does "  # noqa: SIM905 - legible
    "during each either for from had has have he her here his however if in into is it its itself many may might more most "
    "much must no nor not of often on once one only or other our out over per she should since so some such than that the "
    "their them then there these they this those through thus to under up upon use used using very was we were what when "
    "where whether which while who will with within without would according manufacturer result results study shown show "
    "shows present analysis performed figure table fig".split()
)


class Alike(NamedTuple):
    """Two statements of one article and the share of their words of meaning that both have, from 0 to 1."""

    first: Statement
    second: Statement
    jaccard: float
    contained: float


def words(text: str) -> list[str]:
    """Return the words and numbers of a text in lower case."""
    return [match[0].casefold() for match in _WORD.finditer(text)]


def meaningful(tokens: Sequence[str]) -> set[str]:
    """Return the words that carry meaning."""
    return {token for token in tokens if token not in _STOP and len(token) > 1}


def alike(statements: Sequence[Statement]) -> Iterator[Alike]:
    """Yield the pairs of statements that share a run of words, in the order of the text.

    A run counts when half of its words carry meaning; two parts of one sentence are no pair.
    """
    tokens = [words(statement.text) for statement in statements]
    sets = [meaningful(each) for each in tokens]
    for one, two in sorted(_sharing(tokens, sets)):
        if statements[one].sentence != statements[two].sentence:
            both = len(sets[one] & sets[two])
            least = min(len(sets[one]), len(sets[two])) or 1
            yield Alike(
                statements[one], statements[two], both / (len(sets[one] | sets[two]) or 1), both / least
            )


def _sharing(tokens: Sequence[Sequence[str]], sets: Sequence[set[str]]) -> set[tuple[int, int]]:
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, each in enumerate(tokens):
        for run in {tuple(each[at : at + RUN]) for at in range(len(each) - RUN + 1)}:
            if sum(word in sets[number] for word in run) * 2 >= RUN:
                places[run].append(number)
    return {(found[0], found[1]) for found in places.values() if len(found) == _TWICE}
