"""What has changed since an article was last read, and which number an article bears among those of one name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.workspace.corpus.records import Task, used

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from kg.workspace.corpus.records import Outcome, Used

_SETTLED = 2_000_000_000
"""Nanoseconds before it was read that a file must have been left alone: within, a change may leave its time the same."""


def is_unchanged(outcome: Outcome) -> bool:
    """Say whether all files an article was made from are as they were: by size and time, and where these differ by digest."""
    return all(map(_same, outcome.uses))


def _same(before: Used) -> bool:
    try:
        state = before.path.stat()
    except OSError:
        return before.size < 0
    if state.st_size != before.size:
        return False
    if state.st_mtime_ns == before.changed and before.changed + _SETTLED < before.read:
        return True
    return used(before.path).digest == before.digest


def numbered(order: Sequence[Path], outcomes: Mapping[Path, Outcome]) -> list[Task]:
    """Return the articles to make anew because another of the same name stands before them, or no longer does.

    Of articles with one name the first in ``order`` keeps it. All of a name are returned when one is: their shards may
    have overwritten each other.
    """
    named: defaultdict[str, list[Path]] = defaultdict(list)
    for path in order:
        if slug := outcomes[path].slug:
            named[slug].append(path)
    anew: list[Task] = []
    for paths in named.values():
        tasks = [Task(path, number) for number, path in enumerate(paths, start=1)]
        if any(outcomes[task.path].task != task for task in tasks):
            anew += tasks
    return anew


def wanted(outcomes: Iterable[Outcome]) -> dict[str, str]:
    """Return the digest of each graph that the articles make."""
    return {outcome.graph: outcome.digest for outcome in outcomes if outcome.graph}
