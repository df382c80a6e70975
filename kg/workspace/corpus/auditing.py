"""The audit of a corpus: each article by itself, from its shard, in a pool; then what only all together can show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import audit as checks
from kg import store
from kg.audit import suppression
from kg.errors import InputError, StoreError
from kg.model import Audit, Coverage, NotChecked, Problem, Severity
from kg.store import generations
from kg.triples import Names, vocabulary_graph
from kg.workspace import checks as workspace_checks
from kg.workspace import evidence
from kg.workspace.audited import Audited
from kg.workspace.corpus import outputs
from kg.workspace.corpus.shards import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    import pyoxigraph as ox

    from kg.model import Finding, Notice, Suppression
    from kg.workspace.corpus.build import Progress
    from kg.workspace.corpus.pools import Pool
    from kg.workspace.settings import Settings
    from kg.workspace.sources import Sources

_OF_ALL = "corpus"
"""The group of the checks that need more than one article."""


@dataclass(frozen=True, slots=True)
class Auditing:
    """Audits each article by itself; a task is the IRI of its graph."""

    shelf: Shelf
    rules: tuple[checks.Rule, ...]
    settings: checks.Settings
    sources: Sources
    notices: tuple[Notice, ...] | None

    def __call__(self, graphs: Sequence[str]) -> list[tuple[str, Audit]]:
        """Return the audit of each article."""
        return [(graph, self._one(graph)) for graph in graphs]

    def lost(self, graph: str) -> tuple[str, Audit]:
        """Return the audit of an article that killed its process: nothing but the problem."""
        message = "the process that audited it died, perhaps for lack of memory"
        return graph, Audit((), (), problems=(Problem(graph, 0, "failed-audit", message, Severity.ERROR),))

    def part(self, graph: str) -> ox.Store:
        """Return all that is known of one article."""
        names = (graph, f"{graph}/verdicts", vocabulary_graph(self.shelf.base))
        return store.from_nquads(b"".join(self.shelf.read(name) for name in names if self.shelf.has(name)))

    def over(self, part: ox.Store) -> Audit:
        """Run the checks over one article."""
        return checks.run(part, self.rules, self.settings, checks.Evidence(self._texts(part), self.notices))

    def _one(self, graph: str) -> Audit:
        return replace(self.over(self.part(graph)), pairs=())

    def _texts(self, part: ox.Store) -> dict[str, str]:
        cited = evidence.works(part) if self.sources.texts else {}
        own = tuple(path for path in self.sources.texts if path.stem in cited)
        return evidence.texts(cited, replace(self.sources, texts=own))[0]


def audit(  # noqa: PLR0913 - what is audited, where, by whom, and who is told
    sources: Sources,
    settings: Settings,
    output: Path,
    *,
    pool: Pool,
    progress: Progress,
    sink: Callable[[tuple[Finding, ...]], None],
) -> Audit:
    """Audit the articles of the corpus built in ``output``, then all of them together.

    The findings go to ``sink``, article by article in the order of the list of articles, those on all together last; the
    audit that is returned has none of them, nor the pairs, so that memory stays flat.
    Raises :class:`kg.errors.KgError` when there is no corpus, or the settings cannot be followed.
    """
    auditing, faulty = _auditing(sources, settings, output)
    graphs = [f"{Names(settings.base, slug).graph}" for slug in outputs.listed(output)]
    whole = generations.current(output)
    if whole is None:
        raise StoreError(f"there is no corpus in {output}", remedy="Build one with 'kg build --jobs 2'.")
    alone = _in_order(graphs, pool(_alone(auditing), graphs), progress)
    together = _summed(alone, auditing, whole, sink)
    return replace(together, problems=tuple(sorted({*together.problems, *faulty})))


def of_article(sources: Sources, settings: Settings, output: Path, slug: str) -> Audited:
    """Return the audit of one article of the corpus built in ``output``, by the checks that one article is enough for.

    Raises :class:`kg.errors.InputError` when there is no such article.
    """
    auditing, faulty = _auditing(sources, settings, output)
    graph = Names(settings.base, slug).graph
    if not auditing.shelf.has(graph):
        raise InputError(
            f"there is no article called {slug!r}", remedy="'kg query coverage-statistics' lists them."
        )
    alone = _alone(auditing)
    part = alone.part(graph)
    found = alone.over(part)
    handed = tuple(sorted({*found.problems, *faulty}))
    return Audited(found, handed, tuple(rule.check for rule in alone.rules), part, handed)


def _auditing(sources: Sources, settings: Settings, output: Path) -> tuple[Auditing, tuple[Problem, ...]]:
    """Return how the articles of a corpus are audited, and what could not be used of checks and notices."""
    chosen = checks.parse_settings(settings.audit, checks.Origin(text=settings.text))
    rules, faulty = workspace_checks.rules(sources, chosen)
    notices, unread = evidence.notices(sources)
    shelf = Shelf(output.resolve(), settings.base)
    auditing = Auditing(shelf, tuple(rules), chosen, replace(sources, articles=()), notices)
    return auditing, (*faulty, *unread)


def _summed(
    alone: Iterable[Audit], auditing: Auditing, whole: Path, sink: Callable[[tuple[Finding, ...]], None]
) -> Audit:
    """Hand on the findings of each audit, then those on all together; return what was looked at in sum."""
    coverage: list[Coverage] = []
    problems: set[Problem] = set()
    unused = set(auditing.settings.suppress)
    for found in alone:
        sink(found.findings)
        coverage = _merged((*coverage, *found.coverage))
        unused &= set(found.unused)
        problems |= set(found.problems)
    together = _of_all(auditing, whole)
    sink(together.findings)
    left = (item for item in auditing.settings.suppress if item in unused and not _suppresses(item, together))
    return Audit(
        findings=(),
        coverage=tuple(_merged((*coverage, *together.coverage))),
        unused=tuple(left),
        problems=tuple(sorted({*problems, *together.problems})),
    )


def _alone(auditing: Auditing) -> Auditing:
    """Return the same for the checks that one article is enough for."""
    of_all = _ids_of_all(auditing)
    rules = tuple(rule for rule in auditing.rules if rule.check.id not in {*of_all, suppression.CHECK.id})
    settings = auditing.settings
    scoped = replace(
        settings,
        off=settings.off - of_all,
        severity={name: value for name, value in settings.severity.items() if name not in of_all},
        thresholds={name: value for name, value in settings.thresholds.items() if name not in of_all},
    )
    return replace(auditing, rules=rules, settings=scoped)


def _of_all(auditing: Auditing, whole: Path) -> Audit:
    """Run the checks that need all articles over the store of them."""
    others = {rule.check.id for rule in auditing.rules} - _ids_of_all(auditing)
    settings = replace(auditing.settings, off=auditing.settings.off | others)
    beside = checks.Evidence(notices=auditing.notices)
    graph = generations.open_readable(whole)
    found = checks.run(graph, auditing.rules, settings, beside, with_pairs=False)
    return replace(found, coverage=tuple(cover for cover in found.coverage if cover.check not in others))


def _ids_of_all(auditing: Auditing) -> frozenset[str]:
    return frozenset(rule.check.id for rule in auditing.rules if rule.check.group == _OF_ALL)


def _suppresses(item: Suppression, found: Audit) -> bool:
    return any(finding.id == item.finding for finding in found.findings)


def _in_order(
    graphs: Sequence[str], results: Iterable[tuple[str, Audit]], progress: Progress
) -> Iterator[Audit]:
    """Yield audits in the order of ``graphs``, holding back those that come too early."""
    early: dict[str, Audit] = {}
    arriving = iter(results)
    for number, graph in enumerate(graphs):
        while graph not in early:
            name, found = next(arriving)
            early[name] = found
        progress("auditing", number + 1, len(graphs))
        yield early.pop(graph)


def _merged(coverage: Iterable[Coverage]) -> list[Coverage]:
    """Add up what each check looked at; it was skipped only if it was skipped everywhere."""
    merged: dict[str, Coverage] = {}
    for one in coverage:
        before = merged.get(one.check)
        merged[one.check] = _sum(before, one) if before else one
    return [merged[name] for name in sorted(merged)]


def _sum(one: Coverage, two: Coverage) -> Coverage:
    lacking = Counter({item.reason: item.count for item in one.not_checked})
    lacking.update({item.reason: item.count for item in two.not_checked})
    return replace(
        one,
        inspected=one.inspected + two.inspected,
        found=one.found + two.found,
        not_checked=tuple(NotChecked(reason, count) for reason, count in sorted(lacking.items())),
        skipped=one.skipped if one.skipped and two.skipped else "",
    )
