"""The command line: parse, call one method of a workspace, render.

Only click is imported before a command runs, so that ``kg --help`` is quick.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.agreement import agreement
from kg.cli.audit import audit, whatif
from kg.cli.build import build
from kg.cli.figure import figure, view
from kg.cli.push import push
from kg.cli.query import query
from kg.cli.review import review
from kg.cli.search import search
from kg.cli.validate import validate
from kg.cli.verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

MISUSE = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="claim-kg", prog_name="kg")
def kg() -> None:
    """Build, question and audit a knowledge graph of an article's literature, claim by claim.

    Exit status: 0 well, 1 findings or problems at the level asked for, 2 something to put right first.
    """


for command in (
    build,
    query,
    search,
    audit,
    whatif,
    verdict,
    review,
    agreement,
    validate,
    view,
    figure,
    push,
):
    kg.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a fault that a person can put right is one message and exit status 2."""
    from kg.errors import KgError

    try:
        kg(args=list(arguments) if arguments is not None else None, standalone_mode=True, prog_name="kg")
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        sys.exit(MISUSE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
