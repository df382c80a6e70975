"""Papers in Pandoc's Markdown with their BibTeX: the keys cited must be those of Pandoc's own syntax tree."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from benchmarks.accuracy.report import Report
from kg.model import BlockKind
from kg.read import bibtex, encoding, markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.model import Block, Document, Marker

_ABSTRACT = "Abstract"


def compare(folder: Path) -> Report:
    """Compare each paper of ``folder`` (``gold.jsonl``, one line a paper): keys cited, undefined, never cited, nocite.

    How often each key is cited and how many groups there are is told in the notes: Pandoc's tree holds the caption of
    a figure twice, and a key behind a comma as a group of its own.
    """
    report = Report("pandoc-md")
    counts: Counter[str] = Counter()
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        document = _document(folder, gold["md"])
        report.add(gold["md"], _difference(folder, document, gold))
        markers = [(block, marker) for block in document.blocks for marker in block.markers]
        counts["mentions"] += _mentions(markers) == Counter(gold["key_counts"])
        counts["groups"] += _groups(markers) == gold["n_cite_groups"]
        counts["keys"] += len(gold["cited_keys"])
        counts["citations"] += gold["n_citations"]
    report.notes = [
        f"{counts['keys']:,} keys cited {counts['citations']:,} times",
        f"every key cited as often as in Pandoc's tree in {counts['mentions']} of {report.total} papers",
        f"as many groups as in Pandoc's tree in {counts['groups']} of {report.total} papers",
    ]
    return report


def _document(folder: Path, name: str) -> Document:
    text, _ = encoding.decode((folder / name).read_bytes(), name)
    return markdown.parse(text, name)


def _difference(folder: Path, document: Document, gold: Mapping[str, Any]) -> str | None:
    body, abstract = _keys(document, abstract=False), _keys(document, abstract=True)
    cited = body if body == set(gold["cited_keys"]) else body | abstract
    listed = _listed(folder, gold["bibs"])
    pairs = {
        "cited": (cited, gold["cited_keys"]),
        "undefined": (cited - listed, gold["undefined"]),
        "never cited": (listed - cited, gold["never_cited"]),
        "nocite": (set(document.nocite), gold["nocite"]),
    }
    differences = [
        f"{name}: {_told(ours, set(theirs))}" for name, (ours, theirs) in pairs.items() if ours != set(theirs)
    ]
    return "; ".join(differences) or None


def _told(ours: set[str], theirs: set[str]) -> str:
    parts = (("only here", ours - theirs), ("only in the gold", theirs - ours))
    return ", ".join(f"{name} {' '.join(sorted(keys))}" for name, keys in parts if keys)


def _listed(folder: Path, names: Iterable[str]) -> set[str]:
    """Return the keys of the bibliographies, those of repeated entries (``key~2``) once."""
    files = [bibtex.parse((folder / name).read_bytes(), name) for name in names]
    keys = {reference.key for file in files for reference in file.references if reference.key}
    return {key for key in keys if "~" not in key or key.rpartition("~")[0] not in keys}


def _keys(document: Document, *, abstract: bool) -> set[str]:
    """Return the keys cited in the abstract of the metadata, or in the text itself."""
    return {label.text for marker in _markers(document, abstract=abstract) for label in marker.labels}


def _markers(document: Document, *, abstract: bool) -> Iterator[Marker]:
    within = False
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            within = block.text == _ABSTRACT
        if within is abstract:
            yield from block.markers


def _mentions(markers: Iterable[tuple[Block, Marker]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for block, marker in markers:
        for label in marker.labels:
            counts[label.text] += 2 if block.kind is BlockKind.CAPTION else 1
    return counts


def _groups(markers: Iterable[tuple[Block, Marker]]) -> int:
    return sum(
        _parts(block, marker) * (2 if block.kind is BlockKind.CAPTION else 1) for block, marker in markers
    )


def _parts(block: Block, marker: Marker) -> int:
    """Return how many groups Pandoc makes of a marker: one more for each label that no semicolon sets off."""
    ends = [label.span for label in marker.labels[1 if marker.in_text else 0 :]]
    gaps = (block.text[left.end : right.start] for left, right in pairwise(ends))
    return 1 + sum(";" not in gap for gap in gaps)
