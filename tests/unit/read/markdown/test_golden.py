"""What becomes of Markdown, case by case: title, input, expected blocks.

A block is told as its line, kind and text, then its parts: ``[]`` a citation with its keys, ``^`` what is raised,
``=`` what is no prose, ``#`` what a person says of it. Problems come last, with ``!``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it.utils import read_fixture_file

from kg.read import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Block, Document, Label, Marker

FOLDER = Path(__file__).parents[3] / "golden" / "markdown"
CASES = [
    pytest.param(case[2], case[3], id=f"{file.stem}: {case[1]}")
    for file in sorted(FOLDER.glob("*.md"))
    for case in read_fixture_file(file)
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_markdown(text: str, expected: str) -> None:
    assert told(text) == expected


def told(text: str) -> str:
    document = markdown.parse(text, "article.md")
    lines = [line for block in document.blocks for line in _block(block)]
    lines += _metadata(document)
    lines += [f"! {problem.line} {problem.code}" for problem in document.problems]
    return "".join(f"{line}\n" for line in lines)


def _metadata(document: Document) -> Iterator[str]:
    """Yield what the metadata say, where the title is not all."""
    work = document.work
    named = {"type": work.type, "title": work.title, "container": work.container, "date": work.date}
    named |= {"volume": work.volume, "issue": work.issue, "pages": work.pages, "doi": work.doi}
    named |= {"abstract": work.abstract, "extra": str(work.extra or "")}
    named |= {name: str(getattr(document, name) or "") for name in ("keywords", "bibliographies", "nocite")}
    for role in ("authors", "editors"):
        for person in getattr(work, role):
            yield f"{role}: {person.family} / {person.name} {person.orcid}".rstrip()
    if any(value for name, value in named.items() if name not in ("type", "title")):
        yield from (f"{name}: {value}" for name, value in named.items() if value)


def _block(block: Block) -> Iterator[str]:
    level = f" {block.level}" if block.level else ""
    yield f"{block.line} {block.kind}{level}: {block.text!r}"
    yield from (_marker(block, marker) for marker in block.markers)
    if block.superscripts:
        yield f"    ^ {' '.join(span.of(block.text) for span in block.superscripts)}"
    if block.opaque:
        yield f"    = {' '.join(span.of(block.text) for span in block.opaque)!r}"
    for note in block.annotations:
        yield f"    # {' '.join((note.id or '-', *note.classes))}: {note.span.of(block.text)!r}"
    if block.breaks:
        yield f"    lines {' '.join(f'{line}:{block.text[offset:].split()[0]}' for offset, line in block.breaks)}"


def _marker(block: Block, marker: Marker) -> str:
    labels = "; ".join(_label(block, label) for label in marker.labels)
    return f"    [] {marker.span.of(block.text)!r} on {marker.line}{' in text' * marker.in_text}: {labels}"


def _label(block: Block, label: Label) -> str:
    assert label.span.of(block.text) == label.text
    return " / ".join(part for part in (label.prefix, label.text, label.locator) if part)
