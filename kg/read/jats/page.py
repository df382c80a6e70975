"""The blocks of a file while they are gathered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Block, BlockKind, Span
from kg.read.jats import markers
from kg.read.jats.formulas import PICTURE
from kg.read.jats.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.model import Problem
    from kg.read.jats.markers import Reading
    from kg.read.jats.targets import Cited
    from kg.read.jats.xml import Element

    Handler = Callable[["Page", Element, int], None]
    """What reads one element; the number is the level of a section that would begin with it."""

_NO_TEXT = f" {PICTURE}"


@dataclass(slots=True)
class Page:
    """What is being read: the blocks so far, the links and entries still to come, and where in the file we are.

    ``handlers`` say how an element is read, by its name.
    ``boxed`` is how many boxes stand around: in a box a heading opens no section. ``depth`` is that of lists.
    """

    source: str
    reading: Reading
    problems: list[Problem]
    handlers: Mapping[object, Handler]
    cited: dict[Element, Cited] = field(default_factory=dict)
    entries: dict[Element, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    part: str = ""
    boxed: int = 0
    depth: int = 0

    def writer(self, element: Element, prefix: str = "") -> Writer:
        """Return a writer for a block that begins with ``element``."""
        writer = Writer(self.cited, self.problems, self.source, element.sourceline or 0)
        if prefix:
            writer.put(f"{prefix} ")
        return writer

    def add(self, writer: Writer, kind: BlockKind, level: int = 0) -> None:
        """Add what was written as a block, if anything was but pictures."""
        text = writer.text()
        if not (text.strip(_NO_TEXT) or writer.links):
            return
        if kind is BlockKind.LIST_ITEM:
            level = self.depth
        superscripts = _cut(writer.superscripts, len(text))
        self.blocks.append(
            Block(
                kind=kind,
                text=text,
                line=writer.first,
                level=level,
                superscripts=superscripts,
                opaque=_cut(writer.opaque, len(text)),
                markers=markers.of(writer.links, text, superscripts, self.reading) if writer.links else (),
                breaks=tuple(writer.breaks),
                part=self.part,
            )
        )

    def put(self, element: Element, text: str, kind: BlockKind, level: int = 0) -> None:
        """Add a block whose text is ready."""
        if text:
            self.blocks.append(Block(kind, text, element.sourceline or 0, level, part=self.part))


def _cut(spans: Sequence[Span], end: int) -> tuple[Span, ...]:
    """Return spans cut to a text that lost the blank at its end."""
    if not spans or spans[-1].end <= end:
        return tuple(spans)
    return tuple(span if span.end <= end else Span(min(span.start, end), end) for span in spans)
