"""Which works of a workspace's reference lists are one, asked for two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import merge
from kg.errors import InputError
from kg.workspace import build
from kg.workspace.corpus import state

if TYPE_CHECKING:
    from kg.merge import Answer, Merging
    from kg.model import Listed
    from kg.workspace.workspace import Workspace


def why_same(workspace: Workspace, a: str, b: str) -> Answer:
    """Return whether ``a`` and ``b`` are the same work, and why.

    Raises :class:`InputError` when one names no work, or several.
    """
    merging, _ = build.merged(workspace.settings.base, workspace.sources, _entries(workspace))
    return merge.why(merging, _meant(a, merging), _meant(b, merging))


def _entries(workspace: Workspace) -> list[Listed]:
    """Return the entries of all lists: of a corpus as it was built, else as the articles say now."""
    if not workspace.is_corpus:
        return build.entries(workspace.settings.base, workspace.articles)
    if not (workspace.output / state.FILE_NAME).is_file():
        raise InputError("the corpus has not been built", remedy="Build it with 'kg build'.")
    with state.opened(workspace.output) as memory:
        return memory.entries()


def _meant(word: str, merging: Merging) -> tuple[Listed, ...]:
    found = merge.meant(word, merging.works, merging.works)
    if not found:
        raise InputError(
            f"no entry of a reference list is called {word!r}",
            remedy="Write a DOI, a PubMed id, the IRI of a work, a citation key or article/label.",
        )
    works = {merging.works[entry]: entry for entry in reversed(found)}
    if len(works) > 1:
        examples = ", ".join(sorted(entry.id for entry in works.values())[:5])
        raise InputError(f"{word!r} names {len(works)} works", remedy=f"Write one of: {examples}.")
    return found
