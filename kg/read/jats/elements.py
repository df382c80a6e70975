"""The table from element to the function that reads it, and the functions of those that need one of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from kg.model import BlockKind
from kg.read.jats import blocks, formulas, text
from kg.read.jats.xml import local_name, plain

if TYPE_CHECKING:
    from kg.read.jats.page import Handler, Page
    from kg.read.jats.xml import Element

_TABLE_PARTS = frozenset({"thead", "tbody", "tfoot", "tgroup", "table"})
_COLUMNS = frozenset({"col", "colgroup", "colspec", "spanspec"})


def _float(page: Page, element: Element, level: int) -> None:
    """Read a figure, table or box: its caption first, then what it holds."""
    used = [one for one in map(element.find, ("label", "caption")) if one is not None]
    caption = element.find("caption")
    if caption is None:
        page.put(element, blocks.label(element), BlockKind.CAPTION)
    else:
        blocks.each(page, caption, level, BlockKind.CAPTION, blocks.label(element))
    page.boxed += 1
    blocks.parts(page, element, level, used)
    page.boxed -= 1


def _captions(page: Page, element: Element, level: int) -> None:
    blocks.each(page, element, level, BlockKind.CAPTION)


def _footnote(page: Page, element: Element, level: int) -> None:
    blocks.each(page, element, level, BlockKind.FOOTNOTE)


def _credit(page: Page, element: Element, level: int) -> None:
    blocks.paragraph(page, element, level, BlockKind.CAPTION)


def _labelled(page: Page, element: Element, level: int) -> None:
    """Read a theorem or a speech: what it is called begins its first paragraph."""
    used = [one for one in map(element.find, ("label", "title", "speaker")) if one is not None]
    first = next(element.iterchildren("p"), None)
    if first is None:
        page.put(element, " ".join(map(plain, used)), BlockKind.PARAGRAPH)
    else:
        blocks.paragraph(page, first, level, prefix=" ".join(map(plain, used)))
        used.append(first)
    blocks.parts(page, element, level, used)


def _alternatives(page: Page, element: Element, level: int) -> None:
    """Read the table among several forms of one thing, or the first form that can be read."""
    forms = [child for child in element if isinstance(child.tag, str) and child.tag not in text.UNPRINTED]
    chosen = next((child for child in forms if child.tag == "table"), forms[0] if forms else None)
    if chosen is None:
        blocks.paragraph(page, element, level)
    else:
        blocks.one(page, chosen, level)


def _table(page: Page, element: Element, level: int) -> None:
    blocks.loose(page, element, element.text)
    for child in element:
        name = local_name(child) if isinstance(child.tag, str) else ""
        if name in {"tr", "row"}:
            _row(page, child, level)
        elif name in _TABLE_PARTS:
            _table(page, child, level)
        elif name not in _COLUMNS:
            blocks.one(page, child, level)
        blocks.loose(page, child, child.tail)


def _row(page: Page, element: Element, level: int) -> None:
    """Add a row of a table, its cells parted by bars."""
    writer = page.writer(element)
    writer.put(element.text or "")
    for number, cell in enumerate(element):
        if number:
            writer.put(" | ")
        text.content(writer, cell)
        writer.put(f" {cell.tail or ''}")
    if writer.links or writer.text().strip(" |"):
        page.add(writer, BlockKind.TABLE_ROW)
    for later in writer.deferred:
        blocks.one(page, later, level)


def _list(page: Page, element: Element, level: int) -> None:
    page.depth += 1
    blocks.parts(page, element, level)
    page.depth -= 1


def _item(page: Page, element: Element, level: int) -> None:
    blocks.each(page, element, level, BlockKind.LIST_ITEM)


def _definition(page: Page, element: Element, level: int) -> None:
    """Add a term with what it means: ``term: meaning``."""
    writer = page.writer(element)
    writer.put(element.text or "")
    meant = False
    for child in element:
        if child.tag == "def" and not meant:
            writer.put(": ")
            meant = True
        elif writer.length:
            writer.gap()
        text.content(writer, child)
        writer.put(f" {child.tail or ''}" if (child.tail or "").strip() else "")
    page.add(writer, BlockKind.LIST_ITEM)
    for later in writer.deferred:
        blocks.one(page, later, level)


def _code(page: Page, element: Element, _: int) -> None:
    page.put(element, "".join(element.itertext()).strip("\n"), BlockKind.CODE)


def _formula(page: Page, element: Element, _: int) -> None:
    page.put(element, formulas.plain(element), BlockKind.MATH)


def _entry(page: Page, element: Element, _: int) -> None:
    """Add an entry of the reference list, its label and text as they were read."""
    page.put(element, page.entries.get(element, ""), BlockKind.REFERENCE)


def _withhold(page: Page, element: Element, _: int) -> None:
    page.writer(element).withhold()


def _entity(page: Page, element: Element, _: int) -> None:
    page.put(element, element.text, BlockKind.PARAGRAPH)


def _nothing(_: Page, element: Element, level: int) -> None:
    """Read nothing."""


HANDLERS: dict[object, Handler] = {
    "p": blocks.paragraph,
    "verse-group": blocks.paragraph,
    **dict.fromkeys(
        (
            "sec",
            "ack",
            "app",
            "fn-group",
            "glossary",
            "notes",
            "bio",
            "ref-list",
            "abstract",
            "trans-abstract",
            "floats-group",
        ),
        blocks.section,
    ),
    "title": _credit,
    "caption": _captions,
    "permissions": _captions,
    "license": _captions,
    "attrib": _credit,
    "copyright-statement": _credit,
    "license-p": _credit,
    "copyright-year": _credit,
    "copyright-holder": _credit,
    "fn": _footnote,
    "table-wrap-foot": _footnote,
    "statement": _labelled,
    "speech": _labelled,
    "alternatives": _alternatives,
    "table": _table,
    "{http://docs.oasis-open.org/ns/oasis-exchange/table}table": _table,
    "list": _list,
    "list-item": _item,
    "def-item": _definition,
    "def-list": _list,
    "preformat": _code,
    "code": _code,
    "disp-formula": _formula,
    "tex-math": _formula,
    formulas.MATH: _formula,
    "ref": _entry,
    "email": _withhold,
    "phone": _withhold,
    "fax": _withhold,
    **dict.fromkeys(text.FLOATS, _float),
    **dict.fromkeys(text.UNPRINTED, _nothing),
    etree.ProcessingInstruction: _nothing,
    etree.Comment: _nothing,
    etree.Entity: _entity,
}
"""How a block element is read, by its name; of any other, its parts, or its text when it has any of its own."""
