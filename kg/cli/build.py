"""``kg build``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli import progress
from kg.cli import sources as files

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Problem
    from kg.workspace import Built

_SHOWN = 20


@click.command()
@files.argument
@files.output
@click.option("-v", "--verbose", is_flag=True, help="Show every problem and how each article cites.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default=None, help="Form of the summary."
)
@files.jobs
@files.scheduler
@click.option("--strict", is_flag=True, help="Exit with status 1 when any problem is an error.")
def build(
    sources: tuple[Path, ...],
    output: Path | None,
    verbose: bool,
    quiet: bool,
    form: str | None,
    strict: bool,
    jobs: int | None,
    scheduler: str,
) -> None:
    """Build the graph, the page and the tables from SOURCES.

    SOURCES is one folder, or files: articles (.md, .txt, .xml, .nxml), bibliographies (.bib, .ris, .nbib, .json, …), vocabularies (.ttl). Without any, it is
    the current folder if that holds a kg.toml or an article.md, else the shipped example.
    """
    workspace = files.workspace(sources, output)
    with progress.shown(quiet=quiet) as told:
        built = workspace.build(jobs=jobs, scheduler=scheduler, progress=told)
    if not quiet:
        _show(built, form or "table", verbose=verbose)
    if strict and any(problem.severity == "error" for problem in built.problems):
        raise SystemExit(1)


def _show(built: Built, form: str, *, verbose: bool) -> None:
    from kg.cli import render

    if form == "json":
        import json

        problems = [
            {"source": p.source, "line": p.line, "code": p.code, "severity": p.severity, "message": p.message}
            for p in built.problems
        ]
        content = {"folder": str(built.folder), "counts": dict(built.counts), "problems": problems}
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    _problems(built.problems, verbose=verbose)
    render.table(("", "number"), built.counts.items())
    if built.audit is None:
        click.echo(
            f"Built in {built.folder}: ask it with 'kg query'. A corpus is not audited while it is built."
        )
    else:
        click.echo(f"Built in {built.folder}: open {built.folder / 'index.html'} in a browser.")


def _problems(problems: tuple[Problem, ...], *, verbose: bool) -> None:
    from kg.cli.render import printable

    shown = problems if verbose else [p for p in problems if p.severity != "info"][:_SHOWN]
    for problem in shown:
        click.echo(
            printable(f"{problem.place}: {problem.severity}: {problem.message} [{problem.code}]"), err=True
        )
    if len(problems) > len(shown):
        click.echo(f"{len(problems) - len(shown)} more problems; 'kg build -v' shows all.", err=True)
