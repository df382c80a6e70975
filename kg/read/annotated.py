"""Claims that a person has marked in the text: ``[...]{#juvenile-incidence .prevalence}``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Annotation, Marker, Span

NO_CLAIM = "no-claim"
"""The class by which a person says that a passage states nothing to be sourced."""

_KINDS = {str(kind): kind for kind in ClaimKind}


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it has a name of its own; spans are in the block's text.

    ``kind`` is None where the person left it to the rules; ``text`` is what it says, empty where that is not yet known.
    """

    span: Span
    id: str = ""
    kind: ClaimKind | None = None
    markers: tuple[Marker, ...] = ()
    text: str = ""


def decides(note: Annotation) -> bool:
    """Say whether an annotation is about claims at all: it has an id, a kind, or says that there is none."""
    return bool(note.id or _kind(note) or NO_CLAIM in note.classes)


def drafts(annotations: Sequence[Annotation], markers: Sequence[Marker]) -> tuple[Draft, ...]:
    """Return the claims that ``annotations`` mark, each with the markers that source it.

    A marker inside a marked passage sources that claim alone. A marker beside them sources all passages that have none
    of their own, or else the last passage before it: no marker is lost.
    """
    meant = [note for note in annotations if NO_CLAIM not in note.classes and (note.id or _kind(note))]
    own = {note: [marker for marker in markers if note.span.holds(marker.span)] for note in meant}
    inside = {marker for held in own.values() for marker in held}
    bare = [note for note in meant if not own[note]]
    for marker in markers:
        if marker not in inside and meant:
            for note in bare or [_last_before(meant, marker)]:
                own[note].append(marker)
    return tuple(Draft(note.span, note.id, _kind(note), tuple(own[note])) for note in meant)


def _kind(note: Annotation) -> ClaimKind | None:
    return next((_KINDS[name] for name in note.classes if name in _KINDS), None)


def _last_before(notes: Sequence[Annotation], marker: Marker) -> Annotation:
    before = [note for note in notes if note.span.end <= marker.span.start]
    return before[-1] if before else notes[0]
