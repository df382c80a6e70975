"""One article with its bibliographies: from the bytes of files to linked records."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg import link
from kg.model import Problem, Severity, Vocabulary
from kg.read import bibliographies, compose, concepts, pointers, skos
from kg.read.formats import article_reader
from kg.workspace import listed
from kg.workspace.sources import LARGEST_ARTICLE, read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kg.model import Bibliography, Document, LinkedArticle
    from kg.read.concepts import Matcher
    from kg.workspace.sources import Sources


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the articles of a workspace; what they share (vocabulary, bibliographies) is read once."""

    sources: Sources
    vocabulary: Vocabulary
    matcher: Matcher
    _own: Mapping[tuple[Path, str], tuple[Path, ...]]
    _in_folder: Mapping[Path, tuple[Path, ...]]
    _shelf: dict[Path, Bibliography] = field(default_factory=dict)

    def article(self, path: Path) -> tuple[LinkedArticle, tuple[Path, ...]]:
        """Return an article, linked, and the bibliographies it uses, with those it names that are not there.

        Raises :class:`kg.errors.InputError` when the file cannot be read.
        """
        source = self.sources.name(path)
        document = article_reader(path.suffix)(read_bytes(path, LARGEST_ARTICLE), source)
        named = [path.parent / name for name in document.bibliographies]
        there = [file for file in named if file.is_file() and _beside(path, file)]
        chosen = dict.fromkeys(file.resolve() for file in there or self._unnamed(path))
        shelf: Sequence[Bibliography] = [self._bibliography(file) for file in chosen]
        if there or self._is_alone(path):
            document, shelf = listed.with_list(document, shelf)
        article = compose.compose(pointers.find(document), self.vocabulary, self.matcher)
        linked = link.resolve(article, shelf)
        missing = [_missing(document, file.name) for file in named if file not in there]
        problems = sorted({*linked.problems, *missing, *self.vocabulary.problems})
        absent = [file for file in named if not file.exists()]
        return replace(linked, problems=tuple(problems)), (*chosen, *absent)

    def _is_alone(self, path: Path) -> bool:
        """Say whether the bibliographies of an article are those of no other."""
        return len(self.sources.articles) == 1 or (path.parent, path.stem) in self._own

    def _unnamed(self, path: Path) -> tuple[Path, ...]:
        """Return the bibliographies of an article that names none.

        Of several articles, those called as it is; else all, in nested folders all on the way up.
        """
        own = self._own.get((path.parent, path.stem))
        if own or not self.sources.nested:
            return own or self.sources.bibliographies
        return tuple(file for folder in path.parents for file in self._in_folder.get(folder, ()))

    def _bibliography(self, file: Path) -> Bibliography:
        if file not in self._shelf:
            self._shelf[file] = bibliographies.parse(read_bytes(file), self.sources.name(file))
        return self._shelf[file]


def reader(sources: Sources) -> Reader:
    """Read what all articles share."""
    terms = vocabulary(sources)
    own: defaultdict[tuple[Path, str], tuple[Path, ...]] = defaultdict(tuple)
    in_folder: defaultdict[Path, tuple[Path, ...]] = defaultdict(tuple)
    for file in sources.bibliographies if len(sources.articles) > 1 or sources.nested else ():
        own[file.parent, file.stem] += (file,)
        in_folder[file.parent] += (file,)
    return Reader(sources, terms, concepts.matcher(terms), own, in_folder)


def vocabulary(sources: Sources) -> Vocabulary:
    """Read the vocabularies of a workspace as one; of a concept that several describe, the first counts."""
    parts = [skos.parse(read_bytes(path), sources.name(path)) for path in sources.vocabularies]
    merged = {concept.iri: concept for part in reversed(parts) for concept in part.concepts}
    return Vocabulary(
        concepts=tuple(merged[iri] for iri in sorted(merged)),
        problems=tuple(problem for part in parts for problem in part.problems),
    )


def _beside(article: Path, file: Path) -> bool:
    """Say whether a file that an article names lies in the article's folder or below: no other is opened."""
    return file.resolve().is_relative_to(article.parent.resolve())


def _missing(document: Document, name: str) -> Problem:
    message = f"the front matter names the bibliography {name!r}, which does not lie beside the article"
    return Problem(document.source, 1, "missing-bibliography", message, Severity.WARNING, name)
