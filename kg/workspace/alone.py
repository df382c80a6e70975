"""One article read by itself, however many there are; the graph says in which file it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg import query
from kg.triples.lines import literal
from kg.workspace import reading

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.model import LinkedArticle
    from kg.workspace.sources import Sources

_FILE = query.parse(
    "file",
    "SELECT ?file { VALUES ?slug { UNDEF } ?article dcterms:identifier ?slug ; dcterms:source ?file } ORDER BY ?file",
)


def read(sources: Sources, graph: ox.Store, slug: str) -> LinkedArticle | None:
    """Return the article that the graph calls ``slug``, as its file is now; nothing when there is none.

    Raises :class:`kg.errors.InputError` when the file cannot be read.
    """
    rows = query.select(graph, query.bind(_FILE, {"slug": (literal(slug),)})).rows
    files = {sources.name(path): path for path in sources.articles} if rows else {}
    for (file,) in rows:
        if str(file) in files:
            linked, _ = reading.reader(sources).article(files[str(file)])
            return replace(linked, article=replace(linked.article, slug=slug))
    return None
