"""Reading a workspace and running the checks over it, all at once, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import audit, store, triples
from kg.workspace import build, checks, evidence
from kg.workspace.audited import Audited

if TYPE_CHECKING:
    from kg.workspace.settings import Settings
    from kg.workspace.sources import Sources


def read_and_audit(sources: Sources, settings: Settings) -> tuple[list[str], Audited]:
    """Return the lines of the sources' graph, findings not among them, and the audit.

    Raises :class:`kg.errors.KgError` when there is nothing to read or the settings cannot be followed.
    """
    chosen = audit.parse_settings(settings.audit, audit.Origin(text=settings.text))
    reading = build.read(sources)
    merging, faulty_words = build.merged(
        settings.base, sources, build.entries(settings.base, reading.articles)
    )
    lines = build.lines(settings.base, reading) + triples.of_merged(settings.base, merging.renamed)
    graph = store.from_nquads(store.serialise(lines))
    beside, unused = evidence.gather(graph, sources)
    rules, faulty = checks.rules(sources, chosen)
    found = audit.run(graph, rules, chosen, beside)
    of_articles = (problem for linked in reading.articles for problem in linked.problems)
    handed = {*reading.problems, *faulty_words, *unused, *faulty, *found.problems}
    problems = tuple(sorted(handed.union(of_articles)))
    return lines, Audited(found, problems, tuple(rule.check for rule in rules), graph, tuple(sorted(handed)))
