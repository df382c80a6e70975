"""What stays apart for want of evidence, as problems of the entries concerned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.merge.groups import Merging


def doubts(merging: Merging) -> Iterator[Problem]:
    """Yield a problem for each entry whose identifiers are those of two works, or whose title fits several."""
    for entry in merging.disputed:
        message = (
            f"reference {entry.label}: the DOI {entry.doi} and the PubMed id {entry.pmid} are, by what other lists say, those of "
            f"two works, or of either it cannot be told; the DOI counts"
        )
        yield Problem(entry.source, entry.line, "disputed-identifiers", message, raw=entry.pmid)
    for entry in merging.unsure:
        message = (
            f"reference {entry.label} has no identifier, and its title, year and first author fit several works; "
            f"it stays a work of its own"
        )
        yield Problem(entry.source, entry.line, "work-not-told", message, Severity.INFO)
