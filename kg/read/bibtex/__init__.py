"""BibTeX and biblatex files to references.

::

    bytes ─encoding▶ text ─blocks▶ blocks ─macros▶ entries ─inherit▶ entries ─works, labels▶ references
                     (survey, library, scanner)

Sound entries are split by bibtexparser, damaged ones by our own scanner. Macros, cross-references, names, LaTeX, dates and
identifiers come after that, so that both kinds go one way.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kg.model import Bibliography, Problem, Reference, Severity
from kg.read.bibtex import blocks, macros, works
from kg.read.bibtex.inherit import inherit
from kg.read.bibtex.labels import label
from kg.read.bibtex.records import EXCERPT, Entry, Fault
from kg.read.encoding import decode

if TYPE_CHECKING:
    from kg.read.bibtex.faults import Faults

__all__ = ["parse"]

_MOST_BLOCKS = 500_000


def parse(data: bytes, source: str) -> Bibliography:
    """Return the references of a BibTeX file, in its order, and what could not be read as it is meant, by line.

    Each ``@type{…}`` that is no comment, preamble or string becomes a reference, damaged or not, or a Problem when it
    holds nothing at all. Label and key of a reference are its citation key to the letter; the second entry of one key is
    called ``key~2``, one without a key has the label ``~`` and its position. Takes time linear in the size of the file.
    """
    text, problems = decode(data, source)
    entries, faults = _entries(text)
    labels, label_faults = label(entries)
    complete, cross_faults = inherit(entries)
    references = []
    for position, (entry, name) in enumerate(zip(complete, labels, strict=True), start=1):
        work, work_faults = works.build(entry)
        faults.extend(work_faults)
        key = name if entry.key else ""
        references.append(Reference(name, position, work, key, entry.raw, source, entry.line))
    faults.extend(label_faults)
    faults.extend(cross_faults)
    found = (
        Problem(source, fault.line, fault.code, fault.message, fault.severity, fault.raw)
        for fault in faults.all()
    )
    return Bibliography(source, tuple(references), tuple(sorted((*problems, *found), key=_line)))


def _entries(text: str) -> tuple[list[Entry], Faults]:
    """Return the entries that hold something, with their macros expanded."""
    stream = blocks.read(text)
    entries, faults = macros.expand(islice(stream, _MOST_BLOCKS), len(text))
    if beyond := next(stream, None):
        message = f"more than {_MOST_BLOCKS} entries; from this line on nothing is read. Split the file"
        faults.add(Fault(beyond.line, "too-many-entries", message, severity=Severity.ERROR))
    faults.extend(_empty(entry) for entry in entries if not _holds_something(entry))
    faults.extend(_typeless(entry) for entry in entries if not entry.type)
    return [entry for entry in entries if _holds_something(entry)], faults


def _holds_something(entry: Entry) -> bool:
    return bool(entry.key or entry.fields)


def _empty(entry: Entry) -> Fault:
    message = "the entry holds neither a key nor a field and is left out"
    return Fault(entry.line, "empty-entry", message, entry.raw[:EXCERPT])


def _typeless(entry: Entry) -> Fault:
    message = "the entry has no type and is read as misc; write one after the @"
    return Fault(entry.line, "missing-type", message, entry.raw[:EXCERPT])


def _line(problem: Problem) -> int:
    return problem.line
