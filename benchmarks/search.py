"""How long the search index takes to make and to ask, beside what a user would do instead: a filter in SPARQL.

``python -m benchmarks.search [--articles N]`` builds a synthetic graph of some 36 claims an article. Times are processor time, the best of
five rounds; the hits of both ways are asserted to be the same in number.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.synthetic import graph
from kg import query, search, store

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyoxigraph as ox

ROUNDS = 5
MOST = 1_000_000
FILTERED = """SELECT ?claim WHERE {{ ?claim a schema:Claim ; schema:text ?text .
  FILTER({conditions}) }}"""


def timed(ask: Callable[[], int], rounds: int = ROUNDS) -> tuple[float, int]:
    """Return milliseconds of processor time, the best of a few rounds, and the number of hits."""
    best, hits = float("inf"), 0
    for _ in range(rounds):
        begin = time.process_time()
        hits = ask()
        best = min(best, (time.process_time() - begin) * 1000)
    return best, hits


def filtered(known: ox.Store, words: str) -> int:
    """Count the claims that hold all words, by SPARQL."""
    conditions = " && ".join(f'REGEX(?text, "\\\\b{word}\\\\b", "i")' for word in words.split())
    return len(query.select(known, FILTERED.format(conditions=conditions)).rows)


def line(known: ox.Store, path: Path, words: str, kind: str) -> str:
    """Return one row of the table."""
    whole, hits = timed(lambda: len(search.find(path, words, kind=kind, limit=MOST)), rounds=1)
    best, _ = timed(lambda: len(search.find(path, words, kind=kind)))
    row = f"| {words} | {kind} | {hits} | {whole:.1f} | {best:.2f} |"
    if kind != "claim":
        return f"{row} – | – |"
    other, found = timed(lambda: filtered(known, words), rounds=3)
    if found != hits:
        message = f"{hits} hits, but {found} by SPARQL"
        raise ValueError(message)
    return f"{row} {other:.0f} | {other / best:.0f} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=834)
    known = store.from_nquads(graph(parser.parse_args().articles))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / search.FILE_NAME

        def make() -> int:
            search.make(known, path, "benchmark")
            return 1

        made, _ = timed(make, rounds=3)
        with closing(sqlite3.connect(path)) as index:
            counts = dict(index.execute("SELECT kind, count(*) FROM entry GROUP BY kind"))
        entries = ", ".join(f"{count} {kind}s" for kind, count in sorted(counts.items()))
        print(f"{entries}; made in {made / 1000:.2f} s, {path.stat().st_size / 2**20:.1f} MiB\n")
        print(
            "| words | kind | hits | all, ms | best 20, ms | SPARQL, ms | ratio |\n|---|---|---|---|---|---|---|"
        )
        for words in ("59", "calcium", "calcium muscle pain"):
            print(line(known, path, words, "claim"))
        for words in ("family7", "family7*"):
            print(line(known, path, words, "author"))


if __name__ == "__main__":
    main()
