"""The two ways to build a workspace: all at once in memory, or as a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import store, triples
from kg.workspace import corpus, outputs
from kg.workspace.built import Built
from kg.workspace.corpus import outputs as corpus_outputs

if TYPE_CHECKING:
    from pathlib import Path

    import pyoxigraph as ox

    from kg.workspace.audited import Audited
    from kg.workspace.corpus.build import Progress
    from kg.workspace.corpus.pools import Pool
    from kg.workspace.settings import Settings
    from kg.workspace.sources import Sources


def at_once(lines: list[str], audited: Audited, settings: Settings, output: Path) -> tuple[Built, ox.Store]:
    """Write graph, page and tables of what was read and audited; return what was made, and the graph."""
    nquads = store.serialise([*lines, *triples.of_findings(settings.base, audited.audit.open)])
    graph = store.from_nquads(nquads)
    outputs.write(output, graph, nquads, audited)
    corpus_outputs.withdraw(output)
    counts = outputs.counts(graph, audited.audit)
    return Built(output, counts, audited, audited.problems, audited.handed, counts["articles"]), graph


def as_corpus(sources: Sources, settings: Settings, output: Path, pool: Pool, progress: Progress) -> Built:
    """Bring the corpus in ``output`` up to its sources."""
    made = corpus.build(
        sources,
        settings.base,
        output,
        pool=pool,
        progress=progress,
        finish=lambda found, _: corpus_outputs.write(output, found, settings.base, sources.root),
    )
    return Built(output, corpus_outputs.counts(made), None, made.problems, made.handed, made.made)


def silent(_what: str, _done: int, _of: int) -> None:
    """Tell nobody of the progress."""
