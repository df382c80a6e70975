"""Measure how long the audit takes, check by check.

    python -m benchmarks.audit.speed FOLDER [--articles 1000] [--quads 1200000] [--write docs/audit-speed.md]

The articles of FOLDER, Markdown and JATS, are read one after the other, over and over under new names, until there are enough of
them; then all are audited in one run. After that a graph made by code is audited, and one of half its size.
"""

from __future__ import annotations

import argparse
import gc
import platform
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from benchmarks import synthetic
from benchmarks.audit.run import rules
from benchmarks.audit.speed_report import page
from kg import audit, store, triples
from kg.audit.catalogue import bind
from kg.errors import KgError
from kg.names import BASE
from kg.workspace import build
from kg.workspace.opening import open_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.audit import Facts, Row, Rule
    from kg.model import LinkedArticle, NotChecked

_QUADS_OF_AN_ARTICLE = 3750
"""Of a synthetic one."""
_SUFFIXES = {".md", ".xml", ".nxml"}
_BATCH = 50
_ROUNDS = 3


@dataclass(slots=True)
class Timed:
    """Seconds of processor time of one audit; ``checks`` holds those of each check, ``records`` of what several of them read."""

    articles: int
    quads: int
    whole: float = 0.0
    records: float = 0.0
    read: float = 0.0
    load: float = 0.0
    checks: dict[str, float] = field(default_factory=dict)
    findings: Counter[str] = field(default_factory=Counter)


def timed(graph: ox.Store, articles: int) -> Timed:
    """Audit a graph."""
    result = Timed(articles, len(graph))
    gc.collect()
    start = time.process_time()
    found = audit.run(graph, [_timed(rule, result) for rule in rules()])
    result.whole = time.process_time() - start
    if found.problems:
        raise SystemExit(str(found.problems))
    result.findings.update(finding.check for finding in found.findings)
    return result


def _timed(rule: Rule, result: Timed) -> Rule:
    """Return a rule that notes how long it takes, apart from reading what it shares with others."""

    def find(facts: Facts) -> Iterator[Row | NotChecked]:
        start = time.process_time()
        known = facts.corpus
        _ = (known.pairs, known.papers, known.abstracts, known.thesaurus, known.first_mentions)
        begin = time.process_time()
        result.records += begin - start
        rows = list(rule.find(facts) if rule.find else known.ask(bind(rule.check, facts.thresholds)))
        result.checks[rule.check.id] = time.process_time() - begin
        yield from rows

    return replace(rule, find=find)


def corpus(folder: Path, number: int) -> tuple[ox.Store, int, float, float]:
    """Return the graph of ``number`` articles of a folder, how many are different, and seconds of reading and of loading."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file())
    texts = [
        path for path in paths if (linked := _read(path)) and linked.references and linked.article.claims
    ]
    graph, reading, loading = ox.Store(), 0.0, 0.0
    batch: list[str] = []
    for count, path in enumerate(islice(cycle(texts), number), start=1):
        start = time.process_time()
        batch += _lines(path, count)
        reading += time.process_time() - start
        if count % _BATCH == 0 or count == number:
            start = time.process_time()
            graph.bulk_load(store.serialise(batch), ox.RdfFormat.N_QUADS)
            loading += time.process_time() - start
            batch = []
    return graph, len(texts), reading, loading


def _lines(path: Path, count: int) -> list[str]:
    linked = _read(path)
    if linked is None:
        return []
    article = replace(linked.article, slug=f"{linked.article.slug}-{count}")
    return triples.of_article(BASE, replace(linked, article=article))


def _read(path: Path) -> LinkedArticle | None:
    beside = sorted(path.parent.glob("*.bib")) if path.suffix == ".md" else []
    try:
        (linked,) = build.read(open_files([path, *beside]).sources).articles
    except KgError:
        return None
    return linked


def made(quads: int) -> Timed:
    """Audit a synthetic graph of about so many quads, a few times, and return the least time of each check."""
    articles = quads // _QUADS_OF_AN_ARTICLE
    graph = store.from_nquads(synthetic.graph(articles))
    rounds = [timed(graph, articles) for _ in range(_ROUNDS)]
    least = {check: min(each.checks[check] for each in rounds) for check in rounds[0].checks}
    return replace(rounds[0], checks=least)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the page; status 1 when one check takes longer than the rest together."""
    options = _options(arguments)
    graph, different, reading, loading = corpus(options.folder, options.articles)
    real = timed(graph, options.articles)
    real.read, real.load = reading, loading
    del graph
    half, whole = made(options.quads // 2), made(options.quads)
    text = page(real, different, half, whole, f"Python {platform.python_version()}, {platform.machine()}")
    print(text)
    if options.write:
        options.write.write_text(text, "utf-8")
    return int(_slowest(real.checks.values()))


def _slowest(seconds: Iterable[float]) -> bool:
    times = list(seconds)
    return 2 * max(times) > sum(times)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--quads", type=int, default=1_200_000)
    parser.add_argument("--write", type=Path)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
