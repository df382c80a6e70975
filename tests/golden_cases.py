"""Cases in Markdown: a title, the input, and what must come out; and the marks for spans in their texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from kg.model import Label, Marker, MarkerForm, Span

_CASE = re.compile(r"^## (?P<title>.+)\n(?P<given>(?:.+\n)+)---\n(?P<expected>(?:.+\n?)+)", re.MULTILINE)
_MARKS = {"⟦": "⟧", "⟪": "⟫", "⟨": "⟩"}


class Case(NamedTuple):
    """What goes in, line by line, and what must come out."""

    title: str
    given: list[str]
    expected: list[str]


class Marked(NamedTuple):
    """A text, with the spans of its citation markers ⟦⟧, opaque passages ⟪⟫ and superscripts ⟨⟩."""

    text: str
    markers: list[Span]
    opaque: list[Span]
    raised: list[Span]


def cases(name: str) -> list[Case]:
    text = (Path(__file__).parent / "golden" / f"{name}.md").read_text(encoding="utf-8")
    return [
        Case(found["title"], found["given"].splitlines(), found["expected"].splitlines())
        for found in _CASE.finditer(text)
    ]


def unmarked(line: str) -> Marked:
    spans: dict[str, list[Span]] = {closing: [] for closing in _MARKS.values()}
    kept: list[str] = []
    start = 0
    for character in line.replace("↵", "\n"):
        if character in _MARKS:
            start = len(kept)
        elif character in spans:
            spans[character].append(Span(start, len(kept)))
        else:
            kept.append(character)
    return Marked("".join(kept), *spans.values())


def marker(text: str, span: Span, *, in_text: bool = False) -> Marker:
    """Return the marker printed at ``span``, with its numbers or keys as labels."""
    printed = span.of(text)
    labels = tuple(Label(label, span) for label in re.findall(r"[\w-]+", printed))
    form = MarkerForm.BRACKET if printed[:1] in "[(" else MarkerForm.SUPERSCRIPT
    return Marker(span, labels, form, 1, in_text)
