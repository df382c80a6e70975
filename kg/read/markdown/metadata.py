"""What the metadata of an article say: of the article, of what it cites, of its title and abstract."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import Block, BlockKind, Problem, Work
from kg.read import frontmatter
from kg.read.frontmatter import Field, work
from kg.read.markdown.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.read.frontmatter import Split
    from kg.read.markdown.reading import Reading


@dataclass(frozen=True, slots=True)
class About:
    """Metadata of an article; ``abstract`` is a section of its own."""

    work: Work
    keywords: tuple[str, ...]
    bibliographies: tuple[str, ...]
    nocite: tuple[str, ...]
    title: Draft | None
    abstract: tuple[Draft, ...]
    problems: tuple[Problem, ...]


def read(parts: Split, blocks: Sequence[tuple[str, int]], reading: Reading) -> About:
    """Read the metadata before the text and the ``blocks`` in its midst; of a field given twice the first counts."""
    fields: dict[str, Field] = {}
    problems = [_unclosed(reading.source)] if parts.unclosed else []
    for text, line in ((parts.metadata, parts.metadata_line), *blocks):
        if text.strip():
            found, faults = frontmatter.read(text, line, reading.source)
            fields = found | fields
            problems += faults
    fields = _title_block(parts) | fields
    title = _title(fields.get("title"), reading)
    return About(
        work.of(fields, reading.plain),
        work.keywords(fields),
        work.bibliographies(fields),
        _nocite(fields, reading),
        title,
        _abstract(fields.get("abstract"), reading, problems),
        tuple(problems),
    )


def _unclosed(source: str) -> Problem:
    message = (
        "the metadata that begin here are never closed, so they are read as text; end them with a line of ---"
    )
    return Problem(source, 1, "unclosed-front-matter", message)


def _title_block(parts: Split) -> dict[str, Field]:
    names = ("title", "author", "date")
    return {name: Field(text, line) for name, (text, line) in zip(names, parts.title, strict=False) if text}


def _title(field: Field | None, reading: Reading) -> Draft | None:
    if not field or not isinstance(field.value, str) or not field.value.strip():
        return None
    passage = reading.passage(field.value.strip(), field.line)
    block = Block(
        BlockKind.TITLE, passage.text, field.line, 1, passage.superscripts, passage.opaque, passage.markers
    )
    return Draft(block) if passage.text else None


def _nocite(fields: Mapping[str, Field], reading: Reading) -> tuple[str, ...]:
    if "nocite" not in fields:
        return ()
    value = fields["nocite"].value
    texts = value if isinstance(value, list) else [value]
    found = (key for text in texts if isinstance(text, str) for key in reading.keys(text))
    return tuple(dict.fromkeys(found))


def _abstract(field: Field | None, reading: Reading, problems: list[Problem]) -> tuple[Draft, ...]:
    if not field or not isinstance(field.value, str) or not field.value.strip():
        return ()
    found = reading.blocks(field.value, field.line)
    problems += found.problems
    heading = Block(BlockKind.HEADING, "Abstract", field.line, 1)
    return (Draft(heading), *found.drafts)


def with_abstract(drafts: Sequence[Draft], abstract: Iterable[Draft]) -> list[Draft]:
    """Return the blocks with the abstract of the metadata after the title, on the level of the first section."""
    section = list(abstract)
    if not section or section[-1].block.text in {draft.block.text for draft in drafts}:
        return list(drafts)
    level = next((draft.block.level for draft in drafts if draft.block.kind is BlockKind.HEADING), 1)
    section[0] = replace(section[0], block=replace(section[0].block, level=level))
    titles = [index for index, draft in enumerate(drafts[:1]) if draft.block.kind is BlockKind.TITLE]
    place = titles[0] + 1 if titles else 0
    return [*drafts[:place], *section, *drafts[place:]]
