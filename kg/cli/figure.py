"""``kg figure`` and ``kg view``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import sources as files

VIEWS = ("map", "matrix", "timeline")
FORMS = ("svg", "png", "pdf")


@click.command()
@files.argument
@click.option("--view", type=click.Choice(VIEWS), default="map", show_default=True, help="What is drawn.")
@click.option(
    "--format", "form", type=click.Choice(FORMS), help="Form of the file; default: by its name, else svg."
)
@click.option("--article", default="", metavar="NAME", help="Of several articles, which; default: the first.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to write; default: the view's name."
)
def figure(sources: tuple[Path, ...], view: str, form: str | None, article: str, output: Path | None) -> None:
    """Draw a figure for a paper from SOURCES, as in 'kg build', without a browser.

    Text stays text, the width is 180 mm, the same sources give the same bytes. Needs matplotlib: pip install 'claim-kg[figure]'.
    """
    from kg import store

    suffix = output.suffix.removeprefix(".").lower() if output else ""
    chosen = form or (suffix if suffix in FORMS else "svg")
    target = output or Path(f"{view}.{chosen}")
    data = files.workspace(sources).figure(view, chosen, article)
    store.replace_file(target, data)
    click.echo(f"{target}: {len(data) / 1000:.0f} kB")


@click.command()
@files.argument
@files.output
@click.option("--open", "opening", is_flag=True, help="Open the page in the browser that the system prefers.")
def view(sources: tuple[Path, ...], output: Path | None, opening: bool) -> None:
    """Say where the interactive page is, building it first if there is none, and show it if asked."""
    import webbrowser

    from kg.workspace import pages

    page = pages.index(files.workspace(sources, output))
    if opening and not webbrowser.open(page.resolve().as_uri()):
        click.echo("There is no browser that could be opened; open the file in one.", err=True)
    click.echo(str(page))
