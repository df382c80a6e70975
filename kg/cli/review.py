"""``kg review``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli import sources as files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.audit.queue import Task


@click.command()
@click.option(
    "--reviewer",
    default="",
    envvar="KG_REVIEWER",
    show_envvar=True,
    help="Leave out what this person has judged.",
)
@click.option("--limit", type=click.IntRange(min=1), help="Offer no more than so many pairs.")
@click.option("--interactive", is_flag=True, help="Offer one pair at a time and write down the verdicts.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    help="Default: a table at a terminal, JSON in a pipe.",
)
@files.folder
def review(
    reviewer: str, limit: int | None, interactive: bool, form: str | None, folder: Path | None
) -> None:
    """List the pairs of claim and reference that are worth a person's time first.

    The order is: gravest open finding × claims that rest on the reference alone × whether its abstract or text is at hand.
    """
    from kg.cli import render
    from kg.workspace.opening import open_workspace

    if interactive and not at_terminal():
        raise click.UsageError("--interactive needs a terminal; 'kg verdict' writes down a single verdict")
    workspace = open_workspace(folder)
    name = reviewer or (click.prompt("Your name, as reviewer") if interactive else "")
    tasks = workspace.review(name)[:limit]
    if interactive:
        from kg.cli.session import offer

        offer(workspace, tasks, name)
    elif (form or ("table" if render.on_terminal() else "json")) == "json":
        _json(tasks)
    else:
        _table(tasks)


def at_terminal() -> bool:
    """Say whether a person reads and answers."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _json(tasks: Sequence[Task]) -> None:
    import json
    from dataclasses import asdict

    rows = [{**(task := asdict(each)).pop("candidate"), **task} for each in tasks]
    click.echo(json.dumps(rows, ensure_ascii=False, indent=2))


def _table(tasks: Sequence[Task]) -> None:
    from kg.cli import render

    several = len({task.candidate.article for task in tasks}) > 1
    rows = [
        (
            task.worth,
            f"{pair.article}/{pair.claim}" if several else pair.claim,
            pair.reference,
            pair.at_hand,
            task.severity or "none",
            task.alone,
            pair.text,
        )
        for task in tasks
        for pair in (task.candidate,)
    ]
    render.table(
        ("worth", "claim", "reference", "at hand", "gravest finding", "claims on it alone", "says"), rows
    )
