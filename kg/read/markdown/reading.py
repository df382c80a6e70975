"""Texts of one article, read with one parser: its body, its abstract, the fields of its metadata."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Problem, Severity
from kg.read import contact
from kg.read.markdown import drafts, plain, syntax

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt

    from kg.read.markdown.drafts import Gathering
    from kg.read.markdown.passages import Passage


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of an article as a whole while its parts are read."""

    source: str
    examples: Mapping[str, int]
    identifiers: frozenset[str]
    parser: MarkdownIt = field(default_factory=syntax.parser)

    def problems(self, text: str, first: int) -> list[Problem]:
        """Return what may not have been meant in a text that begins on line ``first``."""
        message = "Pandoc reads (@{0}) here as a numbered example; if it is a citation, write [@{0}]"
        return [
            Problem(
                self.source,
                first + text.count("\n", 0, place),
                "numbered-example",
                message.format(label),
                Severity.INFO,
                label,
            )
            for label, place in self.examples.items()
        ]

    def blocks(self, text: str, first: int) -> Gathering:
        """Return the blocks of a text that begins on line ``first``."""
        tokens = self.parser.parse(text, {"examples": self.examples})
        return drafts.gather(tokens, self.source, first, self.identifiers)

    def passage(self, text: str, line: int) -> Passage:
        """Return a text that is one passage, without blocks."""
        token = self.parser.parseInline(text[: syntax.LONGEST_PASSAGE], {"examples": self.examples})[0]
        return plain.read(token, line, self.source, self.identifiers)

    def plain(self, text: str) -> str:
        """Return a text without markup, addresses and telephone numbers."""
        return contact.redacted(self.passage(text, 1).text)

    def keys(self, text: str) -> list[str]:
        """Return the citation keys in a text, in order."""
        return [label.text for marker in self.passage(text, 1).markers for label in marker.labels]


def of(text: str, source: str) -> Reading:
    """Return what the reader has to know of the whole text beforehand."""
    return Reading(source, syntax.examples(text), syntax.identifiers(text))
