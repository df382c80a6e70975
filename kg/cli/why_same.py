"""``kg why-same``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli import sources as files

if TYPE_CHECKING:
    from pathlib import Path

    from kg.merge import Answer
    from kg.model import Listed

_KINDS = {"doi": "the DOI", "pmid": "the PubMed id", "word": "a person's word,"}


@click.command("why-same")
@click.argument("a")
@click.argument("b")
@files.folder
@files.output
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    help="Default: text at a terminal, JSON in a pipe.",
)
def why_same(a: str, b: str, folder: Path | None, output: Path | None, form: str | None) -> None:
    """Say whether A and B, as reference lists cite them, are one work, and why.

    Each is a DOI, a PubMed id, the IRI of a work, a citation key, or an entry as article/label. Exit status 0: the same,
    1: not the same.
    """
    from kg.cli import render
    from kg.workspace.opening import open_workspace

    answer = open_workspace(folder, output).why_same(a, b)
    if (form or ("text" if render.on_terminal() else "json")) == "json":
        import json

        click.echo(json.dumps(_record(answer), ensure_ascii=False, indent=2))
    else:
        _tell(a, b, answer)
    raise SystemExit(int(not answer.same))


def _record(answer: Answer) -> dict[str, Any]:
    return {
        "same": answer.same,
        "works": list(answer.works),
        "start": _entry(answer.start),
        "steps": [
            {
                "one": _entry(step.one),
                "other": _entry(step.other),
                "kind": step.kind,
                "evidence": step.evidence,
            }
            for step in answer.steps
        ],
        "reasons": list(answer.reasons),
    }


def _entry(entry: Listed) -> dict[str, str]:
    return {
        "article": entry.article,
        "label": entry.label,
        "place": entry.place,
        "doi": entry.doi,
        "pmid": entry.pmid,
    }


def _tell(a: str, b: str, answer: Answer) -> None:
    from kg.cli.render import printable

    lines = [f"{a} and {b} are {'the same work' if answer.same else 'not the same'}: {answer.works[0]}"]
    if not answer.same:
        lines[0] += f" and {answer.works[1]}"
        lines += [f"  {reason}" for reason in answer.reasons]
    else:
        lines.append(f"  {_place(answer.start)}{'' if answer.steps else ' bears both names'}")
    for step in answer.steps:
        evidence = f"{_KINDS[step.kind]} {step.evidence}" if step.kind in _KINDS else step.evidence
        lines += [f"    {evidence}", f"  {_place(step.other)}"]
    for line in lines:
        click.echo(printable(line))


def _place(entry: Listed) -> str:
    return f"reference {entry.label} of {entry.article} ({entry.place})"
