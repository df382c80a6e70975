"""The build of a corpus: what changed is read, written as shards and loaded; the rest is taken from before."""

from __future__ import annotations

import gc
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg import store, triples
from kg.triples import vocabulary_graph
from kg.workspace import reading
from kg.workspace.build import merged, require_articles
from kg.workspace.corpus import loading, state, verdicts
from kg.workspace.corpus.changes import is_unchanged, numbered, wanted
from kg.workspace.corpus.records import Context, Task, fingerprint
from kg.workspace.corpus.shards import Shelf, compressed
from kg.workspace.corpus.worker import Making

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kg.model import Problem
    from kg.workspace.corpus.loader import Loader
    from kg.workspace.corpus.pools import Pool
    from kg.workspace.corpus.records import Outcome
    from kg.workspace.corpus.state import State
    from kg.workspace.sources import Sources

    Progress = Callable[[str, int, int], None]
    """Told what is being done, how much of it is done, and of how much."""

    Finish = Callable[["Corpus", Path], None]
    """Called with what was built and the folder of its store, before anybody else can see it."""

_NOTED_AT_ONCE = 32
"""Articles noted in one transaction: what a killed build has to make again at most."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a build leaves: an entry an article, in the order of their files, and how many of them were read anew.

    ``handed`` are those of the problems that are not the articles' own: of verdicts and works.
    """

    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]
    handed: tuple[Problem, ...]
    made: int


def build(  # noqa: PLR0913 - what is built, where, by whom, and who is told
    sources: Sources, base: str, output: Path, *, pool: Pool, progress: Progress, finish: Finish
) -> Corpus:
    """Bring the corpus in ``output`` up to its sources; readers see the old graph until the new one is whole.

    The same sources leave the same shards to the byte, whatever pool makes them and however often the build was killed.
    Raises :class:`kg.errors.InputError` when there is no article, or another build runs there.
    """
    whole = _absolute(require_articles(sources))
    context = Context(replace(whole, articles=whole.articles[:2], texts=(), retractions=None), base)
    with state.opened(output) as memory:
        return _Run(context, whole, memory, Shelf(output, base), pool, progress).build(finish)


def _absolute(sources: Sources) -> Sources:
    """Return the sources by names that mean the same from any folder."""
    return replace(
        sources,
        root=sources.root.resolve(),
        articles=tuple(sorted(_resolved(sources.articles))),
        bibliographies=tuple(path.resolve() for path in sources.bibliographies),
        vocabularies=tuple(path.resolve() for path in sources.vocabularies),
        verdicts=sources.verdicts and sources.verdicts.resolve(),
        works=sources.works and sources.works.resolve(),
    )


def _resolved(paths: Iterable[Path]) -> set[Path]:
    """Return files by their real names, each folder looked up once."""
    folder = cache(Path.resolve)
    return {path.resolve() if path.is_symlink() else folder(path.parent) / path.name for path in paths}


