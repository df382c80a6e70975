"""``kg agreement``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli import sources as files

if TYPE_CHECKING:
    from pathlib import Path

    from kg.audit.agreement import Agreement

_FEW = 10
"""Pairs below which a coefficient says little, whatever it is."""


@click.command()
@files.folder
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    help="Default: a table at a terminal, JSON in a pipe.",
)
def agreement(folder: Path | None, form: str | None) -> None:
    """Show how far reviewers agree beyond chance: Cohen's kappa for every two, Krippendorff's alpha for all."""
    from kg.cli import render
    from kg.workspace.opening import open_workspace

    found = open_workspace(folder).agreement()
    if (form or ("table" if render.on_terminal() else "json")) == "json":
        import json
        from dataclasses import asdict

        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    if found.between:
        rows = [
            (each.one, each.other, each.judged, each.alike, _figure(each.kappa, each.judged))
            for each in found.between
        ]
        render.table(("reviewer", "reviewer", "pairs both judged", "alike", "Cohen's κ"), rows)
    click.echo(render.printable(_of_all(found)))


def _of_all(found: Agreement) -> str:
    if not found.between:
        who = ", ".join(found.reviewers) or "nobody"
        return (
            f"Not enough: no pair of claim and reference was judged by two named reviewers (there is {who})."
        )
    return f"Krippendorff's α over the {found.judged} pairs that several judged: {_figure(found.alpha, found.judged)}."


def _figure(value: float | None, number: int) -> str:
    if value is None:
        return "not enough: all verdicts are alike, so chance cannot be told from agreement"
    return f"{value:.2f}" + (" (too few pairs to rely on)" if number < _FEW else "")
