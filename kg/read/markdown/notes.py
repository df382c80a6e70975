"""Footnotes that nothing refers to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.read.markdown.drafts import Draft


def checked(drafts: Sequence[Draft], source: str) -> tuple[list[Draft], list[Problem]]:
    """Return the blocks; a footnote that nothing refers to is not printed, so it cites nothing, and is said."""
    used = {label for draft in drafts for label in draft.notes}
    kept: list[Draft] = []
    problems: dict[str, Problem] = {}
    for draft in drafts:
        if not draft.note or draft.note in used:
            kept.append(draft)
            continue
        message = f"nothing refers to the footnote [^{draft.note}]; its citations do not count"
        problems.setdefault(
            draft.note, Problem(source, draft.block.line, "unused-footnote", message, raw=draft.note)
        )
        kept.append(replace(draft, block=replace(draft.block, markers=())))
    return kept, list(problems.values())