@contextmanager
def _uncollected() -> Iterator[None]:
    """Spare the records of all articles, which hold no cycles, from being looked through for these over and over."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Run:
    """One build of one corpus."""

    context: Context
    sources: Sources
    memory: State
    shelf: Shelf
    pool: Pool
    progress: Progress

    def build(self, finish: Finish) -> Corpus:
        mark = fingerprint(self.context)
        with _uncollected():
            outcomes = self._kept(mark)
        tasks = [Task(path) for path in self.sources.articles if path not in outcomes]
        with ExitStack() as opened:
            loader = opened.enter_context(self._loader(len(tasks))) if tasks else None
            self._make(tasks, mark, outcomes, loader)
            self._make(self._misnamed(outcomes), mark, outcomes, None)
            with _uncollected():
                corpus, graphs = self._whole(outcomes, len(tasks))
            if loader is None and not loading.up_to_date(self.memory, self.shelf.output, graphs):
                loader = opened.enter_context(self._loader(0))
            if loader:
                loader.settle(graphs, lambda done, of: self.progress("loading", done, of))
        if loader:
            finish(corpus, loader.folder)
            loading.published(self.memory, self.shelf.output, loader.name)
        self.memory.keep_only(self.sources.articles)
        self.shelf.keep_only(graphs)
        return corpus

    def _loader(self, made: int) -> Loader:
        return loading.begun(self.memory, self.shelf, made / len(self.sources.articles))

    def _kept(self, mark: str) -> dict[Path, Outcome]:
        """Return what is still true of what was made before."""
        known = self.memory.outcomes(mark)
        listed = (known[path] for path in self.sources.articles if path in known)
        return {
            outcome.task.path: outcome
            for outcome in listed
            if is_unchanged(outcome) and (not outcome.graph or self.shelf.has(outcome.graph))
        }

    def _misnamed(self, outcomes: Mapping[Path, Outcome]) -> list[Task]:
        """Return the articles whose number is not what it should be, and all that share a name with one of them.

        They are forgotten first: their shards may be each other's, and a killed build must not leave one noted as made.
        """
        tasks = numbered(self.sources.articles, outcomes)
        self.memory.forget(task.path for task in tasks)
        return tasks

    def _make(
        self, tasks: Sequence[Task], mark: str, outcomes: dict[Path, Outcome], loader: Loader | None
    ) -> None:
        """Make the shards of ``tasks``, note what became of each in ``outcomes``, and load what can be loaded already."""
        made = self.pool(Making(self.context), tasks)
        while batch := list(islice(made, _NOTED_AT_ONCE)):
            for outcome in batch:
                if outcome.graph:
                    self.shelf.put(outcome.graph, outcome.shard)
                outcomes[outcome.task.path] = replace(outcome, shard=b"")
            self.memory.remember(mark, batch)
            for outcome in batch:
                if loader and outcome.graph:
                    loader.add(outcome.graph, outcome.digest)
            self.progress("reading", len(outcomes), len(self.sources.articles))

    def _whole(self, outcomes: Mapping[Path, Outcome], made: int) -> tuple[Corpus, dict[str, str]]:
        """Write the shards that rest on all articles; return what was built, and the graphs it has."""
        ordered = tuple(outcomes[path] for path in self.sources.articles)
        judged, homeless = self._verdicts(ordered)
        works, doubtful = self._works(ordered)
        handed = {*homeless, *doubtful}
        problems = handed.union(problem for outcome in ordered for problem in outcome.problems)
        graphs = self._vocabulary() | wanted(ordered) | judged | works
        return Corpus(ordered, tuple(sorted(problems)), tuple(sorted(handed)), made), graphs

    def _vocabulary(self) -> dict[str, str]:
        """Write the shard of the concepts and schemes; return its graph."""
        lines = triples.of_vocabulary(self.context.base, reading.vocabulary(self.sources))
        return self._shard(vocabulary_graph(self.context.base), lines)

    def _verdicts(self, outcomes: Sequence[Outcome]) -> tuple[dict[str, str], tuple[Problem, ...]]:
        """Write the shards of the reviewers' verdicts; return their graphs, and what could not be used."""
        lines, problems = verdicts.of_corpus(self.sources, self.context, outcomes)
        graphs: dict[str, str] = {}
        for graph, of_graph in lines.items():
            graphs |= self._shard(graph, of_graph)
        return graphs, problems

    def _works(self, outcomes: Sequence[Outcome]) -> tuple[dict[str, str], tuple[Problem, ...]]:
        """Write the shard that says which works are one; return its graph, none when none are, and what is in doubt."""
        entries = (entry for outcome in outcomes for entry in outcome.entries)
        found, problems = merged(self.context.base, self.sources, entries)
        lines = triples.of_merged(self.context.base, found.renamed)
        return self._shard(triples.works_graph(self.context.base), lines) if lines else {}, problems

    def _shard(self, graph: str, lines: Sequence[str]) -> dict[str, str]:
        shard, digest = compressed(store.serialise(lines))
        self.shelf.put(graph, shard)
        return {graph: digest}
