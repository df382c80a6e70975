"""The map step: one article in, its compressed shard out. Runs in any process that sees the same files."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg import merge, store, triples
from kg.errors import InputError
from kg.triples import Names
from kg.workspace import reading
from kg.workspace.build import renamed, unread_article
from kg.workspace.corpus.limits import TooSlow, time_limit
from kg.workspace.corpus.records import Outcome, used
from kg.workspace.corpus.shards import compressed
from kg.workspace.corpus.tally import tally

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.model import LinkedArticle, Problem
    from kg.workspace.corpus.records import Context, Task, Used

LONGEST = 120
"""Seconds an article may take, a thousand times what a long one does."""

MOST_PROBLEMS = 100
"""Problems of an article that are reported with it; all of them stand in the graph."""


@dataclass(frozen=True, slots=True)
class Making:
    """Makes the shard of each article."""

    context: Context

    def __call__(self, tasks: Sequence[Task]) -> list[Outcome]:
        """Return what became of each article; never raise for what stands in a file."""
        return [_outcome(self.context, task) for task in tasks]

    def lost(self, task: Task) -> Outcome:
        """Return what to say of an article whose reading killed the process."""
        return _unread(
            self.context, task, used(task.path), "the process that read it died, perhaps for lack of memory"
        )


@lru_cache(maxsize=1)
def _reader(context: Context) -> reading.Reader:
    """Read what all articles share, once a process."""
    return reading.reader(context.sources)


def _outcome(context: Context, task: Task) -> Outcome:
    article = used(task.path)
    try:
        with time_limit(LONGEST):
            linked, bibliographies = _reader(context).article(task.path)
            return _made(
                context, task, linked, (article, *(_used_once(context.run, file) for file in bibliographies))
            )
    except InputError as error:
        return _unread(context, task, article, error.message)
    except TooSlow:
        return _unread(context, task, article, f"reading took longer than {LONGEST} seconds")
    except Exception as error:  # noqa: BLE001 - a fault of ours in one article must not cost all the others; it is reported
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{place.name}, line {place.lineno}"
        return _unread(
            context, task, article, f"a fault of kg itself, please report it: {error!r} in {where}"
        )


def _made(context: Context, task: Task, linked: LinkedArticle, uses: tuple[Used, ...]) -> Outcome:
    own = linked.article.slug
    if task.number > 1:
        linked = renamed(linked, task.number)
    shard, digest = compressed(store.serialise(triples.of_article(context.base, linked)))
    return Outcome(
        task=task,
        uses=uses,
        slug=own,
        graph=Names(context.base, linked.article.slug).graph,
        shard=shard,
        digest=digest,
        tally=tally(linked),
        entries=merge.listed(context.base, linked),
        problems=_most(linked.problems),
    )


@lru_cache(maxsize=64)
def _used_once(_run: str, path: Path) -> Used:
    """Return the state of a bibliography as it was when this process first read it."""
    return used(path)


def _most(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.severity.rank)[:MOST_PROBLEMS])


def _unread(context: Context, task: Task, article: Used, message: str) -> Outcome:
    return Outcome(task, (article,), problems=(unread_article(context.sources.name(task.path), message),))
