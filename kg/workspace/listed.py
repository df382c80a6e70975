"""An article whose numbered reference list lies in a file of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import BlockKind, MarkerForm
from kg.read.vancouver import UNNUMBERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Bibliography, Document


def with_list(
    document: Document, bibliographies: Sequence[Bibliography]
) -> tuple[Document, tuple[Bibliography, ...]]:
    """Return an article that prints no list with the numbered list beside it as its own, and the other bibliographies.

    So numbers in its text are judged, and linked, as if the list stood at its end. Nothing changes where there is no such
    list, or more than one, or where the article cites by keys and has another bibliography for them.
    """
    lists = [one for one in bibliographies if _is_numbered(one)]
    if len(lists) != 1 or _has_list(document) or (len(bibliographies) > 1 and _cites_by_key(document)):
        return document, tuple(bibliographies)
    found = lists[0]
    others = (replace(one, references=()) if one is found else one for one in bibliographies)
    return replace(document, printed=found.references), tuple(others)


def _is_numbered(bibliography: Bibliography) -> bool:
    """Say whether numbers are printed before the entries."""
    labels = [reference.label for reference in bibliography.references]
    counted = any(problem.code == UNNUMBERED for problem in bibliography.problems)
    return bool(labels) and not counted and all(label[:1].isdecimal() for label in labels)


def _has_list(document: Document) -> bool:
    return bool(document.printed) or any(block.kind is BlockKind.REFERENCE for block in document.blocks)


def _cites_by_key(document: Document) -> bool:
    return any(marker.form is MarkerForm.KEY for block in document.blocks for marker in block.markers)
