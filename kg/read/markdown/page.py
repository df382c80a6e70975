"""What is being written while the tokens of a paragraph are read, and for whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Problem, Severity

if TYPE_CHECKING:
    from markdown_it.token import Token

    from kg.read.markdown.writer import Writer


@dataclass(slots=True)
class Page:
    """The writers at work, the innermost last: notes and captions have one of their own.

    ``identifiers`` are those that the article's own attribute lists define; ``links`` where the text of each open link
    begins, and its token.
    """

    source: str
    identifiers: frozenset[str]
    writers: list[Writer]
    links: list[tuple[int, Token]] = field(default_factory=list)

    @property
    def writer(self) -> Writer:
        """Return the writer whose turn it is."""
        return self.writers[-1]

    def problem(self, token: Token, code: str, message: str, severity: Severity, raw: str) -> None:
        """Note that something at ``token`` could not be used as meant."""
        line = self.writer.line_at(token.meta.get("at", 0))
        self.writer.problems.append(Problem(self.source, line, code, message, severity, raw))
