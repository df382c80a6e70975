"""Which work an entry is counted as where several lists name one work differently: one graph for all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.triples.iris import Names
from kg.triples.lines import Graph
from kg.vocabulary import KG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Listed


def works_graph(base: str) -> str:
    """Return the name of the graph that says which works are one."""
    return f"{base}graph/works"


def of_merged(base: str, renamed: Iterable[tuple[Listed, str]]) -> list[str]:
    """Return the N-Quads lines of the entries whose work goes by another name than their article gives it."""
    graph = Graph(works_graph(base))
    for entry, work in renamed:
        graph.link(Names(base, entry.article).of("reference", entry.label), KG.countedAs, work)
    return graph.lines
