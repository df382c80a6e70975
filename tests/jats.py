"""Articles in JATS XML, for tests: what stands inside, as text; the rest is made around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import BlockKind, Document, Marker
from kg.read import jats

if TYPE_CHECKING:
    from kg.model import Block, Label

NAMESPACES = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML"'


def refs(*numbers: int, labels: bool = True) -> str:
    """Make a reference list with ids ``r1``, ``r2`` and so on."""
    return "<ref-list>" + "".join(ref(number, labels=labels) for number in numbers) + "</ref-list>"


def ref(number: int, *, labels: bool = True) -> str:
    label = f"<label>{number}.</label>" if labels else ""
    return (
        f'<ref id="r{number}">{label}<element-citation publication-type="journal"><person-group>'
        f"<name><surname>Roe{number}</surname><given-names>A</given-names></name></person-group>"
        f"<article-title>On matter {number}</article-title><source>Lancet</source><year>200{number % 10}</year>"
        f"</element-citation></ref>"
    )


def link(text: str, *numbers: int, kind: str = "bibr") -> str:
    """Make a link to references, printed as ``text``."""
    ids = " ".join(f"r{number}" for number in numbers)
    return f'<xref ref-type="{kind}" rid="{ids}">{text}</xref>'


def xml(body: str = "", back: str = "", front: str = "", after: str = "", attributes: str = "") -> bytes:
    """Make a file; what is given goes into the elements of these names, ``after`` behind them."""
    return (
        f"<article {NAMESPACES} {attributes}><front><article-meta>{front}</article-meta></front>"
        f"<body>{body}</body><back>{back}</back>{after}</article>"
    ).encode()


def parse(body: str = "", back: str = "", front: str = "", after: str = "", attributes: str = "") -> Document:
    """Read a file made of these parts."""
    return jats.parse(xml(body, back, front, after, attributes), "a.xml")


def body(text: str) -> list[tuple[BlockKind, str]]:
    """Read a body; return its blocks as kind and text."""
    return [(block.kind, block.text) for block in parse(text).blocks]


def paragraph(text: str, references: int = 9, *, labels: bool = True) -> Block:
    """Read one paragraph of an article with a numbered reference list."""
    found = parse(f"<p>{text}</p>", refs(*range(1, references + 1), labels=labels))
    return next(block for block in found.blocks if block.kind is BlockKind.PARAGRAPH)


def markers(text: str, references: int = 9, *, labels: bool = True) -> list[tuple[str, str]]:
    """Return the markers of a paragraph: as printed, and their labels, with ``*`` if implied, ``?`` without link."""
    found = paragraph(text, references, labels=labels)
    return [(marker.span.of(found.text), shown(marker)) for marker in found.markers]


def shown(marker: Marker) -> str:
    return " ".join(label.text + _sign(label) for label in marker.labels)


def _sign(label: Label) -> str:
    return "*" if label.implied else "" if label.link else "?"


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
