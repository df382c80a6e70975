"""Running text of JATS: inline elements to plain text, superscripts, opaque passages and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from kg.model import Span
from kg.read.jats import formulas
from kg.read.jats.writer import Link
from kg.read.jats.xml import href

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.read.jats.writer import Writer
    from kg.read.jats.xml import Element

    Handler = Callable[[Writer, Element], None]

FLOATS = frozenset(
    """
    fig fig-group table-wrap table-wrap-group boxed-text supplementary-material media chem-struct-wrap
    """.split()  # noqa: SIM905 - tables of names read better in lines than in quotes
)
"""What a paragraph may hold without being interrupted by it; it is read after the paragraph."""

UNPRINTED = frozenset(
    """
    graphic alt-text long-desc object-id index-term index-term-range-end col colgroup custom-meta-group
    custom-meta sec-meta processing-meta elocation-id issn target
    """.split()  # noqa: SIM905
)
"""What is no text of the page."""

_ADDRESS = re.compile(r"(?:https?|ftp)://|www\.|doi:|10\.\d{4,9}/", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def content(writer: Writer, element: Element) -> None:
    """Write all that stands inside an element; one that is not known is as if its tags were not there."""
    if text := element.text:
        writer.put(text)
    if not len(element):
        return
    for child in element:
        _HANDLERS.get(child.tag, content)(writer, child)
        if tail := child.tail:
            writer.put(tail)


def inline(writer: Writer, element: Element) -> None:
    """Write one element without what follows it."""
    _HANDLERS.get(element.tag, content)(writer, element)


def _superscript(writer: Writer, element: Element) -> None:
    start = writer.length
    content(writer, element)
    if writer.length > start:
        writer.superscripts.append(Span(start, writer.length))


def _opaque(writer: Writer, element: Element) -> None:
    start = writer.length
    content(writer, element)
    if writer.length > start:
        writer.opaque.append(Span(start, writer.length))


def _xref(writer: Writer, element: Element) -> None:
    """Write a link: one to references is noted, a bare number that names something else is no prose."""
    start = writer.length
    cited = writer.cited.pop(element, None) if writer.cited else None
    if cited is not None:
        writer.line = element.sourceline or writer.line
        line = writer.line
        content(writer, element)
        writer.links.append(Link(start, writer.length, cited, line))
        return
    content(writer, element)
    if writer.length > start and not _LETTER.search(writer.since(start)):
        writer.opaque.append(Span(start, writer.length))


def _formula(writer: Writer, element: Element) -> None:
    _put_opaque(writer, formulas.plain(element))


def _display(writer: Writer, element: Element) -> None:
    writer.gap()
    _formula(writer, element)
    writer.gap()


def _picture(writer: Writer, _: Element) -> None:
    _put_opaque(writer, formulas.PICTURE)


def _put_opaque(writer: Writer, text: str) -> None:
    start = writer.length
    writer.put(text)
    writer.opaque.append(Span(start, writer.length))


def _address(writer: Writer, element: Element) -> None:
    """Write a link to the web; the words of one are prose, a bare address is not."""
    start = writer.length
    content(writer, element)
    target = href(element)
    if target.lower().startswith(("mailto:", "tel:")):
        return
    if writer.length == start:
        _put_opaque(writer, target)
    elif _ADDRESS.match(writer.since(start).strip()):
        writer.opaque.append(Span(start, writer.length))


def _spaced(writer: Writer, element: Element) -> None:
    writer.gap()
    content(writer, element)
    writer.gap()


def _note(writer: Writer, element: Element) -> None:
    writer.deferred.append(element)


def _float(writer: Writer, element: Element) -> None:
    writer.gap()
    writer.deferred.append(element)


def _withhold(writer: Writer, _: Element) -> None:
    writer.withhold()


def _nothing(_: Writer, element: Element) -> None:
    """Write nothing."""


def _entity(writer: Writer, element: Element) -> None:
    writer.put(element.text)


def _alternatives(writer: Writer, element: Element) -> None:
    """Write the one of several forms of the same thing that can be read."""
    readable = [child for child in element if isinstance(child.tag, str) and child.tag not in UNPRINTED]
    order = ("tex-math", formulas.MATH, "textual-form")
    chosen = next((child for tag in order for child in readable if child.tag == tag), None)
    if chosen is None:
        chosen = next((child for child in readable if child.tag != "inline-graphic"), None)
    if chosen is None:
        _picture(writer, element)
    else:
        inline(writer, chosen)


_HANDLERS: dict[object, Handler] = {
    "sup": _superscript,
    "xref": _xref,
    "monospace": _opaque,
    "code": _opaque,
    "preformat": _opaque,
    "ext-link": _address,
    "uri": _address,
    "self-uri": _address,
    "inline-formula": _formula,
    "disp-formula": _display,
    "chem-struct": _formula,
    "tex-math": _formula,
    formulas.MATH: _formula,
    "inline-graphic": _picture,
    "alternatives": _alternatives,
    "break": _spaced,
    "email": _withhold,
    "phone": _withhold,
    "fax": _withhold,
    "fn": _note,
    **dict.fromkeys(FLOATS, _float),
    **dict.fromkeys(UNPRINTED, _nothing),
    **dict.fromkeys(
        """
        p title subtitle label list list-item def-list def-item term def td th tr caption disp-quote verse-line
        speech statement attrib sec ref-list ref speaker institution-wrap contrib aff license-p
        """.split(),  # noqa: SIM905
        _spaced,
    ),
    etree.ProcessingInstruction: _nothing,
    etree.Comment: _nothing,
    etree.Entity: _entity,
}
"""How an element is written, by its name; what is not here is transparent."""
