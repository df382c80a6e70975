"""Making triples and loading them, beside rdflib.

    python -m benchmarks.engines [ARTICLES]

Triples: an article's records to lines of text, against rdflib's terms and ``Graph.add`` for the same statements. Loading: the same N-Quads into a store that answers, in memory and on disk, against rdflib's parser.
"""

from __future__ import annotations

import sys
import tempfile
import time
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox
import rdflib

from benchmarks import synthetic
from benchmarks.rounds import measure, tell
from kg import store, triples
from kg.names import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.rounds import Measured

_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?claim a <https://schema.org/Claim> }"


def lines(articles: int) -> int:
    """Make the lines of all articles; return their number."""
    linked = list(synthetic.corpus(articles, synthetic.vocabulary(max(200, articles))))
    with Clock() as clock:
        made = sum(len(triples.of_article(BASE, one)) for one in linked)
    clock.tell(made)
    return made


def graph_add(articles: int) -> None:
    """Make terms of the same statements, given as plain text, and add them to a graph of rdflib."""
    linked = list(synthetic.corpus(articles, synthetic.vocabulary(max(200, articles))))
    text = "".join(line for one in linked for line in triples.of_article(BASE, one))
    quads = ox.parse(text, format=ox.RdfFormat.N_QUADS)
    plain = [(q.subject.value, q.predicate.value, _plain(q.object)) for q in quads]
    graph = rdflib.Graph()
    with Clock() as clock:
        for subject, predicate, found in plain:
            graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), _term(*found)))
    clock.tell(len(plain))


def memory(articles: int) -> None:
    """Load N-Quads into memory and ask once."""
    data = synthetic.graph(articles)
    with Clock() as clock:
        found = _claims(store.from_nquads(data))
    clock.tell(found)


def disk(articles: int) -> None:
    """Load N-Quads into a store on disk and ask once."""
    data = synthetic.graph(articles)
    with tempfile.TemporaryDirectory() as folder:
        with Clock() as clock:
            graph = ox.Store(folder)
            graph.bulk_load(BytesIO(data), ox.RdfFormat.N_QUADS)
            found = _claims(graph)
        del graph
    clock.tell(found)


def rdflib_parse(articles: int) -> None:
    """Let rdflib parse N-Quads into its memory and ask once."""
    data = synthetic.graph(articles)
    warnings.simplefilter("ignore", DeprecationWarning)
    with Clock() as clock:
        graph = rdflib.Dataset(default_union=True)
        graph.parse(data=data, format="nquads")
        ((found,),) = graph.query(_COUNT)  # type: ignore[misc]  # rdflib types rows as a union
    clock.tell(int(found))


class Clock:
    """Measures the block it holds."""

    def __enter__(self) -> Self:
        self._cpu, self._wall = time.process_time(), time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self._cpu, self._wall = time.process_time() - self._cpu, time.perf_counter() - self._wall

    def tell(self, answer: int) -> None:
        """Print what was measured."""
        tell(self._cpu, self._wall, answer)


def _claims(graph: ox.Store) -> int:
    answer = graph.query(_COUNT, use_default_graph_as_union=True)
    return int(next(iter(answer))[0].value)  # type: ignore[arg-type]  # a SELECT of one row


def _plain(term: object) -> tuple[str, str, str]:
    """Return value, language and datatype; the latter two are empty for an IRI."""
    if isinstance(term, ox.Literal):
        return term.value, term.language or "", term.datatype.value
    return term.value, "", ""  # type: ignore[attr-defined]  # an IRI: nothing else is emitted


def _term(value: str, language: str, datatype: str) -> rdflib.term.Node:
    if language:
        return rdflib.Literal(value, lang=language)
    return rdflib.Literal(value, datatype=rdflib.URIRef(datatype)) if datatype else rdflib.URIRef(value)


def same(found: Mapping[str, Measured], *names: str) -> None:
    """End when contenders did not come to the same result."""
    answers = {name: found[name].answer for name in names}
    if len(set(answers.values())) > 1:
        sys.exit(f"the results differ: {answers}")


CONTENDERS = {"lines": lines, "Graph.add": graph_add, "memory": memory, "disk": disk, "rdflib": rdflib_parse}


def main(articles: int) -> None:
    """Print the table."""
    found = measure("benchmarks.engines", list(CONTENDERS), str(articles))
    quads = synthetic.graph(articles).count(b"\n")
    same(found, "lines", "Graph.add")
    same(found, "memory", "disk", "rdflib")
    print(f"{articles} articles, {quads:,} quads; medians of five rounds in turns\n")
    print(
        "| what | CPU, s | wall, s | thousand a CPU second | peak MiB | CPU of rdflib's / ours |\n|---|---:|---:|---:|---:|---:|"
    )
    for name, one in found.items():
        peer = found["Graph.add" if name in {"lines", "Graph.add"} else "rdflib"]
        number = int(str(one.answer)) if name in {"lines", "Graph.add"} else quads
        print(
            f"| {name} | {one.cpu:.2f} | {one.wall:.2f} | {number / one.cpu / 1000:.0f} | {one.peak:.0f} | {peer.cpu / one.cpu:.1f} |"
        )


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and arguments[0] in CONTENDERS:
        CONTENDERS[arguments[0]](int(arguments[1]))
    else:
        main(*map(int, arguments or ["60"]))
