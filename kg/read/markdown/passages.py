"""What a passage of inline Markdown becomes: plain text, and what is known of its parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Annotation, BlockKind, Marker, Problem, Span


@dataclass(frozen=True, slots=True)
class Aside:
    """A passage that stands in another one without being part of its text: a caption, a note."""

    kind: BlockKind
    passage: Passage


@dataclass(frozen=True, slots=True)
class Passage:
    """Plain text with its parts, as in a :class:`~kg.model.Block`.

    ``strong`` when all of it is set in bold, ``formula`` when it is nothing but displayed mathematics,
    ``tex`` when it is nothing but TeX; ``notes`` are the labels of the footnotes it refers to.
    """

    text: str
    line: int
    superscripts: tuple[Span, ...] = ()
    opaque: tuple[Span, ...] = ()
    markers: tuple[Marker, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()
    strong: bool = False
    formula: bool = False
    tex: bool = False
    asides: tuple[Aside, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
