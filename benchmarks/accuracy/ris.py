"""Records of RIS and Web of Science files, against a count of the lines that begin them, and their values one by one.

The folder holds .ris files, at any depth; there is no gold beside them, so the count is made here by one pattern, apart
from the reader. A case is a file of which every record is a reference or a problem, and every value stands in the work.

    python -m benchmarks.accuracy.ris FOLDER
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy.report import Report
from kg.model import Person
from kg.read.bibliographies import parse
from kg.read.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Bibliography, Work

_BEGINS = re.compile(r"^\W*(?:[Tt][Yy]\s{0,4}-\s|PT [A-Z]$)", re.MULTILINE)
_VALUE = re.compile(r"^(?:(?P<tag>[A-Z][A-Z0-9])(?:  -| )|\s+)(?P<value>.*)$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/")
_LOST = frozenset({"empty-entry", "too-many-entries"})
"""Problems that stand for a record which is no reference."""

_TOLD_OTHERWISE = frozenset(
    {
        "TY",
        "PT",
        "ER",
        "EF",
        "FN",
        "VR",
        "ID",
        "PY",
        "Y1",
        "DA",
        "PD",
        "AU",
        "A1",
        "A2",
        "ED",
        "AF",
        "SP",
        "EP",
    }
)
"""Tags whose values are read, not copied: kinds, keys, dates, names, pages."""


def compare(folder: Path) -> Report:
    """Compare the number of records, and look for every value, in every file of ``folder``."""
    report, problems = Report("ris"), Counter[str]()
    references = values = 0
    for path in sorted(folder.rglob("*.ris")):
        data = path.read_bytes()
        read = parse(data, path.name)
        text = decode(data, path.name)[0]
        lost, seen = _unread(read)
        records = len(_BEGINS.findall(text))
        missing = records - len(read.references) - sum(one.code in _LOST for one in read.problems)
        difference = [f"{missing} of {records} records vanished"] if missing else []
        difference += [f"{len(lost)} values are nowhere, the first {lost[0]!r}"] if lost else []
        report.add(path.relative_to(folder).as_posix(), "; ".join(difference) or None)
        references, values = references + len(read.references), values + seen
        problems.update(problem.code for problem in read.problems)
    report.notes += [
        f"{references} references; {values} values looked for, each in the work or in what is kept beside it",
        "problems: " + ", ".join(f"{code} {count}" for code, count in problems.most_common()),
    ]
    return report


def _unread(read: Bibliography) -> tuple[list[str], int]:
    """Return the values of the references' texts that their works do not hold, and how many were looked for."""
    lost, seen = [], 0
    for reference in read.references:
        kept = _words(" ".join(_texts(reference.work)))
        for value in _values(reference.text):
            seen += 1
            if not _words(_RESOLVER.sub("", value)) <= kept:
                lost.append(value)
    return lost, seen


def _values(raw: str) -> Iterator[str]:
    tag = ""
    for found in _VALUE.finditer(raw):
        tag = found["tag"] or tag
        if tag not in _TOLD_OTHERWISE and found["value"].strip():
            yield found["value"]


def _texts(work: Work) -> Iterator[str]:
    for field in fields(work):
        value = getattr(work, field.name)
        if isinstance(value, str):
            yield value
        else:
            yield from (one.name if isinstance(one, Person) else " ".join(one) for one in value)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def main() -> None:
    """Print what differs in the folder that the command line names."""
    report = compare(Path(sys.argv[1]))
    print(f"{report.equal} of {report.total} equal")
    print("\n".join([*report.notes, *report.differences]))


if __name__ == "__main__":
    main()
