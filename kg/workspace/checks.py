"""The checks of a workspace: the shipped ones and its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import audit
from kg.workspace.shipped import shipped
from kg.workspace.sources import read_text

if TYPE_CHECKING:
    from kg.model import Problem
    from kg.workspace.sources import Sources


def rules(sources: Sources, settings: audit.Settings) -> tuple[list[audit.Rule], list[Problem]]:
    """Return the checks to run, a workspace's own after the shipped ones, and what is wrong with the others."""
    paths = [
        *sorted((shipped("queries") / "audit").glob("*.rq")),
        *sorted(path for pattern in settings.checks for path in sources.root.glob(pattern)),
    ]
    queries, problems = audit.read_queries((sources.name(path), read_text(path)) for path in paths)
    return [*queries, *audit.RULES], problems
