"""What a build made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.model import Audit, Problem
    from kg.workspace.audited import Audited

LARGE = 200
"""Articles from which a workspace is built as a corpus: into a store on disk, by several processes, not audited at once."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the folder, its counts in the order they are shown, and problems.

    A corpus is not audited while it is built: its ``audited`` is nothing. ``handed`` are those of the problems that are not the
    articles' own; ``made`` is how many articles were read.
    """

    folder: Path
    counts: Mapping[str, int]
    audited: Audited | None
    problems: tuple[Problem, ...]
    handed: tuple[Problem, ...]
    made: int

    @property
    def audit(self) -> Audit | None:
        """What the checks say, where they ran."""
        return self.audited.audit if self.audited else None
