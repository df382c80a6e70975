"""Full text over claims, titles and authors: an SQLite FTS5 index beside the graph, made from it.

::

    store ─collect▶ rows ─index▶ search.sqlite ─find▶ hits
                    words typed ─words▶ expression ──┘
"""

from kg.search.find import KINDS, Hit, find
from kg.search.index import FILE_NAME, made_from, make

__all__ = ["FILE_NAME", "KINDS", "Hit", "find", "made_from", "make"]
