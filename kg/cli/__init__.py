"""The command line: parse, call one method of a workspace, render.

Only click is imported before a command is known, so that ``kg --help`` is quick.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.lazy import Entry, LazyGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

MISUSE = 2


COMMANDS = {
    "build": Entry("kg.cli.build", "Build the graph, the page and the tables from SOURCES."),
    "query": Entry(
        "kg.cli.query",
        "Ask the graph QUESTION: the name of a shipped one, a file that ends in .rq, or - for standard input.",
    ),
    "search": Entry(
        "kg.cli.search",
        "Find claims, cited works, authors and articles in which all WORDS occur, the best first.",
    ),
    "audit": Entry(
        "kg.cli.audit", "Say which reference supports which claim, what is wrong, and what was not looked at."
    ),
    "whatif": Entry(
        "kg.cli.audit", "Show the claims that lose all support, or keep one source, if references fall."
    ),
    "verdict": Entry(
        "kg.cli.verdict",
        "Write down a person's VERDICT whether REFERENCE bears out CLAIM, as a row of verdicts.csv.",
    ),
    "review": Entry(
        "kg.cli.review", "List the pairs of claim and reference that are worth a person's time first."
    ),
    "agreement": Entry(
        "kg.cli.agreement",
        "Show how far reviewers agree beyond chance: Cohen's kappa for every two, Krippendorff's alpha for all.",
    ),
    "why-same": Entry(
        "kg.cli.why_same", "Say whether A and B, as reference lists cite them, are one work, and why."
    ),
    "validate": Entry(
        "kg.cli.validate",
        "Check the built graph against the shapes of the model and explain what does not conform.",
    ),
    "view": Entry(
        "kg.cli.figure",
        "Say where the interactive page is, building it first if there is none, and show it if asked.",
    ),
    "serve": Entry(
        "kg.cli.serve",
        "Serve FOLDER as a workbench for the browser, with a SPARQL endpoint, on this machine alone.",
    ),
    "figure": Entry(
        "kg.cli.figure", "Draw a figure for a paper from SOURCES, as in 'kg build', without a browser."
    ),
    "push": Entry(
        "kg.cli.push",
        "Hand the graph to the store at URL, by the SPARQL 1.1 Graph Store Protocol, named graph by named graph.",
    ),
}


@click.group(
    cls=LazyGroup,
    entries=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(package_name="claim-kg", prog_name="kg")
def kg() -> None:
    """Build, question and audit a knowledge graph of an article's literature, claim by claim.

    Exit status: 0 well, 1 findings or problems at the level asked for, 2 something to put right first.
    """


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
