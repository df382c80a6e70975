"""What a check may look at: the graph, its thresholds, and what the workspace hands over beside the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kg.query import Value

if TYPE_CHECKING:
    from decimal import Decimal

    from kg.audit.corpus import Corpus
    from kg.model import Notice

Row: TypeAlias = Mapping[str, Value]
"""One thing found: the columns that the message, the key and the finding are made of."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What lies beside the graph: texts of cited works by the IRI of the work, and notices on retracted ones."""

    texts: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """The material of one run of one check."""

    corpus: Corpus
    thresholds: Mapping[str, Decimal] = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)

    def text_of(self, work: str) -> tuple[str, str]:
        """Return what can be read of a work and what that is: its full text, its abstract, or nothing."""
        if text := self.evidence.texts.get(work):
            return text, "full text"
        abstract = self.corpus.abstracts.get(work, "")
        return abstract, "abstract" if abstract else ""
