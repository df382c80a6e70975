"""``kg audit`` and ``kg whatif``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli import MISUSE
from kg.cli import sources as files

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Audit, Severity
    from kg.workspace import Workspace

_FORMATS = ("table", "csv", "json", "md", "sarif", "html")
_LEVELS = ("error", "warning", "info")


@click.command()
@files.argument
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="Default: a summary at a terminal, Markdown in a pipe.",
)
@click.option(
    "--fail-on",
    type=click.Choice(_LEVELS),
    help="Exit with status 1 when a finding is at or above this level.",
)
@click.option("--suppress", "unwanted", metavar="ID", help="Suppress a finding, in kg.toml; needs --reason.")
@click.option("--reason", metavar="TEXT", help="Why the finding needs no work.")
@files.output
@files.jobs
@files.scheduler
def audit(
    sources: tuple[Path, ...],
    form: str | None,
    fail_on: str | None,
    unwanted: str | None,
    reason: str | None,
    output: Path | None,
    jobs: int | None,
    scheduler: str,
) -> None:
    """Say which reference supports which claim, what is wrong, and what was not looked at.

    SOURCES are those of 'kg build'; nothing is written without --suppress. Settings stand in kg.toml, under [audit]. A corpus is
    brought up to date first, and audited article by article; its findings are written as CSV.

    Exit status: 0 well, 1 a finding at the level of --fail-on, 2 a check, verdict or setting that could not be used;
    what could be used was.
    """
    from kg.cli import render

    workspace = files.workspace(sources, output)
    if unwanted is not None or reason is not None:
        _suppress(workspace, unwanted, reason)
        return
    if jobs or scheduler or workspace.is_corpus:
        from kg.cli import corpus

        failed = corpus.audit(workspace, form, fail_on, jobs=jobs, scheduler=scheduler)
        raise SystemExit(failed)
    audited = workspace.audit()
    for problem in audited.problems:
        if problem.severity == "error":
            click.echo(render.printable(f"{problem.place}: {problem.message}"), err=True)
    chosen = form or ("table" if render.on_terminal() else "md")
    if chosen == "table":
        coverage(audited.audit)
        _findings(audited.audit)
    else:
        sys.stdout.buffer.write(audited.render(chosen).encode())
    if audited.misused:
        raise SystemExit(MISUSE)
    if any(fails(finding.severity, fail_on) for finding in audited.audit.open):
        raise SystemExit(1)


def _suppress(workspace: Workspace, finding: str | None, reason: str | None) -> None:
    """Write down why a finding needs no work; one that is not there is refused, unless there are too many articles to see."""
    from kg.cli import render
    from kg.errors import InputError

    if not finding or not reason:
        raise click.UsageError("--suppress and --reason belong together")
    if not workspace.is_corpus and all(item.id != finding for item in workspace.audit().audit.findings):
        raise InputError(
            f"there is no finding {finding!r}", remedy="'kg audit --format csv' lists their ids."
        )
    made = workspace.suppress(finding, reason)
    click.echo(render.printable(f"{made.finding} is suppressed: {made.reason}"))


def fails(severity: Severity, level: str | None) -> bool:
    """Say whether a finding of this severity is at or above the level of ``--fail-on``, if one was given."""
    return level is not None and _LEVELS.index(severity) <= _LEVELS.index(level)


def coverage(found: Audit) -> None:
    """Show what each check looked at, found, and could not look at."""
    from kg.cli import render

    render.table(
        ("check", "looked at", "found", "not looked at"),
        [
            (
                cover.check,
                f"{cover.inspected} {cover.inspects}",
                cover.found or "",
                cover.skipped or "; ".join(f"{item.count}: {item.reason}" for item in cover.not_checked),
            )
            for cover in found.coverage
        ],
    )


def unused(found: Audit) -> None:
    """Name the suppressions of nothing."""
    from kg.cli import render

    for item in found.unused:
        click.echo(render.printable(f"The suppression of {item.finding} ({item.reason}) suppresses nothing."))


def _findings(found: Audit) -> None:
    from kg.cli import render

    render.table(
        ("finding", "severity", "check", "what", "id"),
        [(f.message, f.severity, f.check, f.title, f.id) for f in found.open],
    )
    unused(found)


@click.command()
@click.option(
    "--without", "words", multiple=True, required=True, help="A reference: key or number; may be repeated."
)
@files.folder
@files.output
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    help="Default: a table at a terminal, JSON in a pipe.",
)
def whatif(words: tuple[str, ...], folder: Path | None, output: Path | None, form: str | None) -> None:
    """Show the claims that lose all support, or keep one source, if references fall."""
    from kg.cli import render
    from kg.workspace.opening import open_workspace

    fallen = open_workspace(folder, output).without(words)
    if (form or ("table" if render.on_terminal() else "json")) == "json":
        import json
        from dataclasses import asdict

        click.echo(json.dumps([asdict(claim) for claim in fallen], ensure_ascii=False, indent=2))
        return
    rows = [
        (claim.id, claim.text, ", ".join(claim.lost), ", ".join(claim.left) or "nothing") for claim in fallen
    ]
    render.table(("claim", "says", "loses", "is left with"), rows)
