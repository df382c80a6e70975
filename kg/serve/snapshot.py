"""A workspace as it stands after one build: what all pages of that moment are made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg import network
from kg.errors import InputError

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.network import Corpus
    from kg.workspace import Built, Workspace
    from kg.workspace.audited import Audited


@dataclass(frozen=True)
class Snapshot:
    """One state of the graph; ``number`` counts the states since the server started, from 1.

    ``built`` says what the build that led to it made; its audit is there unless the workspace is a corpus.
    """

    number: int
    workspace: Workspace
    built: Built
    store: ox.Store

    @property
    def is_corpus(self) -> bool:
        """Whether the articles are too many to be audited all at once."""
        return self.built.audited is None

    @cached_property
    def corpus(self) -> Corpus:
        """The articles with their claims and shared references, as plain records."""
        return network.corpus(self.store)

    @cached_property
    def articles(self) -> dict[str, str]:
        """The IRIs of the articles by their short names, in the order of the graph."""
        prefix = f"{self.workspace.settings.base}article/"
        return {iri.removeprefix(prefix): iri for iri in network.articles(self.store)}

    def audited(self, article: str = "") -> Audited:
        """Return the audit: of all articles together, or in a corpus of the one that ``article`` names.

        Takes as long as an audit does where it is a corpus. Raises :class:`kg.errors.InputError` when a corpus is asked for no
        article, or for one that it has not.
        """
        if self.built.audited is not None:
            return self.built.audited
        if not article:
            raise InputError("there are too many articles to look at all at once", remedy="Name one of them.")
        if article not in self._audits:
            self._audits[article] = self.workspace.audit_article(article)
        return self._audits[article]

    @cached_property
    def _audits(self) -> dict[str, Audited]:
        return {}


def make(workspace: Workspace, number: int) -> Snapshot:
    """Build a workspace and return what it is now; takes as long as the build does."""
    built = workspace.build()
    return Snapshot(number, workspace, built, workspace.store)
