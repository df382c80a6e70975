"""What every command that reads sources takes, and the workspace they make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.workspace import Workspace

argument = click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
output = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where the graph is; default: build."
)
folder = click.option(
    "--folder", type=click.Path(path_type=Path), help="The workspace; default as in 'kg build'."
)
jobs = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="Work as on a corpus, in so many processes; only what changed is read.",
)
scheduler = click.option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    help="Work as on a corpus, on the Dask cluster at tcp://HOST:PORT.",
)


def workspace(sources: tuple[Path, ...], target: Path | None = None) -> Workspace:
    """Open one folder, named files, or without either the current folder or the example."""
    from kg.workspace.opening import open_files, open_workspace

    if not sources:
        return open_workspace(output=target)
    if len(sources) == 1 and sources[0].is_dir():
        return open_workspace(sources[0], target)
    return open_files(sources, target)
