"""``kg serve``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.workspace import Workspace

_PREFIX = re.compile(r"(?:/[\w.~-]+)*")
_NAME = re.compile(r"[\w.-]+(?::\d+)?")


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 for any that is free."
)
@click.option("--open", "opening", is_flag=True, help="Open the browser that the system prefers.")
@click.option("--watch", is_flag=True, help="Build anew when a source changes, and tell the open pages.")
@click.option("--upload", is_flag=True, help="Let articles and bibliographies be added from the browser.")
@click.option("--read-only", is_flag=True, help="Nobody can write: for sharing, behind a proxy.")
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A name under which a proxy reaches the server.",
)
@click.option("--prefix", default="", metavar="/PATH", help="The path below which a proxy shows the server.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where the graph is; default: build.")
def serve(
    folder: Path | None,
    port: int,
    opening: bool,
    watch: bool,
    upload: bool,
    read_only: bool,
    hosts: tuple[str, ...],
    prefix: str,
    output: Path | None,
) -> None:
    """Serve FOLDER as a workbench for the browser, with a SPARQL endpoint, on this machine alone.

    Writing needs the token in the address that is printed. Ctrl-C stops it.
    """
    from kg.cli import progress
    from kg.serve import server, snapshot
    from kg.serve.options import Options
    from kg.workspace.opening import open_workspace

    if not _PREFIX.fullmatch(prefix):
        raise click.BadParameter("it begins with a slash and does not end with one", param_hint="--prefix")
    for name in hosts:
        if not _NAME.fullmatch(name):
            raise click.BadParameter(f"{name!r} is no host name", param_hint="--allow-host")
    wanted = Options(port, read_only, watch, upload, tuple(name.lower() for name in hosts), prefix)
    listening, options = server.listen(wanted)

    def ready() -> None:
        click.echo(server.address(options))
        click.echo("Ctrl-C stops it.", err=True)
        if opening and click.launch(server.address(options)) != 0:
            click.echo("There is no browser that could be opened; open the address in one.", err=True)

    def open_anew() -> Workspace:
        return open_workspace(folder, output)

    with progress.shown(quiet=False) as told:
        first = snapshot.make(open_anew(), 1, told)
    server.serve(first, open_anew, options, listening, ready)
