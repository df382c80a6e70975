"""What lies beside the graph for the audit: texts of the cited works, and notices of retraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.audit import Evidence
from kg.model import Problem, Severity
from kg.query import select
from kg.read import encoding, retractions
from kg.workspace.sources import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

    from kg.model import Notice
    from kg.workspace.sources import Sources

_WORKS = """SELECT ?key ?work WHERE {
  ?reference a biro:BibliographicReference ; dcterms:identifier ?key ; biro:references ?work
} ORDER BY ?key ?work"""


def gather(graph: ox.Store, sources: Sources) -> tuple[Evidence, tuple[Problem, ...]]:
    """Return what the workspace holds on the cited works, and what could not be used of it."""
    found, nameless = texts(works(graph) if sources.texts else {}, sources)
    given, faulty = notices(sources)
    return Evidence(texts=found, notices=given), (*nameless, *faulty)


def works(graph: ox.Store) -> dict[str, str]:
    """Return the cited works, by the citation keys after which texts of them are named."""
    return {str(key): str(work) for key, work in select(graph, _WORKS).rows}


def texts(cited: Mapping[str, str], sources: Sources) -> tuple[dict[str, str], list[Problem]]:
    """Return the texts of ``cited`` works by the IRI of the work, and the texts that are called like no reference."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sources.texts:
        name = sources.name(path)
        text, unreadable = encoding.decode(read_bytes(path), name)
        problems += unreadable
        if path.stem in cited:
            found[cited[path.stem]] = text
        else:
            message = (
                f"no reference is called {path.stem!r}; a text is named after the citation key of its work"
            )
            problems.append(Problem(name, 0, "text-of-no-reference", message, Severity.WARNING, path.stem))
    return found, problems


def notices(sources: Sources) -> tuple[tuple[Notice, ...] | None, tuple[Problem, ...]]:
    """Return the notices of retraction, nothing when the workspace has no table of them, and what is wrong with it."""
    if sources.retractions is None:
        return None, ()
    name = sources.name(sources.retractions)
    text, unreadable = encoding.decode(read_bytes(sources.retractions), name)
    found, faulty = retractions.parse(text, name)
    return found, (*unreadable, *faulty)
