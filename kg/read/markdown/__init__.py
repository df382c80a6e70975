"""Markdown and plain text, as Pandoc reads them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import BlockKind, Document, Work
from kg.read import contact, frontmatter, published, rejoin
from kg.read.markdown import (
    captions,
    headings,
    lost,
    matter,
    metadata,
    notes,
    reading,
    reflist,
)
from kg.read.markdown import (
    source as sources,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Block, Problem
    from kg.read.markdown.drafts import Draft
    from kg.read.markdown.metadata import About


def parse(text: str, source: str) -> Document:
    """Read an article in Markdown or plain text; ``source`` is its name.

    Every word of it is in a block, or a problem says why not. Takes time linear in the length of the text: a passage
    beyond the limits in :mod:`kg.read.markdown.syntax` is kept as it is, and said. Means of contact are not kept.
    """
    text, problems = sources.cleaned(text, source)
    parts = frontmatter.split(text)
    state = reading.of(parts.text, source)
    found = state.blocks(parts.text, parts.text_line)
    about = metadata.read(parts, found.metadata, state)
    missed, losses = lost.found(found, parts.text)
    body, unused = notes.checked([*found.drafts, *missed], source)
    blocks, contacts = contact.withheld(_blocks(body, about), source)
    faults = [
        *problems,
        *state.problems(parts.text, parts.text_line),
        *about.problems,
        *found.problems,
        *losses,
        *unused,
    ]
    return Document(
        source=source,
        work=_dated(_titled(about.work, blocks), blocks),
        blocks=tuple(rejoin.rejoin(blocks)),
        keywords=about.keywords or matter.keywords(blocks),
        bibliographies=about.bibliographies,
        nocite=about.nocite,
        problems=tuple(sorted({*map(_discreet, faults), *contacts})),
    )


def _blocks(body: Sequence[Draft], about: About) -> list[Block]:
    """Return the blocks, each with the part that it plays in the article."""
    drafts = headings.titled(headings.marked(body), about.title)
    drafts = metadata.with_abstract(drafts, about.abstract)
    drafts = matter.marked(reflist.marked(captions.marked(drafts)))
    return [draft.block for draft in drafts]


def _titled(work: Work, blocks: Sequence[Block]) -> Work:
    title = next((block.text for block in blocks if block.kind is BlockKind.TITLE), "")
    return work if work.title else replace(work, title=title)


def _dated(work: Work, blocks: Sequence[Block]) -> Work:
    return work if work.date else replace(work, date=published.date(blocks))


def _discreet(problem: Problem) -> Problem:
    """Return a problem that quotes no e-mail address or telephone number."""
    return replace(problem, message=contact.redacted(problem.message), raw=contact.redacted(problem.raw))
