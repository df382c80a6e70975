"""``kg validate``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli import sources as files

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@files.folder
@files.output
def validate(folder: Path | None, output: Path | None) -> None:
    """Check the built graph against the shapes of the model and explain what does not conform."""
    from kg.workspace.opening import open_workspace

    faults = open_workspace(folder, output).validate()
    for fault in faults:
        click.echo(str(fault))
    if any(fault.severity == "error" for fault in faults):
        raise SystemExit(1)
    click.echo(
        "The graph conforms to the model."
        if not faults
        else "The graph conforms to the model but for warnings."
    )
