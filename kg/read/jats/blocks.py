"""How elements become blocks: running text, headings, and whatever stands between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import BlockKind
from kg.read.jats import text
from kg.read.jats.xml import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.read.jats.page import Page
    from kg.read.jats.xml import Element

_INTERRUPTING = frozenset(
    "list def-list disp-quote verse-group speech statement preformat disp-formula-group ref-list".split()  # noqa: SIM905
)
"""What cuts a paragraph in two."""

_PARAGRAPHS = ("p", "title", "subtitle", "attrib", "copyright-statement", "license-p")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_TITLES = {
    "abstract": "Abstract",
    "trans-abstract": "Abstract",
    "ack": "Acknowledgements",
    "app": "Appendix",
    "fn-group": "Notes",
    "glossary": "Glossary",
    "notes": "Notes",
    "bio": "About the authors",
    "ref-list": "References",
    "floats-group": "Figures and tables",
}
"""Headings of what files often leave without one."""


def one(page: Page, element: Element, level: int) -> None:
    """Read one element; of one that is not known, its parts, or its text when it has any of its own."""
    handler = page.handlers.get(element.tag)
    if handler is not None:
        handler(page, element, level)
    elif isinstance(element.tag, str):
        (paragraph if _is_text(element) else parts)(page, element, level)


def paragraph(
    page: Page, element: Element, level: int, kind: BlockKind = BlockKind.PARAGRAPH, prefix: str = ""
) -> None:
    """Read running text; a list or quotation in it stands between two blocks, a figure after it."""
    writer = page.writer(element, prefix)
    deferred: list[Element] = []
    if opening := element.text:
        writer.put(opening)
    for child in element:
        if child.tag in _INTERRUPTING:
            page.add(writer, kind)
            deferred += writer.deferred
            one(page, child, level)
            writer = page.writer(child)
        else:
            text.inline(writer, child)
        if tail := child.tail:
            writer.put(tail)
    page.add(writer, kind)
    for later in (*deferred, *writer.deferred):
        one(page, later, level)


def heading(page: Page, element: Element, level: int, title: str = "") -> list[Element]:
    """Add the heading of a section, its number included; in a box it is a caption. Return what was used for it."""
    named, number = element.find("title"), element.find("label")
    printed = "" if number is None else plain(number)
    if named is None:
        writer = page.writer(element, printed)
        writer.put(title)
    else:
        writer = page.writer(named, printed if printed and printed != plain(named) else "")
        text.content(writer, named)
    page.add(writer, BlockKind.CAPTION if page.boxed else BlockKind.HEADING, 0 if page.boxed else level)
    for later in writer.deferred:
        one(page, later, level)
    return [used for used in (named, number) if used is not None]


def label(element: Element) -> str:
    """Return the label of an element: ``Figure 2``, ``3.1``."""
    found = element.find("label")
    return "" if found is None else plain(found)


def section(page: Page, element: Element, level: int) -> None:
    """Read a section with its heading."""
    title = _TITLES.get(element.tag, "")
    kind = element.get("abstract-type") or (element.get(_LANGUAGE) if element.tag == "trans-abstract" else "")
    used = heading(page, element, level, f"{title} ({kind})" if kind else title)
    parts(page, element, level + 1, used)


def parts(page: Page, element: Element, level: int, used: Sequence[Element] = ()) -> None:
    """Read what stands in an element beside what was ``used`` already; loose text too, for nothing may be lost."""
    loose(page, element, element.text)
    for child in element:
        if child not in used:
            one(page, child, level)
        loose(page, child, child.tail)


def each(page: Page, element: Element, level: int, kind: BlockKind, above: str = "") -> None:
    """Read the paragraphs of an element as blocks of one kind, the first after its label and that of what is ``above``."""
    if (own := element.text) and own.strip():
        paragraph(page, element, level, kind, above)
        return
    first = element.find("label")
    prefix = f"{above} {label(element)}".strip()
    for child in element:
        if child is not first and _runs(page, child):
            paragraph(page, child, level, kind, prefix)
            prefix = ""
        elif child is not first:
            one(page, child, level)
        loose(page, child, child.tail)
    page.put(element, prefix, kind)


def loose(page: Page, beside: Element, words: str | None) -> None:
    """Add words that stand between elements, where none should, as a paragraph."""
    if words and words.strip():
        writer = page.writer(beside)
        writer.put(words)
        page.add(writer, BlockKind.PARAGRAPH)


def _runs(page: Page, element: Element) -> bool:
    """Say whether an element is a paragraph, or as good as one."""
    return element.tag in _PARAGRAPHS or (
        element.tag not in page.handlers and isinstance(element.tag, str) and _is_text(element)
    )


def _is_text(element: Element) -> bool:
    """Say whether an element is one piece of text: nothing in it is a block."""
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        return True
    return (
        next(element.iter(*_PARAGRAPHS, "sec", "list", "table", "fig", "table-wrap", "disp-formula"), None)
        is None
    )
