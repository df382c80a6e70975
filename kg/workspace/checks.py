"""The checks of a workspace: the shipped ones and its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import audit
from kg.errors import InputError
from kg.model import Problem, Severity
from kg.workspace.shipped import shipped
from kg.workspace.sources import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.workspace.sources import Sources


def rules(sources: Sources, settings: audit.Settings) -> tuple[list[audit.Rule], list[Problem]]:
    """Return the checks to run, a workspace's own after the shipped ones, and what is wrong with the others."""
    files: list[tuple[str, str]] = []
    unread: list[Problem] = []
    for item in _files(sources, settings):
        if isinstance(item, Problem):
            unread.append(item)
        else:
            files.append(item)
    queries, problems = audit.read_queries(files)
    return [*queries, *audit.RULES], [*problems, *unread]


def _files(sources: Sources, settings: audit.Settings) -> Iterator[tuple[str, str] | Problem]:
    """Yield name and text of each file, or why there is none."""
    for path in sorted((shipped("queries") / "audit").glob("*.rq")):
        yield sources.name(path), read_text(path)
    for pattern in settings.checks:
        found = _matching(sources.root, pattern)
        if not found:
            yield _missing(pattern, settings)
        for path in found:
            try:
                yield sources.name(path), read_text(path)
            except InputError as error:
                message = f"{error.message}; the check is left out. {error.remedy}".strip()
                yield Problem(sources.name(path), 0, "bad-check", message, Severity.ERROR)


def _matching(root: Path, pattern: str) -> list[Path]:
    """Return the files that a pattern names; none for a pattern that is absolute or empty."""
    try:
        return sorted(path for path in root.glob(pattern) if path.is_file())
    except (NotImplementedError, ValueError):
        return []


def _missing(pattern: str, settings: audit.Settings) -> Problem:
    source, _, line = settings.origin.place(f"checks.{pattern}").partition(":")
    message = (
        f"{pattern!r} names no file of the workspace, so no check is read from it; correct 'audit.checks'"
    )
    return Problem(source, int(line or 0), "missing-check", message, Severity.ERROR, pattern)
