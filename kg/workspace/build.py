"""From the files of a workspace to the quads of its graph, all at once, in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import judge, merge, triples
from kg.errors import InputError
from kg.model import Problem, Severity
from kg.read import encoding, verdicts, works
from kg.workspace import reading
from kg.workspace.sources import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.merge import Merging
    from kg.model import Judged, LinkedArticle, Listed, Verdict, Vocabulary, Word
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
    reader = reading.reader(require_articles(sources))
    articles = []
    unread: list[Problem] = []
    for path in sources.articles:
        try:
            articles.append(reader.article(path)[0])
        except InputError as error:
            if len(sources.articles) == 1:
                raise
            unread.append(unread_article(sources.name(path), error.message))
    distinct = _distinct(articles)
    written, faulty = written_verdicts(sources)
    judged, homeless = judge.attach(written, distinct)
    return Reading(distinct, reader.vocabulary, judged, (*unread, *faulty, *homeless))


def entries(base: str, articles: Iterable[LinkedArticle]) -> list[Listed]:
    """Return the entries of all lists."""
    return [entry for linked in articles for entry in merge.listed(base, linked)]


def merged(base: str, sources: Sources, entries: Iterable[Listed]) -> tuple[Merging, tuple[Problem, ...]]:
    """Return which entries of all lists mean one work, and what is in doubt or could not be used of the table of works."""
    said, faulty = written_words(sources)
    found = merge.merge(base, entries, said)
    return found, (*faulty, *found.problems, *merge.doubts(found))


def require_articles(sources: Sources) -> Sources:
    """Return the sources; raises :class:`InputError` when there is no article among them."""
    if sources.articles:
        return sources
    raise InputError(
        "there is no article to read",
        place=str(sources.root),
        remedy="Name a Markdown, text or JATS file, or a folder that holds one.",
    )


def lines(base: str, reading: Reading) -> list[str]:
    """Return the N-Quads lines of all that was read, unsorted."""
    found = triples.of_vocabulary(base, reading.vocabulary)
    for linked in reading.articles:
        found += triples.of_article(base, linked)
    return found + triples.of_verdicts(base, reading.verdicts)


def written_verdicts(sources: Sources) -> tuple[tuple[Verdict, ...], tuple[Problem, ...]]:
    """Return the verdicts of the workspace's table, if it has one, and what could not be read of it."""
    if sources.verdicts is None:
        return (), ()
    name = sources.name(sources.verdicts)
    text, unreadable = encoding.decode(read_bytes(sources.verdicts), name)
    written, faulty = verdicts.parse(text, name)
    return tuple(written), (*unreadable, *faulty)


def written_words(sources: Sources) -> tuple[tuple[Word, ...], tuple[Problem, ...]]:
    """Return what persons say of works in the workspace's table, if it has one, and what could not be read of it."""
    if sources.works is None:
        return (), ()
    name = sources.name(sources.works)
    text, unreadable = encoding.decode(read_bytes(sources.works), name)
    said, faulty = works.parse(text, name)
    return said, (*unreadable, *faulty)


def unread_article(source: str, message: str) -> Problem:
    """Return the problem of an article of which nothing could be read."""
    return Problem(source, 0, "unread-article", message, Severity.ERROR)


def renamed(linked: LinkedArticle, number: int) -> LinkedArticle:
    """Return the ``number``-th article of one name under a name of its own, which a problem explains."""
    slug = linked.article.slug
    article = replace(linked.article, slug=f"{slug}-{number}")
    message = f"another article is already called {slug!r}; this one is kept as {article.slug!r}"
    problem = Problem(article.source, 0, "same-article-twice", message)
    return replace(linked, article=article, problems=tuple(sorted((*linked.problems, problem))))


def _distinct(articles: Sequence[LinkedArticle]) -> tuple[LinkedArticle, ...]:
    """Give two articles of one name names of their own, in the order they were read."""
    taken: Counter[str] = Counter()
    named = []
    for linked in articles:
        slug = linked.article.slug
        taken[slug] += 1
        named.append(renamed(linked, taken[slug]) if taken[slug] > 1 else linked)
    return tuple(named)
