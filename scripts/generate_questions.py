"""Write ``docs/questions.md``: the shipped questions, from their own headers.

With ``--check``, change nothing and exit 1 when the page is not what the headers say.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg import query, store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.query import Question

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "questions.md"
_INTRODUCTION = """\
# Questions

This page is made by `python scripts/generate_questions.py` from the questions' own headers; change those.

A question is a file of `queries/`, valid SPARQL that runs on any engine. `kg query NAME` asks it; each parameter is an
option, and an option left out means all. A workspace's own questions go into its folder `queries/`; `kg query my.rq` and
`kg query -` ask any other. What the terms mean stands in [model.md](model.md).

| option | takes |
|---|---|
| `--article` | its name in the graph, its file or its title |
| `--claim` | its id |
| `--concept` | a label of the vocabulary, preferred or not; it stands for all narrower concepts too |
| `--kind`, `--measure` | one of the scheme, such as `prevalence` or `percentage` |
| `--reference` | its citation key, its label, or its number in the list |
| `--section` | its title or id |

Everything that is named so can also be given by its IRI. An option given twice means either. Columns for people come
first, IRIs last; `position` is the place in the text, `number` the place in the reference list.
"""


def shipped() -> list[Question]:
    """Return the shipped questions, by name."""
    return [
        query.parse(path.stem, path.read_text("utf-8")) for path in sorted((ROOT / "queries").glob("*.rq"))
    ]


def page(questions: Sequence[Question]) -> str:
    """Return the page as Markdown."""
    lines = [_INTRODUCTION, "| question | what it answers |", "|---|---|"]
    lines += [f"| [{question.name}](#{question.name}) | {question.title} |" for question in questions]
    lines += [line for question in questions for line in _section(question)]
    return "\n".join(lines) + "\n"


def _section(question: Question) -> Iterator[str]:
    yield from ("", f"## {question.name}", "", f"**{question.title}.** {' '.join(question.help.split())}", "")
    yield f"- **Parameters:** {_listed(question.parameters) or 'none'}"
    yield f"- **Columns:** {_listed(_columns(question)) or 'none: it yields a graph'}"
    yield "- **Example:**"
    yield from ("", "  ```sh")
    yield from (f"  {command(question, example)}" for example in question.examples or ("",))
    yield "  ```"


def command(question: Question, example: str) -> str:
    """Return the command that asks ``question`` with an example such as ``reference=boulman2005``."""
    name, _, value = example.partition("=")
    words = ["kg", "query", question.name, *([f"--{name}", value] if name else [])]
    return shlex.join(words)


def _columns(question: Question) -> Sequence[str]:
    if query.yields_graph(question.text):
        return ()
    return query.select(store.from_nquads(b""), question.text).columns


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def main(arguments: Sequence[str]) -> int:
    """Write the page, or compare it."""
    made = page(shipped())
    if "--check" in arguments:
        return int(not PAGE.exists() or PAGE.read_text("utf-8") != made)
    PAGE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
