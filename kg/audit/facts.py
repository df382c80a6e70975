"""What a check may look at: the graph, its thresholds, and what the workspace hands over beside the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kg.query import Value, select

if TYPE_CHECKING:
    from decimal import Decimal

    import pyoxigraph as ox

Row: TypeAlias = Mapping[str, Value]
"""One thing found: the columns that the message, the key and the finding are made of."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The material of one run of one check."""

    store: ox.Store
    thresholds: Mapping[str, Decimal] = field(default_factory=dict)

    def ask(self, sparql: str, place: str = "") -> list[dict[str, Value]]:
        """Return the rows of a question to the graph."""
        return select(self.store, sparql, place=place).records()
