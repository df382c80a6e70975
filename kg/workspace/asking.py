"""The questions of a workspace: the shipped ones, and its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg import query
from kg.errors import QueryError
from kg.workspace.shipped import shipped
from kg.workspace.sources import read_text

if TYPE_CHECKING:
    from kg.query import Question
    from kg.workspace.sources import Sources


def questions(sources: Sources) -> dict[str, Question]:
    """Return the shipped questions and those in the workspace's own ``queries`` folder, by name.

    Raises :class:`kg.errors.InputError` for a file that is not UTF-8.
    """
    folders = (shipped("queries"), sources.root / "queries")
    paths = [path for folder in folders for path in sorted(folder.glob("*.rq"))]
    return {path.stem: query.parse(path.stem, read_text(path)) for path in paths}


def own(sources: Sources) -> frozenset[str]:
    """Return the names of the questions that are the workspace's, one that stands for a shipped one among them."""
    folder = sources.root / "queries"
    if folder.resolve() == shipped("queries").resolve():
        return frozenset()
    return frozenset(path.stem for path in folder.glob("*.rq"))


def question(sources: Sources, name: str) -> Question:
    """Return a question by its name, or from SPARQL text or a file that ends in ``.rq``.

    Raises :class:`QueryError` when there is none.
    """
    known = questions(sources)
    if name in known:
        return known[name]
    if name.endswith(".rq"):
        return query.parse(Path(name).stem, read_text(Path(name)), name)
    if any(mark in name for mark in "{\n"):
        return query.parse("query", name)
    message = f"there is no question called {name!r}"
    raise QueryError(message, remedy="'kg query --list' shows all; a file must end in .rq.")
