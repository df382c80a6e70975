"""A workspace as it stands after one build: what all pages of that moment are made from."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from kg import network, query
from kg.errors import InputError
from kg.triples import Names
from kg.workspace.corpus.outputs import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyoxigraph as ox

    from kg.network import Corpus
    from kg.query import Question, Value
    from kg.workspace import Built, Workspace
    from kg.workspace.audited import Audited
    from kg.workspace.corpus.build import Progress


T = TypeVar("T")

_KEPT = 64
"""Pages, audits and lists of single articles that are kept: some megabyte each."""

_ON = query.parse(
    "findings-on",
    """SELECT DISTINCT ?code ?severity ?title ?message ?finding WHERE {
  VALUES ?about { UNDEF }
  ?finding a sh:ValidationResult ; sh:focusNode ?about ; kg:code ?code ; rdfs:label ?title ; sh:resultSeverity ?level ;
    sh:resultMessage ?message .
  BIND(IF(?level = sh:Violation, "error", IF(?level = sh:Warning, "warning", "info")) AS ?severity)
} ORDER BY ?severity ?code ?message""",
)


@dataclass(frozen=True)
class Snapshot:
    """One state of the graph; ``number`` counts the states since the server started, from 1.

    ``built`` says what the build that led to it made; its audit is there unless the workspace is a corpus. What changed on disk
    after ``began``, when the build did (nanoseconds since the epoch), may not be in it.
    """

    number: int
    workspace: Workspace
    built: Built
    store: ox.Store
    began: int

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
        """The IRIs of the articles by their short names, in the order of their list."""
        base = self.workspace.settings.base
        if self.is_corpus:
            return {slug: Names(base, slug).article for slug in listed(self.workspace.output)}
        return {iri.removeprefix(f"{base}article/"): iri for iri in network.articles(self.store)}

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The shipped questions and the workspace's own, by name."""
        return self.workspace.questions()

    def rows(self, question: str, **things: str) -> list[dict[str, Value]]:
        """Answer a question about things that are named by their IRIs."""
        bound = query.bind(self.questions[question], {name: (f"<{iri}>",) for name, iri in things.items()})
        return query.select(self.store, bound).records()

    def findings_on(self, iri: str) -> tuple[dict[str, Value], ...]:
        """Return what the graph holds of findings about a thing; a corpus holds none."""
        return tuple(query.select(self.store, query.bind(_ON, {"about": (f"<{iri}>",)})).records())

    def audited(self, article: str = "") -> Audited:
        """Return the audit: of all articles together, or in a corpus of the one that ``article`` names.

        Takes as long as an audit does where it is a corpus. Raises :class:`kg.errors.InputError` when a corpus is asked for no
        article, or for one that it has not.
        """
        if self.built.audited is not None:
            return self.built.audited
        if not article:
            raise InputError("there are too many articles to look at all at once", remedy="Name one of them.")
        return self.keep(f"audit {article}", lambda: self.workspace.audit_article(article))

    def keep(self, key: str, make: Callable[[], T]) -> T:
        """Return what is made once for this state, and kept as long as few others are asked for; one key, one type."""
        if key not in self._kept:
            while len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[key] = make()
        kept: T = self._kept[key]
        return kept

    def forget(self, key: str) -> None:
        """Keep something no longer, so that it is made anew."""
        self._kept.pop(key, None)

    @cached_property
    def _kept(self) -> dict[str, Any]:
        return {}


def make(workspace: Workspace, number: int, progress: Progress | None = None) -> Snapshot:
    """Build a workspace and return what it is now; takes as long as the build does, which ``progress`` is told of."""
    began = time.time_ns()
    built = workspace.build(progress=progress)
    return Snapshot(number, workspace, built, workspace.store, began)
