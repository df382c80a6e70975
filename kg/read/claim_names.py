"""What claims are called: the id a person gave, else a fingerprint of what they say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.model import Problem
from kg.names import fingerprint

if TYPE_CHECKING:
    from kg.read.annotated import Draft


class ClaimNames:
    """Names the claims of one article; a name that is taken is numbered from 2."""

    def __init__(self, source: str) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._taken: Counter[str] = Counter()

    def name(self, draft: Draft, line: int) -> str:
        """Return the name of a claim that stands on ``line``; an id given twice is a Problem."""
        name = draft.id or fingerprint(draft.text)
        unused = self._unused(name)
        if draft.id and unused != name:
            message = (
                f"two claims are called {name!r}; this one is kept as {unused!r}. Give it an id of its own"
            )
            self.problems.append(Problem(self._source, line, "duplicate-claim-id", message, raw=name))
        return unused

    def _unused(self, name: str) -> str:
        self._taken[name] += 1
        return name if self._taken[name] == 1 else self._unused(f"{name}-{self._taken[name]}")
