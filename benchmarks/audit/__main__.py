"""Measure how well the audit finds faults that were put into real articles.

    python -m benchmarks.audit FOLDER [--rounds 3] [--seconds 3600] [--write docs/audit-accuracy.md]

Every Markdown file of FOLDER is taken that has a numbered reference list, or BibTeX beside it; the shortest articles first.
Nothing is written but the page and temporary files.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from multiprocessing import Pool
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.audit.case import Case
from benchmarks.audit.mutations import MUTATIONS
from benchmarks.audit.places import entries, prose
from benchmarks.audit.report import page
from benchmarks.audit.run import Outcome, audit, outcome, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEWEST = 5


def cases(folder: Path) -> Iterator[Case]:
    """Yield the articles of a folder that have running text and a list, the shortest first."""
    for path in sorted(folder.rglob("*.md"), key=lambda path: (path.stat().st_size, path)):
        bib = "\n".join(_text(file) for file in sorted(path.parent.glob("*.bib")))
        case = Case(path.relative_to(folder).as_posix(), _text(path), bib)
        if len(entries(case)) >= _FEWEST and len(prose(case.text)) > 1:
            yield case


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")


def measure(task: tuple[Case, int, float]) -> tuple[list[Outcome], Counter[tuple[str, str]]]:
    """Return what became of one round of mutants of an article until a time, and its own findings by check."""
    case, number, until = task
    found: list[Outcome] = []
    if time.time() > until:
        return found, Counter()
    with TemporaryDirectory() as name:
        folder = Path(name)
        clean = audit(case, folder)
        known = read(case, clean)
        for check, mutation in MUTATIONS:
            mutant = mutation(known, Random(f"{case.name} {mutation.__name__} {number}"))  # noqa: S311 - no secret
            if mutant and time.time() < until:
                only = frozenset({check})
                before = audit(case, folder, only).audit if check == "U02" else clean.audit
                after = audit(Case(case.name, mutant.text, mutant.bib), folder, only).audit
                found.append(outcome((case.name, mutation.__name__, check), mutant, before, after))
    return found, Counter((f.check, str(f.severity)) for f in clean.audit.findings)


def main() -> int:
    """Write the page; status 2 when the folder has no article of use."""
    options = _options()
    articles = list(cases(options.folder))[: options.articles]
    until = time.time() + options.seconds
    outcomes: list[Outcome] = []
    clean: list[Counter[tuple[str, str]]] = []
    with Pool(options.processes) as pool:
        for number in range(options.rounds):
            for found, findings in pool.imap_unordered(measure, [(case, number, until) for case in articles]):
                outcomes += found
                clean += [findings] if number == 0 and found else []
    for each in sorted(outcomes, key=lambda each: (each.check, each.case)):
        if each.told and options.tell:
            print(each.check, each.mutation, each.case, each.right, each.wrong, each.judged, each.told[:400])
    text = page(outcomes, clean, options.commit) if clean else ""
    print(text)
    if options.write and text:
        options.write.write_text(text, "utf-8")
    return 0 if text else 2


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, help="how many articles, the shortest first")
    parser.add_argument("--rounds", type=int, default=3, help="how often each fault is put into each article")
    parser.add_argument("--seconds", type=float, default=3600.0, help="time after which no more are made")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--tell", action="store_true", help="show every mutant that was not found right")
    parser.add_argument("--commit", default="", help="the commit that is measured, to be named on the page")
    parser.add_argument("--write", type=Path)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
