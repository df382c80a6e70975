"""``kg verdict``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli import sources as files

if TYPE_CHECKING:
    from pathlib import Path

    from kg.workspace.verdicts import Recorded


@click.command()
@click.argument("claim")
@click.argument("reference")
@click.argument("verdict")
@click.option("--basis", required=True, help="What was read: full-text, abstract or title.")
@click.option(
    "--quote", default="", help="The passage of the reference that decides; … for what is left out."
)
@click.option("--note", default="", help="Anything else to say.")
@click.option(
    "--reviewer", required=True, envvar="KG_REVIEWER", show_envvar=True, help="The name of who judges."
)
@click.option("--force", is_flag=True, help="Write down a quote that does not stand in the text at hand.")
@files.folder
def verdict(
    claim: str,
    reference: str,
    verdict: str,
    basis: str,
    quote: str,
    note: str,
    reviewer: str,
    force: bool,
    folder: Path | None,
) -> None:
    """Write down a person's VERDICT whether REFERENCE bears out CLAIM, as a row of verdicts.csv.

    CLAIM is an id, REFERENCE a citation key or number; VERDICT is supported, partly-supported, overstated, not-supported,
    contradicted, unrelated or cannot-be-determined. No other verdict is changed.
    """
    from kg.workspace.opening import open_workspace

    written = open_workspace(folder).judge(
        claim, reference, verdict, basis=basis, reviewer=reviewer, quote=quote, note=note, force=force
    )
    tell(written)
    click.echo("'kg build' takes it into the graph.")


def tell(written: Recorded) -> None:
    """Say what was written down, where, and whether the quote was found."""
    from kg.cli.render import printable

    said = written.verdict
    words = f"{said.claim}, {said.reference}: {said.judgement} ({said.basis}, {said.reviewer}) is in {written.path}."
    click.echo(printable(words))
    if written.quote:
        click.echo(printable(f"The quote was {written.quote}."))
