"""The parts of a file: the article itself, and the texts that are appended to it with heads of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.model import BlockKind
from kg.read.jats import blocks, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.jats.page import Page
    from kg.read.jats.xml import Element

APPENDED = ("sub-article", "response")
_NOT_READ = frozenset({*APPENDED, "front", "front-stub", "processing-meta"})
_CORRESPONDENCE = frozenset({"corresp", "present-address", "current-aff"})


class Part(NamedTuple):
    """The article, whose ``name`` is empty, or an appended text; ``inside`` are its children, appended texts apart."""

    name: str
    element: Element
    inside: tuple[Element, ...]

    def iter(self, tag: str) -> Iterator[Element]:
        """Yield the elements of one name that belong to this part and no other."""
        for child in self.inside:
            yield from child.iter(tag)

    @property
    def front(self) -> Element | None:
        """The head of the part."""
        return next((child for child in self.inside if child.tag in {"front", "front-stub"}), None)


def of(article: Element) -> list[Part]:
    """Return the parts of a file, the article first, then what is appended in the order of the file."""
    found: list[Part] = []
    waiting = [article]
    names = {""}
    while waiting:
        element = waiting.pop()
        name = _name(element, len(found), names) if found else ""
        inside = tuple(child for child in element if isinstance(child.tag, str) and child.tag not in APPENDED)
        found.append(Part(name, element, inside))
        waiting += reversed(list(element.iterchildren(*APPENDED)))
    return found


def _name(element: Element, number: int, names: set[str]) -> str:
    name = element.get("id") or f"{element.tag}-{number}"
    name = name if name not in names else f"{name}~{number}"
    names.add(name)
    return name


def read(page: Page, part: Part) -> None:
    """Add the blocks of a part: its head, its body, what follows it, and links that stand nowhere else."""
    page.part = part.name
    level = 2 if part.name else 1
    abstracts = _head(page, part, level)
    for child in part.inside:
        if child.tag == "body":
            _body(page, child, level, after_abstract=abstracts)
        elif child.tag not in _NOT_READ:
            blocks.one(page, child, level)
    _left(page)


def _head(page: Page, part: Part, level: int) -> bool:
    """Add title, notes and abstracts; say whether there were abstracts."""
    front = part.front
    meta = front if front is None else next(front.iter("article-meta"), front)
    _title(page, part, meta)
    if meta is None or front is None:
        return False
    for notes in meta.iterchildren("author-notes"):
        for note in notes.iterchildren("fn"):
            if note.get("fn-type") not in _CORRESPONDENCE:
                blocks.each(page, note, level, BlockKind.MATTER)
    for matter in (*meta.iterchildren("product"), *meta.iterfind("funding-group/funding-statement")):
        blocks.paragraph(page, matter, level, BlockKind.MATTER)
    abstracts = list(meta.iterchildren("abstract", "trans-abstract"))
    for abstract in abstracts:
        blocks.section(page, abstract, level)
    for notes in front.iterchildren("notes"):
        blocks.one(page, notes, level)
    return bool(abstracts)


def _title(page: Page, part: Part, meta: Element | None) -> None:
    """Add the title; that of an appended text is a heading, its kind when it has none."""
    group = meta if meta is None else next(meta.iterchildren("title-group"), meta)
    names = ("article-title", "subtitle")
    titles = [] if group is None else [one for one in map(group.find, names) if one is not None]
    writer = page.writer(titles[0] if titles else part.element)
    for number, title in enumerate(titles):
        if number and writer.length:
            writer.put(": ")
        text.content(writer, title)
    if part.name and not writer.length:
        kind = part.element.get("article-type") or part.element.get("response-type") or part.element.tag
        writer.put(kind.replace("-", " ").capitalize())
    page.add(writer, BlockKind.HEADING if part.name else BlockKind.TITLE, 1 if part.name else 0)
    for later in writer.deferred:
        blocks.one(page, later, 1)
    for other in () if group is None else group.iterfind("trans-title-group/trans-title"):
        blocks.paragraph(page, other, 1, BlockKind.MATTER)


def _body(page: Page, body: Element, level: int, *, after_abstract: bool) -> None:
    """Add the body; text before its first section must not seem to go on with the abstract."""
    first = next((child for child in body if isinstance(child.tag, str)), None)
    loose = (body.text or "").strip() or (first is not None and first.tag != "sec")
    if after_abstract and loose:
        blocks.heading(page, body, level, "Main text")
    blocks.parts(page, body, level)


def _left(page: Page) -> None:
    """Add the passages of links that stand where no text is read, in the article's metadata perhaps."""
    seen: set[Element] = set()
    for link in list(page.cited):
        if link not in page.cited:
            continue
        around = link.getparent()
        writer = page.writer(link)
        if around is not None and around not in seen:
            seen.add(around)
            text.content(writer, around)
        if link in page.cited:
            text.inline(writer, link)
        page.add(writer, BlockKind.MATTER)
