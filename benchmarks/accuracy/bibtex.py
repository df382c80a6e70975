"""Entries and keys of BibTeX files, against a count made beforehand and what other parsers made of them.

The folder holds .bib files and ``gold.jsonl``, a line a file: ``file``, ``n_entries``, ``keys``, and how many entries
pybtex, pandoc and bibtexparser found (``pybtex_n`` …, null where the parser gave up).

    python -m benchmarks.accuracy.bibtex FOLDER
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy.report import Report
from kg.read.bibtex import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model import Bibliography

_PARSERS = ("pybtex_n", "pandoc_bibtex_n", "pandoc_biblatex_n", "bibtexparser2_n")
_LOST = frozenset(
    {"empty-entry", "entry-in-comment", "entry-inside-value", "not-an-entry", "too-many-entries"}
)
"""Problems that stand for an entry which is no reference."""


@dataclass(slots=True)
class _Others:
    """The files on which the parsers do not all agree, and what is said of all files."""

    files: int = 0
    differences: list[str] = field(default_factory=list)
    references: int = 0
    problems: Counter[str] = field(default_factory=Counter)


def compare(folder: Path) -> Report:
    """Compare the number of entries and their keys in every file of ``folder``.

    A case is a file on which all parsers agree with the gold; what differs in the others stands in the notes, with the
    problems reported there. In no file may an entry be neither a reference nor a problem.
    """
    report, others = Report("bibtex"), _Others()
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        name, entries = gold["file"], gold["n_entries"]
        read = parse((folder / name).read_bytes(), name)
        difference = _difference(read, entries, gold["keys"])
        if all(gold.get(parser) == entries for parser in _PARSERS):
            report.add(name, difference or None)
        else:
            others.files += 1
            others.differences += [f"{name}: {difference} ({_codes(read)})"] if difference else []
        if (
            missing := entries
            - len(read.references)
            - sum(problem.code in _LOST for problem in read.problems)
        ):
            report.differences += [f"{name}: {missing} entries vanished"] if missing > 0 else []
        others.references += len(read.references)
        others.problems.update(problem.code for problem in read.problems)
    report.notes += _notes(report, others)
    return report


def _difference(read: Bibliography, entries: int, keys: Sequence[str]) -> str:
    if len(read.references) != entries:
        return f"{len(read.references)} entries instead of {entries}"
    pairs = zip((reference.key for reference in read.references), _labelled(keys), strict=False)
    return next((f"key {ours!r} instead of {theirs!r}" for ours, theirs in pairs if ours != theirs), "")


def _labelled(keys: Sequence[str]) -> Iterable[str]:
    """Yield the keys as they are listed where some stand twice."""
    counts: Counter[str] = Counter()
    for key in keys:
        counts[key] += 1
        yield f"{key}~{counts[key]}" if key and counts[key] > 1 else key


def _codes(read: Bibliography) -> str:
    return ", ".join(sorted({problem.code for problem in read.problems})) or "no problem"


def _notes(report: Report, others: _Others) -> Iterable[str]:
    alike = others.files - len(others.differences)
    yield f"a case is a file that pybtex, pandoc (as BibTeX and as biblatex) and bibtexparser read alike: {report.total}"
    yield f"of the {others.files} files on which one of them gives up or differs, {alike} equal the gold in entries and keys"
    yield from (f"not so {difference}" for difference in others.differences)
    yield f"{others.references} references in all"
    yield "problems: " + ", ".join(f"{code} {count}" for code, count in others.problems.most_common())


def main() -> None:
    """Print what differs in the folder that the command line names."""
    report = compare(Path(sys.argv[1]))
    print(f"{report.equal} of {report.total} equal")
    print("\n".join([*report.notes, *report.differences]))


if __name__ == "__main__":
    main()
