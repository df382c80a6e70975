"""``kg validate``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), help="The workspace; default as in 'kg build'.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="The built graph; default: build.")
def validate(folder: Path | None, output: Path | None) -> None:
    """Check the built graph against the shapes of the model and explain what does not conform."""
    from kg.workspace.workspace import open_workspace

    faults = open_workspace(folder, output).validate()
    for fault in faults:
        click.echo(str(fault))
    if faults:
        raise SystemExit(1)
    click.echo("The graph conforms to the model.")
