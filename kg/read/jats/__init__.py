"""JATS XML: what publishers deliver to PubMed Central and others, in all its dialects.

Source: NISO Z39.96, Journal Article Tag Suite, and its forerunner, the NLM DTDs 1–3.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.model import Document, Problem, Severity, Work
from kg.read import contact
from kg.read.jats import metadata, parts, references, targets, xml
from kg.read.jats.elements import HANDLERS
from kg.read.jats.markers import Reading
from kg.read.jats.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Block, Reference
    from kg.read.jats.parts import Part
    from kg.read.jats.references import Entry
    from kg.read.jats.xml import Element

__all__ = ["parse"]


def parse(data: bytes, source: str) -> Document:
    """Return an article as blocks in reading order, with its reference list and what is wrong with the file.

    Links to references (``xref``) are markers of the form ``XREF``. Their labels are the printed numbers where no two
    references of the list share one, else the ids of the references. Sub-articles and responses follow the article,
    each under a heading of its own; their blocks and references carry its id as ``part``.
    E-mail addresses and telephone numbers are left out. Nothing outside ``data`` is read.
    """
    root, problems = xml.read(data, source)
    article = None if root is None else xml.article(root, source, problems)
    if article is None:
        return Document(source, Work(), (), problems=tuple(problems))
    return _document(article, source, problems)


def _document(article: Element, source: str, problems: list[Problem]) -> Document:
    several = parts.of(article)
    main = several[0].front
    problems += metadata.notices(main, article, source)
    entries = [entry for part in several for entry in _entries(part, source, problems)]
    problems += _twice(entries, source)
    labels = targets.names(entries, numbered=_numbered(several, entries))
    shelf = targets.shelve(entries, labels)
    printed = tuple(references.references(entries, labels, source))
    page = Page(
        source, Reading(shelf, source, problems), problems, HANDLERS, entries=_printed(entries, labels)
    )
    for part in several:
        scope = targets.scope(shelf, part.name, source, problems)
        found = ((link, targets.resolve(link, scope)) for link in part.iter("xref"))
        page.cited = {link: cited for link, cited in found if cited}
        parts.read(page, part)
    blocks, withheld = contact.withheld(page.blocks, source)
    return Document(
        source=source,
        work=metadata.work(main, article),
        blocks=tuple(blocks),
        printed=printed,
        keywords=metadata.keywords(main),
        style=_style(blocks, printed),
        problems=(*problems, *withheld),
    )


def _entries(part: Part, source: str, problems: list[Problem]) -> Iterator[Entry]:
    elements = list(part.iter("ref"))
    for element in elements:
        yield references.read(element, part.name, len(elements), source, problems)


def _numbered(several: Iterable[Part], entries: Sequence[Entry]) -> frozenset[str]:
    """Return the names of the parts whose entries print no label, but are cited by their places."""
    bare = {part.name: [entry for entry in entries if entry.part == part.name] for part in several}
    return frozenset(
        part.name
        for part in several
        if bare[part.name]
        and not any(entry.label for entry in bare[part.name])
        and targets.counted(bare[part.name], part.iter("xref"))
    )


def _printed(entries: Iterable[Entry], labels: Iterable[Sequence[str]]) -> dict[Element, str]:
    """Return what the list prints for each entry, its number included."""
    return {
        entry.element: f"{f'{names[0]}. ' if names[0].isdecimal() else ''}{' '.join(entry.texts)}".strip()
        for entry, names in zip(entries, labels, strict=True)
    }


def _twice(entries: Iterable[Entry], source: str) -> Iterator[Problem]:
    counts = Counter((entry.part, entry.id) for entry in entries)
    for (_, name), count in counts.items():
        if name and count > 1:
            line = next(entry.line for entry in entries if entry.id == name)
            message = (
                f"{count} references have the id {name!r}; links mean the first. Give each an id of its own"
            )
            yield Problem(source, line, "duplicate-id", message, Severity.WARNING, name)


def _style(found: Iterable[Block], printed: Sequence[Reference]) -> str:
    """Say how the article cites, the texts appended to it apart."""
    groups = [marker for block in found if not block.part for marker in block.markers]
    if not groups:
        return ""
    links = {label.link for marker in groups for label in marker.labels if label.link}
    listed = {reference.label for reference in printed if not reference.part}
    named = {label.text for marker in groups for label in marker.labels} & listed
    return f"links to references: {len(links)} in {len(groups)} groups name {len(named)} of {len(listed)} listed references"
