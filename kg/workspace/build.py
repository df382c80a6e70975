"""From the bytes of a workspace's files to the quads of its graph."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import judge, link, triples
from kg.errors import InputError
from kg.model import Problem, Severity, Vocabulary
from kg.read import bibtex, compose, concepts, encoding, pointers, skos, verdicts
from kg.read.formats import article_reader
from kg.workspace.sources import LARGEST_ARTICLE, read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.model import Bibliography, Document, Judged, LinkedArticle
    from kg.workspace.sources import Sources


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from a workspace, before it becomes a graph."""

    articles: tuple[LinkedArticle, ...]
    vocabulary: Vocabulary
    verdicts: tuple[Judged, ...] = ()
    problems: tuple[Problem, ...] = ()


def read(sources: Sources) -> Reading:
    """Read and link all articles, in the order of their names.

    Raises :class:`InputError` when there is no article.
    """
    if not sources.articles:
        raise InputError(
            "there is no article to read",
            place=str(sources.root),
            remedy="Name a Markdown or text file, or a folder that holds one.",
        )
    vocabulary = _vocabulary(sources)
    matcher = concepts.matcher(vocabulary)
    shelf: dict[Path, Bibliography] = {}
    articles = []
    unread: list[Problem] = []
    for path in sources.articles:
        try:
            document = _document(path, sources.name(path))
        except InputError as error:
            if len(sources.articles) == 1:
                raise
            unread.append(Problem(sources.name(path), 0, "unread-article", error.message, Severity.ERROR))
            continue
        bibliographies, missing = _bibliographies(path, document, sources, shelf)
        article = compose.compose(document, vocabulary, matcher)
        linked = link.resolve(article, bibliographies)
        problems = sorted({*linked.problems, *missing, *vocabulary.problems})
        articles.append(replace(linked, problems=tuple(problems)))
    distinct = _distinct(articles)
    judged, homeless = _verdicts(sources, distinct)
    return Reading(distinct, vocabulary, judged, (*unread, *homeless))


def lines(base: str, reading: Reading) -> list[str]:
    """Return the N-Quads lines of all that was read, unsorted."""
    found = triples.of_vocabulary(base, reading.vocabulary)
    for linked in reading.articles:
        found += triples.of_article(base, linked)
    return found + triples.of_verdicts(base, reading.verdicts)


def _verdicts(
    sources: Sources, articles: Sequence[LinkedArticle]
) -> tuple[tuple[Judged, ...], tuple[Problem, ...]]:
    if sources.verdicts is None:
        return (), ()
    name = sources.name(sources.verdicts)
    text, unreadable = encoding.decode(read_bytes(sources.verdicts), name)
    written, faulty = verdicts.parse(text, name)
    judged, homeless = judge.attach(written, articles)
    return judged, (*unreadable, *faulty, *homeless)


def _vocabulary(sources: Sources) -> Vocabulary:
    parts = [skos.parse(read_bytes(path), sources.name(path)) for path in sources.vocabularies]
    merged = {concept.iri: concept for part in reversed(parts) for concept in part.concepts}
    return Vocabulary(
        concepts=tuple(merged[iri] for iri in sorted(merged)),
        problems=tuple(problem for part in parts for problem in part.problems),
    )


def _document(path: Path, name: str) -> Document:
    return pointers.find(article_reader(path.suffix)(read_bytes(path, LARGEST_ARTICLE), name))


def _bibliographies(
    path: Path, document: Document, sources: Sources, shelf: dict[Path, Bibliography]
) -> tuple[list[Bibliography], list[Problem]]:
    """Return the bibliographies an article uses: those it names itself, else all of the workspace.

    ``shelf`` keeps what was read, so that a bibliography shared by many articles is read once.
    """
    named = [path.parent / name for name in document.bibliographies]
    there = [file for file in named if file.is_file() and _beside(path, file)]
    problems = [_missing(document.source, file.name) for file in named if file not in there]
    chosen = dict.fromkeys(
        file.resolve() for file in (*(there or ()), *(() if there else sources.bibliographies))
    )
    for file in chosen:
        if file not in shelf:
            shelf[file] = bibtex.parse(read_bytes(file), sources.name(file))
    return [shelf[file] for file in chosen], problems


def _beside(article: Path, file: Path) -> bool:
    """Say whether a file that an article names lies in the article's folder or below: no other is opened."""
    return file.resolve().is_relative_to(article.parent.resolve())


def _missing(source: str, name: str) -> Problem:
    message = f"the front matter names the bibliography {name!r}, which does not lie beside the article"
    return Problem(source, 1, "missing-bibliography", message, Severity.WARNING, name)


def _distinct(articles: Sequence[LinkedArticle]) -> tuple[LinkedArticle, ...]:
    """Give two articles of one name names of their own, in the order they were read."""
    taken: Counter[str] = Counter()
    named = []
    for linked in articles:
        slug = linked.article.slug
        taken[slug] += 1
        if taken[slug] > 1:
            article = replace(linked.article, slug=f"{slug}-{taken[slug]}")
            message = f"another article is already called {slug!r}; this one is kept as {article.slug!r}"
            problem = Problem(article.source, 0, "same-article-twice", message)
            linked = replace(linked, article=article, problems=tuple(sorted((*linked.problems, problem))))  # noqa: PLW2901
        named.append(linked)
    return tuple(named)
