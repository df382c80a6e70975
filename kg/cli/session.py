"""One pair after the other, at a terminal: show, ask, write down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.render import printable
from kg.cli.verdict import tell
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.audit.queue import Task
    from kg.workspace import Workspace

_LETTERS = {
    "s": "supported",
    "p": "partly-supported",
    "o": "overstated",
    "n": "not-supported",
    "c": "contradicted",
    "u": "unrelated",
    "d": "cannot-be-determined",
}
_SKIP, _QUIT = "k", "q"
_BASES = ("full-text", "abstract", "title")
_PASSAGE = "The passage that decides"
_SHOWN = 3000
"""Characters of a text that are shown."""


def offer(workspace: Workspace, tasks: Sequence[Task], reviewer: str) -> None:
    """Offer pairs until the reviewer quits; each verdict is written down as soon as it is given."""
    given = 0
    try:
        for number, task in enumerate(tasks, start=1):
            _show(workspace, task, f"{number} of {len(tasks)}")
            letter = _letter()
            if letter == _QUIT:
                break
            if letter != _SKIP:
                _judge(workspace, task, _LETTERS[letter], reviewer)
                given += 1
    except click.Abort:
        click.echo()
    click.echo(f"Verdicts written down: {given}.")


def _show(workspace: Workspace, task: Task, place: str) -> None:
    pair = task.candidate
    click.echo(printable(f"\n[{place}] {pair.section or 'no section'}: {pair.claim}"))
    click.echo(printable(f"  {pair.text}"))
    click.echo(printable(f"cites {pair.reference}: {pair.entry}"))
    for finding, message in zip(task.findings, task.messages, strict=True):
        click.echo(printable(f"  finding {finding}: {message}"))
    for name, text in workspace.readable(f"{pair.article}/{pair.claim}", pair.reference).items():
        click.echo(printable(f"  {name}: {' '.join(text[:_SHOWN].split())}{' …' * (len(text) > _SHOWN)}"))


def _letter() -> str:
    click.echo(", ".join(f"{letter} {word}" for letter, word in _LETTERS.items()), nl=False)
    click.echo(f", {_SKIP} skip, {_QUIT} quit")
    letter: str = click.prompt("Verdict", type=click.Choice([*_LETTERS, _SKIP, _QUIT], case_sensitive=False))
    return letter


def _judge(workspace: Workspace, task: Task, word: str, reviewer: str) -> None:
    """Ask for the rest and write it down; a quote that is not there is asked for again."""
    pair = task.candidate
    known = pair.at_hand.replace(" ", "-")
    basis = click.prompt(
        "What was read", type=click.Choice(_BASES), default=known if known in _BASES else None
    )
    quote = click.prompt(_PASSAGE, default="", show_default=False)
    note = click.prompt("Note", default="", show_default=False)
    force = False
    while True:
        try:
            written = workspace.judge(
                f"{pair.article}/{pair.claim}",
                pair.reference,
                word,
                basis=basis,
                reviewer=reviewer,
                quote=quote,
                note=note,
                force=force,
            )
        except InputError as error:
            if not quote or force:
                raise
            click.echo(printable(error))
            force = click.confirm("Write the passage down all the same?", default=False)
            quote = quote if force else click.prompt(_PASSAGE, default="", show_default=False)
        else:
            tell(written)
            return
