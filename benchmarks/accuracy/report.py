"""What a comparison with a gold standard found."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """How many of ``total`` cases came out equal to the gold, and what differs in the others."""

    name: str
    total: int = 0
    equal: int = 0
    differences: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, case: str, difference: str | None) -> None:
        """Count one case; ``difference`` is None when it equals the gold."""
        self.total += 1
        if difference is None:
            self.equal += 1
        else:
            self.differences.append(f"{case}: {difference}")
