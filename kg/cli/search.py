"""``kg search``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli import sources as files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.text import Text

    from kg.search import Hit

_KINDS = ("claim", "reference", "author", "article")
_COLUMNS = ("kind", "name", "text", "article", "place", "iri", "score")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(_KINDS), default=None, help="Find these alone.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many hits.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json"]),
    help="Default: a table at a terminal, CSV in a pipe.",
)
@files.folder
@files.output
def search(
    words: tuple[str, ...],
    kind: str | None,
    limit: int,
    form: str | None,
    folder: Path | None,
    output: Path | None,
) -> None:
    """Find claims, cited works, authors and articles in which all WORDS occur, the best first.

    A phrase stands in quotes within quotes: kg search '"skin lesions"'. A star stands for the rest of a word: calc*.
    Case and accents do not matter.
    """
    from kg.cli import render
    from kg.workspace.opening import open_workspace

    hits = open_workspace(folder, output).search(" ".join(words), kind=kind or "", limit=limit)
    _show(hits, form or ("table" if render.on_terminal() else "csv"))


def _show(hits: Sequence[Hit], form: str) -> None:
    if form == "json":
        import json

        found = [
            {
                **{name: getattr(hit, name) for name in _COLUMNS},
                "snippet": hit.snippet,
                "marks": list(hit.marks),
            }
            for hit in hits
        ]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif form == "table":
        _table(hits)
    else:
        import csv
        import sys

        writer = csv.writer(sys.stdout, delimiter="," if form == "csv" else "\t", lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows([getattr(hit, name) for name in _COLUMNS] for hit in hits)


def _table(hits: Sequence[Hit]) -> None:
    from kg.cli import render

    if not hits:
        click.echo("Nothing found.", err=True)
        return
    rows = ((hit.kind, hit.name, _marked(hit), hit.place or hit.article) for hit in hits)
    render.table(("kind", "name", "found", "where"), rows)


def _marked(hit: Hit) -> Text:
    """Return the snippet with the words in bold."""
    from rich.text import Text

    from kg.cli.render import printable

    text, end = Text(), 0
    for start, stop in hit.marks:
        text.append(printable(hit.snippet[end:start]))
        text.append(printable(hit.snippet[start:stop]), style="bold")
        end = stop
    return text.append(printable(hit.snippet[end:]))
