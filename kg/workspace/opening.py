"""Opening a workspace: a folder, named files, or the shipped example."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.workspace import sources as files
from kg.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence


def open_workspace(folder: str | Path | None = None, output: str | Path | None = None) -> Workspace:
    """Open a folder as a workspace; without one, the current folder, or the shipped example if that is none.

    ``output`` is where the graph is built, by default ``build`` in the folder (for the example: in the current one).
    Raises :class:`kg.errors.InputError` when the folder does not exist.
    """
    here = Path()
    root = Path(folder) if folder is not None else here if files.is_workspace(here) else files.example()
    if not root.is_dir():
        message = f"there is no folder {root}"
        raise InputError(message, remedy="Name a folder that holds an article.")
    settings = files.read_settings(root)
    home = here if folder is None else root
    return Workspace(
        files.of_folder(root, settings), settings, Path(output) if output else home / settings.output
    )


def open_files(paths: Sequence[Path], output: Path | None = None) -> Workspace:
    """Open named files as a workspace; the graph is built in ``build`` of the current folder unless told."""
    found = files.of_files(paths)
    settings = files.read_settings(Path())
    return Workspace(found, settings, output or Path(settings.output))
