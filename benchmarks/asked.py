"""Every shipped question, asked of a built corpus: of one thing in it, and of all.

    python -m benchmarks.asked BUILD

Each question is asked in a process of its own and ended after some time. The time is that of the answer, all rows
read, in a store that was opened a moment before.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kg import query, store

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTIONS = Path(__file__).parents[1] / "queries"
LIMIT = 180.0
"""Seconds after which a question is ended, unless told otherwise."""

OF_ONE_THING = frozenset({"claim-provenance", "claim-record"})
"""Questions about one claim: with nothing bound they would return the whole graph."""

_SOME = """SELECT ?article ?claim ?reference ?section WHERE {
  ?citation a cito:Citation ; cito:hasCitingEntity ?claim ; kg:pointer ?pointer . ?pointer c4o:denotes ?reference .
  ?claim dcterms:isPartOf ?article ; schema:appearance ?sentence .
  ?sentence dcterms:isPartOf ?paragraph . ?paragraph dcterms:isPartOf ?section . ?section a doco:Section .
} LIMIT 1"""
_KNOWN = {
    "kind": "<https://w3id.org/claim-kg/terms/kind/treatment>",
    "measure": "<https://w3id.org/claim-kg/terms/measure/age>",
    "code": '"dangling-pointer"',
}


def asked(build: Path, limit: float = LIMIT) -> Iterator[str]:
    """Yield the table of all questions, as lines of Markdown; each is ended after ``limit`` seconds."""
    (some,) = query.select(store.open_graph(build), _SOME).records()
    values = _KNOWN | {name: f"<{value}>" for name, value in some.items()}
    yield "| question | of one thing, ms | rows | of all, ms | rows |"
    yield "|---|---|---:|---:|---:|"
    for path in sorted(QUESTIONS.glob("*.rq")):
        question = query.parse(path.stem, path.read_text("utf-8"))
        bound = next(((name, values[name]) for name in question.parameters if name in values), None)
        yield _row(build, path.stem, bound, limit)


def _row(build: Path, name: str, bound: tuple[str, str] | None, limit: float) -> str:
    one = _limited(build, limit, name, *bound) if bound else None
    of_one = f"{bound[0]} {one[0]} | {one[1]}" if bound and one else "– | –"
    whole = ("–", "–") if name in OF_ONE_THING else _limited(build, limit, name)
    return f"| {name} | {of_one} | {whole[0]} | {whole[1]} |"


def _limited(build: Path, limit: float, name: str, *bound: str) -> tuple[str, str]:
    """Ask in a process of its own; return milliseconds and rows, as they are shown."""
    command = [sys.executable, "-m", "benchmarks.asked", str(build), name, *bound]
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return f"> {limit * 1000:,.0f}", "–"
    milliseconds, rows = json.loads(done.stdout)
    return f"{milliseconds:,.1f}", f"{rows:,}"


def _ask(build: Path, name: str, *bound: str) -> None:
    graph = store.open_graph(build)
    question = query.parse(name, (QUESTIONS / f"{name}.rq").read_text("utf-8"))
    text = query.bind(question, {bound[0]: [bound[1]]} if bound else {})
    start = time.perf_counter()
    rows = query.serialise(graph, text, "nt" if query.yields_graph(text) else "tsv").count(b"\n") - 1
    print(json.dumps([(time.perf_counter() - start) * 1000, rows]))


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004 - the folder alone asks all
        _ask(Path(sys.argv[1]), *sys.argv[2:])
    else:
        print("\n".join(asked(Path(sys.argv[1]))))
