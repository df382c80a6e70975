"""``kg push``."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kg.cli import sources as files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.push import Login


@click.command()
@click.argument("url")
@click.option("--user", default="", help="Name to log in with, if the store asks for one.")
@click.option(
    "--password-env", default="", metavar="VARIABLE", help="Environment variable that holds the password."
)
@click.option("--again", is_flag=True, help="Send everything, whatever was sent before.")
@click.option(
    "--timeout",
    type=click.FloatRange(1),
    default=120.0,
    show_default=True,
    help="Seconds to wait for an answer.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@files.folder
@files.output
def push(
    url: str,
    user: str,
    password_env: str,
    again: bool,
    timeout: float,
    quiet: bool,
    folder: Path | None,
    output: Path | None,
) -> None:
    """Hand the graph to the store at URL, by the SPARQL 1.1 Graph Store Protocol, named graph by named graph.

    URL is that of the graph store: http://localhost:7878/store for Oxigraph, …/sparql-graph-crud-auth for Virtuoso, …/NAME/data for
    Fuseki. What the store has already is not sent again; a push that was cut short goes on where it stopped.
    """
    from kg.workspace.opening import open_workspace

    login = _login(user, password_env)
    with _progress(quiet=quiet) as progress:
        done = open_workspace(folder, output).push(
            url, login=login, again=again, timeout=timeout, progress=progress
        )
    if not quiet:
        click.echo(f"Graphs pushed: {done.put}, already there: {done.unchanged}, removed: {done.removed}.")


def _login(user: str, variable: str) -> Login | None:
    if bool(user) != bool(variable):
        message = "--user and --password-env go together"
        raise click.UsageError(message)
    if not user:
        return None
    if variable not in os.environ:
        message = f"there is no environment variable {variable}"
        raise click.UsageError(message)
    from kg.push import Login

    return Login(user, os.environ[variable])


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Show how far the push is, to a person at a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, total: None  # noqa: ARG005 - says nothing
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    with Progress(
        *Progress.get_default_columns()[:2],
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as shown:
        task = shown.add_task("Graphs", total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)
