"""What lies beside the graph for the audit: texts of the cited works, and notices of retraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.audit import Evidence
from kg.model import Problem, Severity
from kg.query import select
from kg.read import encoding, retractions
from kg.workspace.sources import read_bytes

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.model import Notice
    from kg.workspace.sources import Sources

_WORKS = """SELECT ?key ?work WHERE {
  ?reference a biro:BibliographicReference ; dcterms:identifier ?key ; biro:references ?work
} ORDER BY ?key ?work"""


def gather(graph: ox.Store, sources: Sources) -> tuple[Evidence, tuple[Problem, ...]]:
    """Return what the workspace holds on the cited works, and what could not be used of it."""
    texts, nameless = _texts(graph, sources)
    notices, faulty = _notices(sources)
    return Evidence(texts=texts, notices=notices), (*nameless, *faulty)


def _texts(graph: ox.Store, sources: Sources) -> tuple[dict[str, str], list[Problem]]:
    works = {str(key): str(work) for key, work in select(graph, _WORKS).rows} if sources.texts else {}
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sources.texts:
        name = sources.name(path)
        text, unreadable = encoding.decode(read_bytes(path), name)
        problems += unreadable
        if path.stem in works:
            texts[works[path.stem]] = text
        else:
            message = (
                f"no reference is called {path.stem!r}; a text is named after the citation key of its work"
            )
            problems.append(Problem(name, 0, "text-of-no-reference", message, Severity.WARNING, path.stem))
    return texts, problems


def _notices(sources: Sources) -> tuple[tuple[Notice, ...] | None, tuple[Problem, ...]]:
    if sources.retractions is None:
        return None, ()
    name = sources.name(sources.retractions)
    text, unreadable = encoding.decode(read_bytes(sources.retractions), name)
    notices, faulty = retractions.parse(text, name)
    return notices, (*unreadable, *faulty)
