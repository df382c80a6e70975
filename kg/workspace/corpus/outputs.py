"""What the build of a corpus leaves beside its store: the list of its articles, and the numbers of its summary."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import astuple, fields
from typing import TYPE_CHECKING

from kg import store
from kg.store import generations
from kg.triples import Names
from kg.workspace.corpus import shards, state
from kg.workspace.corpus.tally import Tally, total

if TYPE_CHECKING:
    from pathlib import Path

    from kg.workspace.corpus.build import Corpus

MANIFEST = "articles.csv"
"""The list of articles: name, file, counts and the digest of the N-Quads of each."""


def write(folder: Path, corpus: Corpus, base: str, root: Path) -> None:
    """Write the list of articles; what a build of few articles left there is taken away."""
    store.replace_file(folder / MANIFEST, _manifest(corpus, base, root))
    for name in (store.GRAPH_FILE, "graph.trig", "index.html", "audit.html", "evidence.csv"):
        (folder / name).unlink(missing_ok=True)


def manifest(folder: Path) -> list[dict[str, str]]:
    """Return the rows of the list of articles of the corpus built in ``folder``, those that could be read, in its order."""
    text = (folder / MANIFEST).read_text("utf-8") if (folder / MANIFEST).is_file() else ""
    return [row for row in csv.DictReader(io.StringIO(text, newline="")) if row["article"]]


def listed(folder: Path) -> list[str]:
    """Return the names of those articles."""
    return [row["article"] for row in manifest(folder)]


def withdraw(folder: Path) -> None:
    """Take away what a build of a corpus left in ``folder``, if one did."""
    if not (folder / state.FILE_NAME).is_file():
        return
    generations.withdraw(folder)
    shutil.rmtree(folder / shards.FOLDER, ignore_errors=True)
    for path in (folder / MANIFEST, *folder.glob(f"{state.FILE_NAME}*")):
        path.unlink(missing_ok=True)


def counts(corpus: Corpus) -> dict[str, int]:
    """Return the numbers of a build's summary, over all articles, in the order they are shown."""
    tallies = [outcome.tally for outcome in corpus.outcomes if outcome.tally]
    whole = total(tallies)
    return {
        "articles": len(tallies),
        "  could not be read": len(corpus.outcomes) - len(tallies),
        "  read anew": corpus.made,
        "claims": whole.claims,
        "general claims": whole.general,
        "  cited": whole.marked,
        "  uncited": whole.general - whole.marked,
        "references": whole.references,
        "  never cited": whole.references - whole.cited,
        "markers": whole.markers,
        "pointers": whole.pointers,
        "  to no reference": whole.pointers - whole.linked,
        "problems": whole.problems,
    }


def _manifest(corpus: Corpus, base: str, root: Path) -> bytes:
    root = root.resolve()  # as the paths of the tasks are
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["article", "file", *(field.name for field in fields(Tally)), "sha256"])
    prefix = Names(base, "").graph
    for outcome in corpus.outcomes:
        numbers = astuple(outcome.tally or Tally())
        file = (
            outcome.task.path.relative_to(root)
            if outcome.task.path.is_relative_to(root)
            else outcome.task.path
        )
        writer.writerow([outcome.graph.removeprefix(prefix), file.as_posix(), *numbers, outcome.digest])
    return table.getvalue().encode()
