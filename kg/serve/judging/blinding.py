"""What a reviewer may see: one who is blind sees nothing of others' verdicts on a pair before the own one is written.

Nothing is left to the page to hide: what is not to be seen is not sent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.serve.judging.asked import plain
from kg.serve.judging.material import changed

if TYPE_CHECKING:
    from kg.audit.queue import Candidate
    from kg.model import Finding
    from kg.serve.judging.asked import Eyes
    from kg.serve.judging.material import Material, Said

_ON_VERDICTS = re.compile(
    r"assessing|hasTarget|hasBody|wasAttributedTo|terms/(?:verdict|basis)|/verdicts|Annotation"
)
"""What the question of a check asks for that looks at verdicts: none can reach them otherwise."""


@dataclass(frozen=True)
class View:
    """The material as ``eyes`` may see it."""

    material: Material
    eyes: Eyes

    @cached_property
    def _own(self) -> frozenset[str]:
        """The citations that the reviewer has judged."""
        return frozenset(
            citation
            for citation in self.material.verdicts
            if self.material.mine(citation, self.eyes.reviewer)
        )

    @cached_property
    def _telling(self) -> frozenset[str]:
        """The checks that look at verdicts."""
        return frozenset(
            check.id for check in self.material.audited.checks if _ON_VERDICTS.search(check.query)
        )

    def hides(self, citation: str) -> bool:
        """Say whether others' verdicts on a citation are not to be seen."""
        return self.eyes.blind and citation not in self._own

    def verdicts(self, citation: str) -> tuple[Said, ...]:
        """Return the verdicts on a citation that may be seen, in the order of the file."""
        return () if self.hides(citation) else self.material.verdicts.get(citation, ())

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The open findings that may be seen: one from verdicts only when all pairs that it may be about were judged."""
        return tuple(finding for finding in self.material.audited.audit.open if self._shows(finding))

    def _shows(self, finding: Finding) -> bool:
        if not self.eyes.blind or finding.check not in self._telling:
            return True
        about = set(finding.focus)
        concerned = [pair for pair in self.material.pairs if about & {pair.about, pair.cited}]
        both = [pair for pair in concerned if {pair.about, pair.cited} <= about]
        meant = both or concerned
        return bool(meant) and all(pair.citation in self._own for pair in meant)

    def state(self, pair: Candidate) -> str:
        """Return ``judged`` by the reviewer, ``changed`` since, ``others`` for judged by others alone, or ``open``."""
        if own := self.material.mine(pair.citation, self.eyes.reviewer):
            return "changed" if all(changed(one, pair.text) for one in own) else "judged"
        return "others" if self.verdicts(pair.citation) else "open"

    def is_mine(self, said: Said) -> bool:
        """Say whether a verdict is the reviewer's own."""
        return bool(self.eyes.reviewer) and plain(said.reviewer) == self.eyes.reviewer
