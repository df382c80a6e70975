"""Compare what the readers make of real files with a gold standard made by other tools and by hand.

    python -m benchmarks.accuracy FOLDER [--write docs/accuracy.md]

FOLDER holds any of the folders ``pandoc-md``, ``md-gold``, ``bibtex``, ``ris`` and ``jats``, each with its gold.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy import bibtex, jats, md_gold, pandoc_md, ris

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.accuracy.report import Report

COMPARISONS: dict[str, Callable[[Path], Report]] = {
    "pandoc-md": pandoc_md.compare,
    "md-gold": md_gold.compare,
    "bibtex": bibtex.compare,
    "ris": ris.compare,
    "jats": jats.compare,
}

_SHOWN = 50
_INTRODUCTION = """# Accuracy

What the readers make of real articles and bibliographies, compared with what must come out: Pandoc's own syntax tree for Markdown papers,
the publishers' tagging for numbered articles, what several parsers agree on for BibTeX, a count apart for RIS. None of the files was
written for this project, and none is part of it. Made by `python -m benchmarks.accuracy FOLDER --write docs/accuracy.md`, which runs on any folder of
the same layout.

| corpus | cases | equal to the gold |
|---|---|---|
"""


def main() -> int:
    """Run every comparison whose folder is there; status 1 when any case differs, 2 when there is none."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    reports = [
        compare(arguments.folder / name)
        for name, compare in COMPARISONS.items()
        if (arguments.folder / name).is_dir()
    ]
    text = "".join(_page(reports))
    print(text)
    if arguments.write:
        arguments.write.write_text(text, "utf-8")
    if not reports:
        return 2
    return int(any(report.differences for report in reports))


def _page(reports: Iterable[Report]) -> Iterable[str]:
    found = list(reports)
    yield _INTRODUCTION
    for report in found:
        yield f"| {report.name} | {report.total} | {report.equal} |\n"
    for report in found:
        yield f"\n## {report.name}\n\n"
        yield from (f"- {note}\n" for note in report.notes)
        yield f"- differences: {len(report.differences) or 'none'}\n"
        yield from (f"  - {difference}\n" for difference in report.differences[:_SHOWN])


if __name__ == "__main__":
    sys.exit(main())
