"""The audit of a corpus on the command line: findings go out as they come, the summary at the end."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from kg.cli import MISUSE, progress
from kg.cli.audit import coverage, fails, unused
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.model import Audit, Finding, Severity
    from kg.workspace import Workspace


def audit(
    workspace: Workspace, form: str | None, fail_on: str | None, *, jobs: int | None, scheduler: str
) -> int:
    """Audit a corpus, print it, and return the exit status.

    Raises :class:`InputError` for a form that would need all findings at once.
    """
    from kg.cli import render

    chosen = form or ("table" if render.on_terminal() else "csv")
    if chosen not in {"table", "csv"}:
        message = f"the audit of a corpus cannot be written as {chosen}"
        raise InputError(message, remedy="Use --format csv, or table for the summary alone.")
    counts: Counter[tuple[Severity, str]] = Counter()

    def sink(findings: tuple[Finding, ...]) -> None:
        counts.update((finding.severity, finding.check) for finding in findings if not finding.suppressed)
        if chosen == "csv":
            _written(findings)

    if chosen == "csv":
        _head()
    with progress.shown(quiet=False) as told:
        found = workspace.audit_corpus(sink, jobs=jobs, scheduler=scheduler, progress=told)
    return _ended(found, counts, fail_on, summary=chosen == "table")


def _ended(found: Audit, counts: Counter[tuple[Severity, str]], fail_on: str | None, *, summary: bool) -> int:
    """Show the summary and what could not be used; return the exit status."""
    from kg.cli import render

    errors = [problem for problem in found.problems if problem.severity == "error"]
    for problem in errors:
        click.echo(render.printable(f"{problem.place}: {problem.message}"), err=True)
    if summary:
        coverage(found)
        order = sorted(counts, key=lambda key: (key[0].rank, key[1]))
        render.table(("severity", "check", "findings"), [(*key, counts[key]) for key in order])
        unused(found)
    if errors:
        return MISUSE
    return int(any(fails(severity, fail_on) for severity, _ in counts))


def _head() -> None:
    from kg.write.findings import CSV_HEAD

    sys.stdout.buffer.write(CSV_HEAD.encode())


def _written(findings: tuple[Finding, ...]) -> None:
    from kg.write.findings import csv_rows

    sys.stdout.buffer.write(csv_rows(findings).encode())
