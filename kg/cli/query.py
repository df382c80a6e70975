"""``kg query``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli import sources as files

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query import Question
    from kg.workspace import Workspace

_FORMATS = ("table", "csv", "tsv", "json", "xml", "nt", "turtle", "jsonld")


class _Question(click.Command):
    """A command whose options come from the question: ``--reference boulman2005``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take out ``--name value`` and ``--name=value`` for every name that is no option of the command."""
        own = {option for parameter in self.params for option in parameter.opts} | {"-h", "--help"}
        left: list[str] = []
        bindings: dict[str, list[str]] = {}
        waiting = iter(args)
        for word in waiting:
            name, equals, value = word.partition("=")
            if not name.startswith("--") or name == "--" or name in own:
                left.append(word)
                if name in own and not equals and self._takes_value(name):
                    left.extend(next(([following] for following in waiting), []))
                continue
            if not equals:
                value = next(waiting, "")
                if not value or value.startswith("--"):
                    raise click.UsageError(f"{name} needs a value", ctx)
            bindings.setdefault(name[2:].replace("-", "_"), []).append(value)
        ctx.obj = bindings
        return super().parse_args(ctx, left)

    def _takes_value(self, name: str) -> bool:
        return any(
            name in parameter.opts and isinstance(parameter, click.Option) and not parameter.is_flag
            for parameter in self.params
        )


@click.command(cls=_Question)
@click.argument("question", required=False)
@click.option("--list", "listing", is_flag=True, help="List the questions that can be asked.")
@click.option("--show", is_flag=True, help="Print the question's SPARQL instead of asking it.")
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), help="Default: a table at a terminal, CSV in a pipe."
)
@files.folder
@files.output
@click.pass_context
def query(
    context: click.Context,
    question: str | None,
    listing: bool,
    show: bool,
    form: str | None,
    folder: Path | None,
    output: Path | None,
) -> None:
    """Ask the graph QUESTION: the name of a shipped one, a file that ends in .rq, or - for standard input.

    Each parameter of a question is an option: kg query claims-of-reference --reference boulman2005.
    An option given twice means either value.
    """
    from kg.workspace.opening import open_workspace

    workspace = open_workspace(folder, output)
    if listing or question is None:
        _list(workspace)
        return
    found = workspace.question(sys.stdin.read() + "\n" if question == "-" else question)
    if show:
        click.echo(found.text, nl=False)
        return
    _answer(workspace, found, form or _default_format(found), context.obj)


def _default_format(found: Question) -> str:
    from kg.cli import render
    from kg.query import yields_graph

    if yields_graph(found.text):
        return "turtle"
    return "table" if render.on_terminal() else "csv"


def _answer(workspace: Workspace, found: Question, form: str, bindings: dict[str, list[str]]) -> None:
    if form != "table":
        sys.stdout.buffer.write(workspace.answer(found, form, bindings))
        return
    from kg.cli import render

    rows = workspace.rows(found, bindings)
    render.table(rows.columns, rows.rows)


def _list(workspace: Workspace) -> None:
    from kg.cli import render

    rows = [
        (name, found.title, " ".join(f"--{parameter}" for parameter in found.parameters))
        for name, found in sorted(workspace.questions().items())
    ]
    render.table(("question", "what it answers", "parameters"), rows)
