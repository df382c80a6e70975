"""Which of several is given by so many articles that the others can only be misprints."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Listed

_TIMES = 2
"""Times as many articles as give any other."""

Votes: TypeAlias = "Mapping[str, Mapping[str, set[str]]]"
"""For each thing, the articles that say each other thing of it."""


def counted(entries: Iterable[tuple[str, str, Listed]]) -> Votes:
    """Return, for each first, the articles that give each second."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one, other, entry in entries:
        found[one][other].add(entry.article)
    return found


def leading(votes: Mapping[str, set[str]]) -> str:
    """Return the one that at least twice as many articles give as any other, or nothing.

    >>> leading({"a": {"x"}}), leading({"a": {"x", "y"}, "b": {"z"}}), leading({"a": {"x"}, "b": {"z"}})
    ('a', 'a', '')
    """
    ranked = sorted((len(articles), name) for name, articles in votes.items())
    (second, _), (first, name) = [(0, ""), (0, ""), *ranked][-2:]
    return name if first >= _TIMES * second else ""


def matched(forth: Votes, back: Votes) -> dict[str, str]:
    """Return the pairs each of which leads on both sides: nothing is in two."""
    found = {one: leading(votes) for one, votes in forth.items()}
    return {one: other for one, other in found.items() if other and leading(back[other]) == one}


def usual(votes: Mapping[str, set[str]]) -> set[str]:
    """Return what is given alone, or by two articles at least and by more than half as many as anything else.

    What one article says against others may be a misprint, or another work under a wrong identifier.

    >>> usual({"a": {"x"}}), usual({"a": {"x"}, "b": {"y"}}), usual({"a": {"x", "y"}, "b": {"z"}})
    ({'a'}, set(), {'a'})
    """
    most = max(map(len, votes.values()), default=0)
    return {
        name
        for name, articles in votes.items()
        if len(votes) == 1 or (len(articles) > 1 and _TIMES * len(articles) > most)
    }
