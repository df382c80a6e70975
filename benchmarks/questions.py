"""How long each shipped question takes, and how that grows with the graph.

``python -m benchmarks.questions`` builds a synthetic graph and one of half its size, asks every question of both with nothing
bound, and of the larger one with each parameter bound; ``--rdflib`` also asks rdflib, on a tenth. Times are processor time of
the fastest of three rounds, in milliseconds; growth is the ratio of the two sizes' times: 2 is in step with the graph.
"""

from __future__ import annotations

import argparse
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib

from benchmarks.synthetic import graph
from kg import query, store
from kg.names import BASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.query import Question

FOLDER = Path(__file__).parents[1] / "queries"
ROUNDS = 3
BOUND = {
    "article": f"<{BASE}article/article-7>",
    "claim": f"<{BASE}article/article-7/claim/claim-7>",
    "reference": f"<{BASE}article/article-7/reference/4>",
    "section": f"<{BASE}article/article-7/section/s4>",
    "concept": f"<{BASE}vocabulary/concept-77>",
    "kind": f"<{BASE}terms/kind/treatment>",
    "measure": f"<{BASE}terms/measure/age>",
    "code": '"dangling-pointer"',
}
OF_ONE_CLAIM = frozenset({"claim-provenance", "claim-record"})
"""Questions that are about one thing: with nothing bound they would return the whole graph."""


def timed(ask: Callable[[], int]) -> tuple[float, int]:
    """Return milliseconds of processor time, the best of a few rounds, and the number of rows."""
    best, rows = float("inf"), 0
    for _ in range(ROUNDS):
        begin = time.thread_time()
        rows = ask()
        best = min(best, (time.thread_time() - begin) * 1000)
    return best, rows


def asked(known: ox.Store, sparql: str) -> tuple[float, int]:
    """Ask Oxigraph and read every row."""

    def ask() -> int:
        answer = known.query(sparql, use_default_graph_as_union=True)
        return 1 if isinstance(answer, ox.QueryBoolean) else sum(1 for row in answer if row)

    return timed(ask)


def asked_of_rdflib(known: rdflib.Dataset, sparql: str) -> float:
    """Ask rdflib once and read every row."""
    begin = time.thread_time()
    sum(1 for _ in known.query(sparql))
    return (time.thread_time() - begin) * 1000


def line(question: Question, large: ox.Store, small: ox.Store) -> str:
    """Return one row of the table."""
    bound = []
    for name in question.parameters:
        milliseconds, _ = asked(large, query.bind(question, {name: [BOUND[name]]}))
        bound.append(f"{name} {milliseconds:.2f}")
    if question.name in OF_ONE_CLAIM:
        return f"| {question.name} | – | – | – | {', '.join(bound)} |"
    whole, rows = asked(large, question.text)
    half, _ = asked(small, question.text)
    growth = f"{whole / half:.1f}" if half > 1 else "–"
    return f"| {question.name} | {whole:.0f} | {rows} | {growth} | {', '.join(bound)} |"


def main() -> None:
    """Print the tables as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=320)
    parser.add_argument("--rdflib", action="store_true", help="compare with rdflib, on a graph of a tenth")
    options = parser.parse_args()
    data = graph(options.articles)
    large, small = store.from_nquads(data), store.from_nquads(graph(options.articles // 2))
    questions = [query.parse(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.rq"))]
    print(f"{options.articles} articles, {len(large):,} quads\n")
    print("| question | all, ms | rows | growth | one thing, ms |\n|---|---|---|---|---|")
    for question in questions:
        print(line(question, large, small), flush=True)
    if options.rdflib:
        compare(questions, graph(options.articles // 10))


def compare(questions: list[Question], data: bytes) -> None:
    """Print how many times as long rdflib takes for the same answers."""
    ours = store.from_nquads(data)
    with warnings.catch_warnings(
        action="ignore", category=DeprecationWarning
    ):  # rdflib calls its own deprecated properties
        theirs = rdflib.Dataset(default_union=True)
        theirs.parse(data=data, format="nquads")
        print(f"\n{len(ours):,} quads\n\n| question | Oxigraph, ms | rdflib, ms | ratio |\n|---|---|---|---|")
        for question in questions:
            if question.name not in OF_ONE_CLAIM:
                fast, slow = asked(ours, question.text)[0], asked_of_rdflib(theirs, question.text)
                print(f"| {question.name} | {fast:.1f} | {slow:.0f} | {slow / fast:.0f} |", flush=True)


if __name__ == "__main__":
    main()
